import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answer, decisionAt, endDecision, propose } from '../../../test/support/decisions.ts'
import { groupAt, openGroup, whileHeld } from '../../../test/support/groups.ts'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../../test/support/lab.ts'
import { addName, speakAs } from '../../../test/support/names.ts'
import { closeDecision } from './close.ts'
import { takePosition } from './positions.ts'
import { amend } from './propose.ts'

suite('many who answer at once', () => {
  let world: TestLab
  let nadia: Member
  let path: string
  let groupId: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    path = await openGroup(nadia)
    groupId = (await groupAt(world, path)).id
  })
  after(() => world.close())

  const positionsOf = async (decision: string) => {
    const { id } = await decisionAt(world, decision)
    return world.lab.db
      .selectFrom('groups.decision_position')
      .selectAll()
      .where('decision_id', '=', id)
      .execute()
  }

  test('are counted once each: fifty members, the same moment', async () => {
    const members = await Promise.all(Array.from({ length: 50 }, (_, n) => world.member(`Membre ${n}`)))
    await Promise.all(members.map((member) => member.post(`${path}/entrer`)))
    const decision = await propose(nadia, path, 'texte')
    const pages = await Promise.all(members.map((member) => answer(member, decision, 'consent')))
    assert.ok(pages.every(({ status }) => status === 303))
    assert.equal((await positionsOf(decision)).length, 51)
    assert.match((await world.visitor().get(decision)).text, /51 personnes/)
  })

  test('an account counts once, however often it is sent and under whichever name', async () => {
    const samir = await world.member('Samir')
    await samir.post(`${path}/entrer`)
    const decision = await propose(nadia, path, 'texte')
    const bird = await addName(world, samir, 'Oiseau')
    await Promise.all([
      answer(samir, decision, 'consent'),
      answer(samir, decision, 'objection'),
      answer(samir, decision, 'aside'),
    ])
    await speakAs(samir, bird)
    await answer(samir, decision, 'reservation')
    const mine = (await positionsOf(decision)).filter(({ account_id }) => account_id === samir.accountId)
    assert.deepEqual(
      mine.map(({ presentation_id, choice }) => [presentation_id, choice]),
      [[samir.presentationId, 'reservation']],
    )
    assert.doesNotMatch((await nadia.get(decision)).text, /Oiseau/)
  })

  test('one who answers while it ends is counted before or refused after, never lost in silence', async () => {
    const lila = await world.member('Lila')
    await lila.post(`${path}/entrer`)
    const decision = await propose(nadia, path, 'texte')
    const { id, version } = await decisionAt(world, decision)
    await world.lab.pool.query(
      `update groups.decision set ends_at = now() + interval '300 milliseconds', prolonged = true where id = $1`,
      [id],
    )
    const where = { groupId, circle: null }
    const objection = { choice: 'objection', reason: 'Non.', wayOut: 'Oui.', lang: 'fr', version } as const
    const [answered] = await whileHeld<unknown>(world, path, [
      () => takePosition(world.lab.db, viewerOf(lila), where, id, objection),
      () => world.lab.pool.query('select pg_sleep(0.5)').then(() => closeDecision(world.lab.db, id)),
    ])
    assert.notEqual(answered, null)
    const kept = (await positionsOf(decision)).some(({ account_id }) => account_id === lila.accountId)
    assert.equal(kept, typeof answered === 'object', String(answered))
  })

  test('one who answers a text that is amended meanwhile is told, and nothing they did not read is counted', async () => {
    const rosa = await world.member('Rosa')
    await rosa.post(`${path}/entrer`)
    const decision = await propose(nadia, path, 'texte')
    const { id } = await decisionAt(world, decision)
    const where = { groupId, circle: null }
    const words = { title: 'Autre', text: 'Autre chose.', changes: '', data: {}, version: 1 }
    const consent = { choice: 'consent', reason: '', wayOut: '', lang: 'fr', version: 1 } as const
    const [amended, answered] = await whileHeld<unknown>(world, path, [
      () => amend(world.lab.db, viewerOf(nadia), where, id, words),
      () => takePosition(world.lab.db, viewerOf(rosa), where, id, consent),
    ])
    assert.equal(typeof amended, 'object')
    assert.equal(answered, 'amended')
  })

  test('two ends at once end it once', async () => {
    const other = await openGroup(nadia, { name: 'À deux' })
    const karim = await world.member('Karim')
    await karim.post(`${other}/entrer`)
    const decision = await propose(nadia, other, 'role', { roleName: 'Ranger les chaises' })
    await answer(karim, decision, 'consent')
    const { id } = await decisionAt(world, decision)
    await world.lab.pool.query(
      `update groups.decision set ends_at = now() - interval '1 second' where id = $1`,
      [id],
    )
    await Promise.all([1, 2, 3].map(() => closeDecision(world.lab.db, id)))
    const { rows } = await world.lab.pool.query(`select 1 from groups.role where name = 'Ranger les chaises'`)
    assert.equal(rows.length, 1)
    assert.equal((await endDecision(world, decision)).outcome, 'consent')
  })
})
