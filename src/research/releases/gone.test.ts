import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openStudy, release, sayYes } from '../../../test/support/studies.ts'
import { erasePerson } from '../../people/index.ts'
import { eraseOverdue } from './term.ts'
import { answerStudy, withdraw } from '../studies/consent/consent.ts'

suite('who goes from what left', () => {
  let lab: TestLab
  const members: Member[] = []

  before(async () => {
    lab = await openTestLab()
    for (let number = 0; number < 12; number += 1) members.push(await lab.member(`Personne ${number}`))
  })
  after(() => lab.close())

  const someone = (at: number): Member => members[at] ?? assert.fail('nobody')

  /** A study to which all agreed, released once. */
  async function openReleased(slug: string, texts = false): Promise<string> {
    const study = await openStudy(lab, slug, { traces: ['turns', 'texts'] })
    for (const member of members) await sayYes(lab, study, member, { texts })
    assert.equal(await release(lab, study), 'released')
    return study
  }

  const releaseOf = (studyId: string) =>
    lab.lab.db
      .selectFrom('research.release')
      .select(['closed_at', 'gone'])
      .where('study_id', '=', studyId)
      .executeTakeFirstOrThrow()

  const say = (who: Member, study: string, boxes: { data: boolean; texts?: boolean }) =>
    answerStudy(lab.lab.db, who, study, { wording: 1, takesPart: false, texts: false, ...boxes })

  test('an account that withdraws five times went once', async () => {
    const study = await openReleased('cinq-fois')
    for (let time = 0; time < 5; time += 1) {
      assert.equal(await withdraw(lab.lab.db, someone(0), 'cinq-fois'), true)
      if (time < 4) assert.equal(await say(someone(0), study, { data: true }), 'yes')
    }
    assert.equal((await releaseOf(study)).gone, 1)
    assert.equal(await release(lab, study), 'would-show')
  })

  test('an account that takes its words back, then the rest, went once', async () => {
    const study = await openReleased('mots-puis-tout', true)
    await say(someone(0), study, { data: true, texts: false })
    const { gone, closed_at } = await releaseOf(study)
    assert.equal(gone, 1)
    assert.ok(closed_at)
    await withdraw(lab.lab.db, someone(0), 'mots-puis-tout')
    assert.equal((await releaseOf(study)).gone, 1)
  })

  /** As when a study asks for other data: every yes to data falls until it is said again. */
  async function askAgain(study: string): Promise<void> {
    const { db } = lab.lab
    await db.updateTable('research.study').set({ wording: 2 }).where('id', '=', study).execute()
    await db
      .updateTable('research.consent')
      .set({ takes_part_at: null, data_at: null, texts_at: null })
      .where('study_id', '=', study)
      .execute()
  }

  test('a yes that fell when the study asked something else is taken back all the same', async () => {
    const study = await openReleased('autre-question')
    await askAgain(study)
    const page = await someone(0).get('/recherche/etudes/autre-question')
    assert.match(page.text, /autre-question\/retirer/)
    assert.equal(await withdraw(lab.lab.db, someone(0), 'autre-question'), true)
    assert.ok((await releaseOf(study)).closed_at)
    assert.equal(await withdraw(lab.lab.db, someone(0), 'autre-question'), false)
  })

  test('who withdraws while rows are being released is not in them', async () => {
    const study = await openStudy(lab, 'en-meme-temps')
    for (const member of members) await sayYes(lab, study, member)
    // A withdrawal that has not ended yet when the release begins.
    let released = Promise.resolve('')
    await lab.lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('research.consent')
        .set({ data_at: null, takes_part_at: null })
        .where('study_id', '=', study)
        .where('account_id', '=', someone(0).accountId)
        .execute()
      released = release(lab, study)
      await setTimeout(300)
    })
    assert.equal(await released, 'released')
    const { content } = await lab.lab.db
      .selectFrom('research.release_file as f')
      .innerJoin('research.release as r', 'r.id', 'f.release_id')
      .select('f.content')
      .where('r.study_id', '=', study)
      .where('f.name', '=', 'people.csv')
      .executeTakeFirstOrThrow()
    assert.equal(content.trim().split('\n').length, 1 + 11)
  })

  test('after the day that was said, what left is erased, what was answered too, and nothing leaves any more', async () => {
    const study = await openReleased('echue')
    const { db } = lab.lab
    await db
      .insertInto('research.link')
      .values({ id: 'echue', study_id: study, account_id: someone(1).accountId })
      .execute()
    await eraseOverdue(db)
    assert.equal((await releaseOf(study)).closed_at, null)
    await lab.lab.pool.query(
      "update research.study set opened_at = '2020-01-01', analysis_on = '2020-02-01', data_until = '2020-03-01' where id = $1",
      [study],
    )
    await eraseOverdue(db)
    assert.ok((await releaseOf(study)).closed_at)
    const { rows } = await lab.lab.pool.query(
      `select f.name from research.release_file f join research.release r on r.id = f.release_id where r.study_id = $1
         union all select l.id from research.link l where l.study_id = $1`,
      [study],
    )
    assert.deepEqual(rows, [])
    assert.equal(await release(lab, study), 'no-study')
  })

  test('who leaves the lab after their yes fell closes what left with it, and goes once', async () => {
    const study = await openReleased('partie')
    await askAgain(study)
    const { accountId, presentationId } = someone(11)
    await lab.lab.db
      .transaction()
      .execute((tx) => erasePerson(tx, { accountId, presentationIds: [presentationId] }))
    const { gone, closed_at } = await releaseOf(study)
    assert.ok(closed_at)
    assert.equal(gone, 1)
  })
})
