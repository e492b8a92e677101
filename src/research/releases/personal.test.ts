import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openMailbox, type Mailbox } from '../../../test/support/mailbox.ts'
import { openStudy, release, sayYes } from '../../../test/support/studies.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { personalParts } from '../../platform/personal.ts'
import { answerAccess, askAccess, takeRows } from './access/access.ts'
import { recallOverdue } from './recall.ts'

const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

suite('copies of rows', () => {
  let lab: TestLab
  let mailbox: Mailbox
  let ines: Member
  let people: Member[]
  let study: string

  before(async () => {
    mailbox = await openMailbox()
    lab = await openTestLab({ SMTP_URL: mailbox.url })
    people = await Promise.all(Array.from({ length: 12 }, (_, number) => lab.member(`P${number}`)))
    ines = await lab.member('Inès')
    await lab.lab.db
      .updateTable('people.account')
      .set({ email: 'ines@exemple.org' })
      .where('id', '=', ines.accountId)
      .execute()
    study = await openStudy(lab, 'copies', { by: people[0] ?? ines })
    for (const member of people) await sayYes(lab, study, member)
    await release(lab, study)
  })
  after(async () => {
    await lab.close()
    mailbox.close()
  })

  /** Inès is granted the rows and takes them. */
  async function take(): Promise<void> {
    const { db } = lab.lab
    const [first, second] = [people[0] ?? ines, people[1] ?? ines]
    const draft = { name: 'Inès Roux', institution: 'IRTS', purpose: 'Mon mémoire.', until }
    const asked = await askAccess(db, viewerOf(ines), 'copies', draft)
    assert.ok(asked && asked !== 'late')
    await answerAccess(db, viewerOf(first), asked.id, { yes: true, reason: '' })
    const steers = { ...viewerOf(second), circles: new Set(['steering'] as const) }
    assert.equal(await answerAccess(db, steers, asked.id, { yes: true, reason: '' }), 'granted')
    const open = await db
      .selectFrom('research.release')
      .select('id')
      .where('study_id', '=', study)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow()
    assert.ok(await takeRows(db, viewerOf(ines), asked.id, open.id))
  }

  const mine = async () => (await ines.get('/moi/donnees-de-recherche')).text

  test('are asked back when someone withdraws, by letter too, and nobody takes that release any more', async () => {
    await take()
    assert.doesNotMatch(await mine(), /Détruisez tous vos fichiers/)
    await people[3]?.post('/recherche/etudes/copies/retirer')
    await runDueJobs(lab.lab)
    assert.match(await mailbox.next(), /détruisez tous vos fichiers[^]*moi\/donnees-de-recherche/)
    const page = await mine()
    assert.match(page, /Détruisez tous vos fichiers/)
    const access = /recherche\/acces\/\w{12}/.exec(page)?.[0]
    assert.doesNotMatch((await ines.get(`/${access}`)).text, /name="release"/)
    const files = await lab.lab.db.selectFrom('research.release_file').select('name').execute()
    assert.deepEqual(files, [])
  })

  test('are said destroyed by who took them, where everyone reads it', async () => {
    const form = /moi\/donnees-de-recherche\/\w{12}\/detruit/.exec(await mine())?.[0] ?? ''
    assert.equal((await people[4]?.post(`/${form}`))?.status, 404)
    assert.match((await ines.submit(`/${form}`)).text, /vos fichiers sont détruits/)
    assert.match((await lab.visitor().get('/recherche/telechargements')).text, /Fichiers détruits/)
  })

  test('are asked back on the day that was said', async () => {
    study = await openStudy(lab, 'copies-2', { by: people[0] ?? ines })
    for (const member of people) await sayYes(lab, study, member)
    await release(lab, study)
    const { db } = lab.lab
    await db.updateTable('research.study').set({ slug: 'copies-1' }).where('slug', '=', 'copies').execute()
    await db.updateTable('research.study').set({ slug: 'copies' }).where('id', '=', study).execute()
    await take()
    await recallOverdue(db)
    assert.doesNotMatch(await mine(), /À détruire/)
    await db
      .updateTable('research.access')
      .set({ until: '2026-01-01' })
      .where('study_id', '=', study)
      .execute()
    await recallOverdue(db)
    assert.match(await mine(), /À détruire/)
  })

  test('whoever took them and leaves stays named in the log until they are destroyed, and nowhere else', async () => {
    const { db, pool } = lab.lab
    const held = { accountId: ines.accountId, presentationIds: [ines.presentationId] }
    const part = personalParts().find(({ name }) => name === 'lignes de recherche')
    assert.match(JSON.stringify(await part?.exportOf(db, held)), /Mon mémoire/)
    await db.transaction().execute(async (tx) => part?.erase(tx, held))
    for (const table of ['access', 'access_answer', 'download', 'release'])
      assert.equal(
        (await pool.query(`select 1 from research.${table} r where r::text like $1`, [`%${ines.accountId}%`]))
          .rowCount,
        0,
      )
    const { rows } = await pool.query('select name from research.access order by asked_at')
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['', 'Inès Roux'],
    )
  })

  test('who leaves the lab closes the releases that may hold them', async () => {
    const leaving = people[7]
    assert.ok(leaving)
    const open = () =>
      lab.lab.db
        .selectFrom('research.release')
        .select('id')
        .where('study_id', '=', study)
        .where('closed_at', 'is', null)
        .execute()
    assert.equal((await open()).length, 1)
    await lab.lab.db.transaction().execute(async (tx) => {
      const person = { accountId: leaving.accountId, presentationIds: [leaving.presentationId] }
      for (const part of personalParts().toReversed()) await part.erase(tx, person)
    })
    assert.equal((await open()).length, 0)
  })
})
