import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import { groupAt, openGroup, startNewDay } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { closeDecision } from './close.ts'

suite('a decision', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let lila: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    lila = await world.member('Lila')
  })
  after(() => world.close())
  beforeEach(async () => {
    await startNewDay(world)
    path = await openGroup(nadia, { name: 'Preuves en poche' })
    for (const member of [samir, lila]) await member.post(`${path}/entrer`)
  })

  const propose = async (who: Member, what: string, more: Record<string, string> = {}): Promise<string> => {
    const fields = { title: 'Changer de nom', text: 'L’ancien ne dit rien.', days: '5', ...more }
    const page = await who.post(`${path}/decisions/proposer/${what}`, fields)
    return page.location ?? assert.fail(`not proposed: ${page.status} ${page.text.slice(0, 3_000)}`)
  }
  const answer = (who: Member, decision: string, choice: string, more: Record<string, string> = {}) =>
    who.post(`${decision}/reponse`, { choice, version: '1', ...more })
  const idOf = (decision: string) => decision.split('/').at(-1) ?? ''
  const read = (decision: string) =>
    world.lab.db
      .selectFrom('groups.decision')
      .selectAll()
      .where('id', '=', idOf(decision))
      .executeTakeFirstOrThrow()
  /** Its time comes. */
  const end = async (decision: string) => {
    await sql`update groups.decision set ends_at = now() - interval '1 second' where id = ${idOf(decision)}`.execute(
      world.lab.db,
    )
    await closeDecision(world.lab.db, idOf(decision))
    return read(decision)
  }

  test('that nobody objects to passes, and changes the name by itself', async () => {
    const decision = await propose(nadia, 'nom', { newName: 'Preuves' })
    assert.match((await samir.get(path)).text, /Changer de nom/)
    const receipt = await samir.submit(`${decision}/reponse`, { choice: 'consent', version: '1' })
    assert.match(receipt.text, /Votre accord est noté/)
    assert.equal((await groupAt(world, path)).name, 'Preuves en poche')
    const { outcome, applied } = await end(decision)
    assert.deepEqual([outcome, applied], ['consent', true])
    assert.equal((await groupAt(world, path)).name, 'Preuves')
    assert.match((await samir.get(`${path}/histoire`)).text, /décidé ensemble/)
    assert.match((await samir.get(`${path}/carnet`)).text, /Décidé ensemble : Changer de nom/)
    assert.match((await world.visitor().get(decision)).text, /adoptée/)
  })

  test('with an objection goes on once, then is not adopted as it is', async () => {
    const decision = await propose(nadia, 'texte')
    await answer(samir, decision, 'consent')
    const bare = await answer(lila, decision, 'objection', { reason: 'Non' })
    assert.equal(bare.status, 422)
    assert.match(bare.text, /rendrait la proposition acceptable/)
    await answer(lila, decision, 'objection', { reason: 'Trop tôt.', wayOut: 'En mars.' })
    assert.deepEqual([(await end(decision)).outcome, (await read(decision)).prolonged], [null, true])
    const { outcome } = await end(decision)
    assert.equal(outcome, 'no-consent')
    assert.match((await lila.get(decision)).text, /pas adoptée telle quelle/)
  })
})
