import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { personalParts } from '../../platform/personal.ts'

suite('what questions keep about someone', () => {
  let lab: TestLab
  let karim: Member

  before(async () => {
    lab = await openTestLab()
    karim = await lab.member('Karim')
  })
  after(() => lab.close())

  const personOf = ({ accountId, presentationId }: Member) => ({
    accountId,
    presentationIds: [presentationId],
  })
  const leave = (member: Member) =>
    lab.lab.db.transaction().execute(async (tx) => {
      for (const one of personalParts().toReversed()) await one.erase(tx, personOf(member))
    })

  /** A question of someone's, with a statement of theirs and one of Karim's, which both answered. */
  async function askTogether(who: Member): Promise<string> {
    const asked = await who.post('/usages/questions/poser', { asked: 'Quel axolotl ?', lang: 'fr' })
    const path = asked.location ?? assert.fail(asked.text.slice(0, 1_000))
    await who.post(`${path}/phrases/ajouter`, { said: 'Un axolotl rose.', lang: 'fr' })
    await karim.post(`${path}/phrases/ajouter`, { said: 'Un gnou.', lang: 'fr' })
    for (const one of [who, karim])
      for (const statement of ['1', '2']) await one.post(`${path}/repondre`, { statement, answer: 'agree' })
    return path
  }

  test('is handed over: what they asked, added and answered', async () => {
    const nadia = await lab.member('Nadia')
    await askTogether(nadia)
    const part = personalParts().find(({ name }) => name === 'questions')
    const told = JSON.stringify(await part?.exportOf(lab.lab.db, personOf(nadia)))
    assert.match(told, /Quel axolotl \?[^]*Un axolotl rose\.[^]*"said":"Un gnou\.","answer":1/)
  })

  test('goes with them, answers too; the question that others answered goes on without a name', async () => {
    const nadia = await lab.member('Nadia')
    const path = await askTogether(nadia)
    await leave(nadia)
    const page = await lab.visitor().get(path)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /Nadia|axolotl rose/)
    const { rows } = await lab.lab.pool.query(
      `select s.said, s.answered from uses.statement s join uses.question q on q.id = s.question_id where q.slug = $1`,
      [path.slice('/usages/questions/'.length)],
    )
    assert.deepEqual(rows, [{ said: 'Un gnou.', answered: 1 }])
    for (const table of ['question', 'statement', 'voter', 'vote', 'outcome']) {
      const left = await lab.lab.pool.query(`select row_to_json(r)::text as row from uses.${table} r`)
      for (const { row } of left.rows)
        assert.ok(!row.includes(nadia.accountId) && !row.includes(nadia.presentationId), table)
    }
  })

  test('goes whole where nobody else took part', async () => {
    const nadia = await lab.member('Nadia')
    const asked = await nadia.post('/usages/questions/poser', { asked: 'Seule ?', lang: 'fr' })
    await leave(nadia)
    assert.equal((await lab.visitor().get(asked.location ?? '')).status, 404)
  })

  test('stays when one name goes and the account stays: answers are the account’s', async () => {
    const nadia = await lab.member('Nadia')
    await askTogether(nadia)
    await lab.lab.db.transaction().execute(async (tx) => {
      const person = { accountId: '', presentationIds: [nadia.presentationId] }
      for (const one of personalParts().toReversed()) await one.erase(tx, person)
    })
    const kept = await lab.lab.db
      .selectFrom('uses.voter')
      .select('id')
      .where('account_id', '=', nadia.accountId)
      .execute()
    assert.equal(kept.length, 1)
  })
})
