import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'

suite('an answer to a question of a use', () => {
  let lab: TestLab

  before(async () => {
    lab = await openTestLab()
  })
  after(() => lab.close())

  test('is given back when the use was published meanwhile', async () => {
    const nadia = await lab.member('Nadia')
    const begun = await nadia.post('/usages/raconter', { title: 'Garder la preuve' })
    const card = (begun.location ?? assert.fail('not begun')).replace(/\/qui$/, '')
    assert.equal((await nadia.post(`${card}/publier`, { readers: 'open' })).status, 303)
    const late = await nadia.post(`${card}/but`, { purpose: 'Pour montrer qu’on a bien envoyé le dossier.' })
    assert.equal(late.status, 422)
    assert.match(late.text, /bien envoyé le dossier/)
  })
})
