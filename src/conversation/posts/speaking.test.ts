import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'

describe('speaking and answering', () => {
  let test: TestLab
  before(async () => {
    test = await openTestLab()
  })
  after(() => test.close())

  it('says something that everyone reads', async () => {
    const nadia = await test.member('Nadia')
    const page = await nadia.submit('/paroles/dire', {
      text: 'Je cherche un endroit calme pour parler.',
      readers: 'open',
    })
    assert.equal(page.status, 200)
    assert.match(page.text, /Votre parole est publiée\. Tout le monde peut la lire/)
    const list = await test.visitor().get('/paroles')
    assert.match(list.text, /Je cherche un endroit calme/)
    assert.match(list.text, /attend une réponse/)
  })
})
