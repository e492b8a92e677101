import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeSeat } from '../../../people/index.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { prepareStudy } from '../../../../test/support/studying.ts'

describe('a study on paper', () => {
  let test: TestLab
  let desk: Member
  let path: string
  let questions: readonly string[]

  before(async () => {
    test = await openTestLab()
    desk = await test.member('Lila')
    await writeSeat(test.lab.db, {
      circle: 'place',
      presentationId: desk.presentationId,
      accountId: desk.accountId,
      months: 3,
      label: '',
    })
    path = await prepareStudy(desk, { title: 'Sur papier' })
    await desk.post(`${path}/questions`, { asks: 'Je décide.', sort: 'scale', moment: 'both' })
    await desk.post(`${path}/questions`, { asks: 'Il me manque', sort: 'words', moment: 'before' })
    await desk.post(`${path}/ouvrir`)
    const { rows } = await test.lab.pool.query('select id from research.question order by position')
    questions = rows.map(({ id }) => id)
  })
  after(() => test.close())

  const type = (fields: Record<string, string>) =>
    desk.post(`${path}/papier/taper`, { moment: 'before', agreed: '1', ...fields })

  const count = async () =>
    (await test.lab.pool.query('select count(*)::int as answers from research.answer')).rows[0].answers

  it('is printed by anyone and typed in by who keeps the desk', async () => {
    assert.match((await test.visitor().get(`${path}/papier`)).text, /Je décide\./)
    const other = await test.member('Omar')
    assert.equal((await other.get(`${path}/papier/taper`)).status, 403)
    assert.equal((await other.post(`${path}/papier/taper`, { moment: 'before', agreed: '1' })).status, 403)
    assert.equal((await type({ agreed: '' })).status, 422)
    assert.equal(await count(), 0)
  })

  it('its code links before and after, and erases both', async () => {
    const [scale = '', words = ''] = questions
    await type({ [`q-${scale}`]: '2', [`q-${words}`]: 'Un bus le soir.' })
    const page = await desk.get(`${path}/papier`)
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)?.[0] ?? ''
    assert.notEqual(code, '')
    const { rows } = await test.lab.pool.query('select account_id, id from research.link')
    assert.equal(rows[0].account_id, null)
    assert.ok(!rows[0].id.includes(code))
    assert.equal((await type({ moment: 'after', code: '0000-0000-0000' })).status, 422)
    await type({ moment: 'after', code, [`q-${scale}`]: '4' })
    assert.equal(await count(), 3)
    const shown = await test.visitor().post('/papier', { code })
    assert.match(shown.text, /Sur papier/)
    assert.equal((await test.visitor().post('/recherche/papier/retirer', { code: 'X' })).status, 404)
    assert.equal((await test.visitor().post('/recherche/papier/retirer', { code })).status, 303)
    assert.equal(await count(), 0)
  })
})
