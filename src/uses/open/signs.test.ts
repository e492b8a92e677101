import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('a table with signs that the database does not take', () => {
  let lab: TestLab
  let nadia: Member

  before(async () => {
    lab = await openTestLab()
    nadia = await lab.member('Nadia')
  })
  after(() => lab.close())

  for (const [what, source] of [
    ['a sign cut in two', `${'a'.repeat(399)}😀`],
    ['a zero', 'Une \0 enquête'],
  ] as const) {
    test(`is read all the same: ${what}`, async () => {
      const form = new FormData()
      const table = `titre;vient_de\nGarder la preuve;${source}\n`
      form.set('table', new Blob([table], { type: 'text/csv' }), 'usages.csv')
      const page = await nadia.post('/usages/apporter', form)
      assert.ok(page.status === 200 || page.status === 422, `${page.status}`)
    })
  }
})
