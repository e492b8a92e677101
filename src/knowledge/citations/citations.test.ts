import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

describe('references', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const write = async () => {
    const fields = { kind: 'etabli', title: 'Les voix', claim: 'Beaucoup en entendent.', readers: 'open' }
    return (await nadia.post('/savoirs/ecrire', fields)).location ?? ''
  }
  const set = (path: string, fields: Record<string, string>) => nadia.post(`${path}/reference`, fields)

  it('of an article leads to it, for people and machines', async () => {
    const path = await write()
    const saved = await set(path, {
      refTitle: 'The prevalence of voice-hearers',
      refAuthors: 'Beavan, Vanessa\nRead, John\nUn laboratoire',
      refIn: 'Journal of Mental Health',
      refYear: '2011',
      refId: 'https://doi.org/10.3109/09638237.2011.562262',
    })
    assert.equal(saved.status, 303, saved.text.slice(0, 500))
    const { text } = await test.visitor().get(path)
    assert.match(text, /Vanessa Beavan ; John Read ; Un laboratoire/)
    assert.match(text, /href="https:\/\/doi\.org\/10\.3109\/09638237\.2011\.562262"/)
    assert.match(text, /"@type":"ScholarlyArticle"/)
  })

  it('is shown as it is cited, in the language of the page, and none of its words is a mark', async () => {
    const path = await write()
    await set(path, {
      sort: 'book',
      refTitle: '<script>x</script> <b>Un</b> <i>livre</i>',
      refAuthors: 'Beavan, Vanessa',
    })
    const { text } = await test.visitor().get(path)
    assert.match(
      text,
      /<dd>Beavan, Vanessa \(sans date\)\. <i>&lt;script&gt;x&lt;\/script&gt; Un livre<\/i>\.<\/dd>/,
    )
    const english = await test.visitor().get(path, { 'accept-language': 'en' })
    assert.match(english.text, /Beavan, Vanessa \(no date\)\./)
  })

  it('of a law leads to it; a wrong identifier is refused beside its field', async () => {
    const path = await write()
    const law = {
      sort: 'legislation',
      refTitle: 'Loi n° 89-462 du 6 juillet 1989',
      refYear: '1989',
      refId: 'LEGITEXT000006069108',
    }
    assert.equal((await set(path, law)).status, 303)
    assert.match((await test.visitor().get(path)).text, /Loi n° 89-462[\s\S]*legifrance\.gouv\.fr\/loda\/id/)
    const wrong = await set(path, { sort: 'book', refTitle: 'Un livre', refId: '978-0-306-40615-8' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /id="refId-wrong"/)
    assert.match(wrong.text, /value="Un livre"/)
  })

  it('is written by those who write the piece, and taken away', async () => {
    const path = await write()
    assert.equal((await karim.get(`${path}/reference`)).status, 404)
    assert.equal((await karim.post(`${path}/reference`, { refTitle: 'Les voix de Beavan' })).status, 404)
    await set(path, { refTitle: 'Les voix de Beavan' })
    await nadia.post(`${path}/reference/enlever`)
    assert.doesNotMatch((await test.visitor().get(path)).text, /Beavan/)
  })
})
