import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { answer, endDecision, propose } from '../../../test/support/decisions.ts'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openStudy } from '../../../test/support/studying.ts'

describe('the journal of a group', () => {
  let test: TestLab
  let lea: Member
  let omar: Member
  let study: string
  let group: string

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    omar = await test.member('Omar')
    study = await openStudy(lea, { title: 'Qui lit les carnets' })
    group = await openGroup(omar)
    await lea.post(`${group}/entrer`)
  })
  after(() => test.close())

  const studyId = async () =>
    (await test.lab.pool.query("select id from research.study where slug = 'qui-lit-les-carnets'")).rows[0].id

  async function decide(what: string): Promise<void> {
    const decision = await propose(omar, group, what, { study: await studyId() })
    for (const who of [omar, lea]) await answer(who, decision, 'consent')
    const { outcome } = await endDecision(test, decision)
    assert.equal(outcome, 'consent')
  }

  const lent = async () => (await test.visitor().get(study)).text.includes(`${group}/carnet`)

  it('is lent to a study by a decision of the group, and taken back by another', async () => {
    assert.equal(await lent(), false)
    await decide('preter-le-carnet')
    assert.equal(await lent(), true)
    await decide('reprendre-le-carnet')
    assert.equal(await lent(), false)
  })

  describe('and a study that care hid', () => {
    const hide = async (at: Date | null) =>
      test.lab.db
        .updateTable('platform.thing')
        .set({ hidden_at: at })
        .where('id', '=', await studyId())
        .execute()
    const lenders = async () =>
      (await test.lab.db.selectFrom('research.lent_journal').select('group_id').execute()).length
    const form = `decisions/proposer/preter-le-carnet`

    it('is not offered, nor lent to by who knows its id', async () => {
      assert.match((await omar.get(`${group}/${form}`)).text, /Qui lit les carnets/)
      await hide(new Date())
      assert.doesNotMatch((await omar.get(`${group}/${form}`)).text, /Qui lit les carnets/)
      const fields = { title: 'Prêter', text: 'Pour voir.', days: '7', study: await studyId() }
      const refused = await omar.post(`${group}/${form}`, fields)
      assert.equal(refused.location, null)
      await hide(null)
    })

    it('gets nothing by a decision that began before', async () => {
      const decision = await propose(omar, group, 'preter-le-carnet', { study: await studyId() })
      for (const who of [omar, lea]) await answer(who, decision, 'consent')
      await hide(new Date())
      await endDecision(test, decision)
      assert.equal(await lenders(), 0)
      await hide(null)
    })

    it('gives back what it was lent', async () => {
      await decide('preter-le-carnet')
      await hide(new Date())
      await decide('reprendre-le-carnet')
      assert.equal(await lenders(), 0)
      await hide(null)
    })
  })
})
