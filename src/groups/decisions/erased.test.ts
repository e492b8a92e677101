import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answer, decisionAt, endDecision, propose, setLilaAside } from '../../../test/support/decisions.ts'
import { groupAt } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { eraseVotes } from '../ballots/personal.ts'
import { eraseFromGroups } from '../personal.ts'

suite('someone set aside who erases', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
  })
  after(() => world.close())

  const setAside = () => setLilaAside(world, nadia, samir)
  const erase = (accountId: string, { presentationId }: Member) =>
    world.lab.db
      .transaction()
      .execute((tx) => eraseFromGroups(tx, { accountId, presentationIds: [presentationId] }))
  const isIn = async (path: string, { accountId }: Member) => {
    const { id } = await groupAt(world, path)
    const { rows } = await world.lab.pool.query(
      'select 1 from groups.member where group_id = $1 and account_id = $2',
      [id, accountId],
    )
    return rows.length > 0
  }

  test('one name stays aside under the others, and may still appeal', async () => {
    const { path, lila, decision } = await setAside()
    await erase('', lila)
    await lila.post(`${path}/entrer`)
    assert.equal(await isIn(path, lila), false)
    assert.match((await lila.get(decision)).text, /Faire appel/)
    assert.equal((await decisionAt(world, decision)).about_presentation, null)
  })

  test('their account, name by name, leaves nothing of it', async () => {
    const { lila, decision } = await setAside()
    await erase('', lila)
    await erase(lila.accountId, lila)
    for (const table of ['decision', 'set_aside']) {
      const { rows } = await world.lab.pool.query(
        `select 1 from groups.${table} r where r::text like '%' || $1 || '%'`,
        [lila.accountId],
      )
      assert.equal(rows.length, 0, table)
    }
    assert.equal((await nadia.get(decision)).status, 404)
  })

  test('themself leaves no vote that names them', async () => {
    const { path, lila } = await setAside()
    const back = await propose(samir, path, 'retour', {
      ...{ title: 'Laisser revenir Grenadine', text: 'On s’est parlé.', person: lila.presentationId },
    })
    await answer(nadia, back, 'objection')
    await endDecision(world, back)
    await endDecision(world, back)
    const vote = await nadia.post(`${back}/voter`, { method: 'choice', others: '', days: '2' })
    assert.equal(vote.status, 303)
    await world.lab.db
      .transaction()
      .execute((tx) => eraseVotes(tx, { accountId: lila.accountId, presentationIds: [lila.presentationId] }))
    await erase(lila.accountId, lila)
    const { rows } = await world.lab.pool.query(
      `select 1 from groups.ballot b where b::text like '%Grenadine%'`,
    )
    assert.equal(rows.length, 0)
  })
})
