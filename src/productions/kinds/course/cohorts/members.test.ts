import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openCohort, readMain } from '../../../../../test/support/cohorts.ts'
import { writeCourse } from '../../../../../test/support/courses.ts'
import { jsonOf } from '../../../../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../../../../test/support/lab.ts'
import { addName, speakAs } from '../../../../../test/support/names.ts'
import { openProjectGroup, publishDraft } from '../../../../../test/support/productions.ts'
import { personalParts } from '../../../../platform/personal.ts'
import { forgetMembers } from './members.ts'

describe('coming to follow a course with others', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    path = await publishDraft(nadia, await writeCourse(nadia))
  })
  // All of this is more than one person opens in an hour.
  beforeEach(() => test.lab.pool.query('delete from platform.limit_count'))
  after(() => test.close())

  it('one comes under the name that speaks, seen by nobody until one says so, and only by who comes too', async () => {
    const at = await openCohort(nadia, path)
    const lou = await test.member('Lou')
    const before = await readMain(karim, at)
    assert.doesNotMatch(before, /name="named"[^>]*checked/)
    await karim.post(`${at}/venir`)
    await lou.post(`${at}/venir`, { named: '1' })
    const [ofKarim, ofLou] = [await readMain(karim, at), await readMain(lou, at)]
    assert.match(ofKarim, /Qui vient[^]*>Lou<[^]*Personne de plus/)
    assert.doesNotMatch(ofLou, /Karim/)
    assert.match(ofLou, /une autre personne, qui ne dit pas son nom/)
    for (const who of [nadia, test.visitor(), await test.member('Curieuse')])
      assert.doesNotMatch(await readMain(who, at), /Lou|Karim|Qui vient|autre personne/)
    await lou.post(`${at}/venir`)
    assert.doesNotMatch(await readMain(karim, at), /Lou/)
    await lou.post(`${at}/quitter`)
    assert.match(await readMain(karim, at), /Personne d&#39;autre pour l&#39;instant/)
    assert.match(await readMain(lou, at), /J&#39;y vais/)
    assert.equal((await lou.post(`${at}/quitter`)).status, 404)
  })

  it('asks a visitor who comes for a name, and keeps what they ticked meanwhile', async () => {
    const at = await openCohort(nadia, path)
    const asked = await test.visitor().post(`${at}/venir`, { named: '1' })
    assert.equal(asked.status, 401)
    assert.match(asked.text, /name="carry\.field\.named" value="1"/)
    assert.equal((await test.visitor().post(`${at}/quitter`)).status, 401)
  })

  it('an account comes once, under the name it came by, whichever speaks next', async () => {
    const at = await openCohort(nadia, path)
    const lou = await test.member('Lou')
    await lou.post(`${at}/venir`, { named: '1' })
    await karim.post(`${at}/venir`)
    assert.match(await readMain(karim, at), />Lou</)
    await speakAs(lou, await addName(test, lou, 'Autre nom'))
    assert.match(await readMain(lou, at), /Vous écrivez ici sous le nom Lou/)
    await lou.post(`${at}/venir`, { named: '1' })
    assert.match(await readMain(karim, at), />Lou<[^]*Personne de plus/)
    assert.doesNotMatch(await readMain(karim, at), /Autre nom/)
  })

  it('does not show someone to whoever set them aside', async () => {
    const at = await openCohort(nadia, path)
    const lou = await test.member('Lou')
    for (const who of [lou, karim]) await who.post(`${at}/venir`, { named: '1' })
    await test.lab.pool.query('insert into platform.block (account_id, presentation_id) values ($1, $2)', [
      karim.accountId,
      lou.presentationId,
    ])
    assert.doesNotMatch(await readMain(karim, at), />Lou</)
    await test.lab.pool.query('delete from platform.block')
  })

  it('counts someone whose name care hid, and does not say it', async () => {
    const at = await openCohort(nadia, path)
    const lou = await test.member('Lou')
    for (const who of [lou, karim]) await who.post(`${at}/venir`, { named: '1' })
    assert.match(await readMain(karim, at), />Lou</)
    await test.lab.pool.query('update platform.thing set hidden_at = now() where id = $1', [
      lou.presentationId,
    ])
    const page = await readMain(karim, at)
    assert.doesNotMatch(page, />Lou</)
    assert.match(page, /une autre personne/)
  })

  it('is over after its last day, and who came is forgotten a month later', async () => {
    const at = await openCohort(nadia, path)
    await karim.post(`${at}/venir`)
    const id = at.slice(-12)
    const endedFor = (days: number) =>
      test.lab.pool.query(
        `update productions.cohort set begins = current_date - 90 - $2::int where id = $1`,
        [id, days],
      )
    const coming = async () =>
      (await test.lab.pool.query('select 1 from productions.cohort_member where cohort_id = $1', [id]))
        .rowCount
    await endedFor(5)
    assert.match(await readMain(test.visitor(), at), /Ce groupe est terminé/)
    assert.doesNotMatch(await readMain(test.visitor(), `${path}/cours/groupes`), new RegExp(at))
    assert.equal((await nadia.post(`${at}/venir`)).status, 404)
    await forgetMembers(test.lab.db)
    assert.equal(await coming(), 1)
    await endedFor(32)
    await forgetMembers(test.lab.db)
    assert.equal(await coming(), 0)
  })

  it('is handed over with one’s data, and erased with the name one came by', async () => {
    const lou = await test.member('Lou')
    const group = await openProjectGroup(lou, 'Qui accompagne')
    await karim.post(`${group.path}/entrer`)
    const course = await publishDraft(lou, await writeCourse(lou, { title: 'Du groupe', group: group.id }))
    const at = await openCohort(lou, course, { name: 'Les lundis' })
    await lou.post(`${at}/venir`, { named: '1' })
    const part = personalParts().find(({ name }) => name === 'productions')
    const alone = { accountId: '', presentationIds: [lou.presentationId] }
    const given = await jsonOf(await part?.exportOf(test.lab.db, { ...alone, accountId: lou.accountId }))
    assert.match(given, /"cohorts": \[\s*\{[^}]*"name": "Les lundis"[^}]*"named": true/)
    assert.match(given, /"cohortsOpened": \[\s*\{[^}]*"name": "Les lundis"/)
    await test.lab.db.transaction().execute(async (tx) => part?.erase(tx, alone))
    for (const table of ['cohort', 'cohort_member', 'cohort_date']) {
      const { rows } = await test.lab.pool.query(
        `select 1 from productions.${table} r where row_to_json(r)::text like any($1)`,
        [[`%${lou.accountId}%`, `%${lou.presentationId}%`]],
      )
      assert.deepEqual(rows, [], table)
    }
    assert.equal((await karim.post(`${at}/fermer`)).status, 303, 'who writes the course holds it then')
  })
})
