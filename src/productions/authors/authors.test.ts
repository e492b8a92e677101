import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { makeProduction, startProduction } from '../../../test/support/productions.ts'
import { eraseProductions } from '../personal.ts'

describe('who is named', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let path: string
  let naming: string

  before(async () => {
    test = await openTestLab()
  })
  beforeEach(async () => {
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    path = await makeProduction(nadia, { title: 'Nommée', named: 'Nadia du 3e' })
    naming = /href="(\/productions\/noms\/[0-9a-z]{12})"/.exec((await nadia.get(path)).text)?.[1] ?? ''
  })
  after(() => test.close())

  const read = async () => (await test.visitor().get(path)).text
  const idOf = async (name: string) => {
    const page = (await nadia.get(naming)).text
    return /noms\/([0-9a-z]{12})\/enlever/.exec(page.slice(page.indexOf(`>${name}<`)))?.[1] ?? ''
  }

  it('whoever starts is named as they wish, tied to the name they speak under', async () => {
    assert.match(await read(), new RegExp(`<a href="/@${nadia.handle}">Nadia du 3e</a>`))
  })

  it('or is not named at all', async () => {
    const quiet = await makeProduction(karim, { title: 'Sans nom', named: '' })
    assert.doesNotMatch((await test.visitor().get(quiet)).text, /Karim/)
  })

  it('someone without an account is named with their agreement only', async () => {
    const refused = await nadia.post(naming, { name: 'Monsieur Paul', handle: '' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Demandez-lui d&#39;abord/)
    await nadia.post(naming, { name: 'Monsieur Paul', handle: '', agrees: '1' })
    assert.match(await read(), /<span>Monsieur Paul<\/span>/)
  })

  it('someone with a presentation is named once they say yes', async () => {
    await nadia.post(naming, { name: 'Karim B.', handle: `@${karim.handle}` })
    assert.doesNotMatch(await read(), /Karim B\./)
    const asked = await karim.get('/productions/ebauches')
    assert.match(asked.text, /On vous propose de paraître sous le nom «\sKarim B\.\s»/)
    const id = /noms\/([0-9a-z]{12})\/accepter/.exec(asked.text)?.[1]
    assert.equal((await nadia.post(`/productions/noms/${id}/accepter`)).status, 404)
    await karim.post(`/productions/noms/${id}/accepter`)
    assert.match(await read(), new RegExp(`<a href="/@${karim.handle}">Karim B\\.</a>`))
  })

  it('anyone named takes their name away at any time', async () => {
    await nadia.post(naming, { name: 'Karim', handle: karim.handle })
    const id = /noms\/([0-9a-z]{12})\/accepter/.exec((await karim.get('/productions/ebauches')).text)?.[1]
    await karim.post(`/productions/noms/${id}/accepter`)
    assert.match((await karim.get(path)).text, new RegExp(`action="/productions/noms/${id}/enlever"`))
    await karim.post(`/productions/noms/${id}/enlever`)
    assert.doesNotMatch(await read(), /Karim/)
    assert.match(await read(), /Nadia du 3e/)
  })

  it('someone who does not write it names nobody and takes no other name away', async () => {
    assert.equal((await karim.get(naming)).status, 404)
    assert.equal((await karim.post(`${naming}/moi`, { named: 'Karim' })).status, 404)
    assert.equal((await karim.post(`/productions/noms/${await idOf('Nadia du 3e')}/enlever`)).status, 404)
    assert.match(await read(), /Nadia du 3e/)
  })

  it('a handle that nobody bears is said, and the name stays typed', async () => {
    const page = await nadia.post(naming, { name: 'Lou', handle: 'personne-ici' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Personne ne porte ce nom ici/)
    assert.match(page.text, /value="Lou"/)
  })

  it('names keep the order that was chosen', async () => {
    await nadia.post(naming, { name: 'Aline', handle: '', agrees: '1' })
    const before = await read()
    assert.ok(before.indexOf('>Nadia du 3e<') < before.indexOf('>Aline<'))
    await nadia.post(`/productions/noms/${await idOf('Aline')}/monter`)
    const after_ = await read()
    assert.ok(after_.indexOf('>Aline<') < after_.indexOf('>Nadia du 3e<'))
  })

  it('whoever keeps copies hears of each change of the names that are shown, and of no other', async () => {
    const heard = async (act: () => Promise<unknown>) => {
      await test.lab.pool.query('delete from platform.fact')
      await act()
      const { rows } = await test.lab.pool.query('select name from platform.fact')
      return rows.map(({ name }) => name)
    }
    const named = ['production.named']
    assert.deepEqual(await heard(() => nadia.post(`${naming}/moi`, { named: 'N.' })), named)
    assert.deepEqual(await heard(() => nadia.post(naming, { name: 'Paul', handle: '', agrees: '1' })), named)
    const paul = await idOf('Paul')
    assert.deepEqual(await heard(() => nadia.post(`/productions/noms/${paul}/monter`)), named)
    assert.deepEqual(await heard(() => nadia.post(`/productions/noms/${paul}/monter`)), [])
    assert.deepEqual(await heard(() => nadia.post(naming, { name: 'K.', handle: karim.handle })), [])
    const asked = (await karim.get('/productions/ebauches')).text
    const id = /noms\/([0-9a-z]{12})\/accepter/.exec(asked)?.[1]
    assert.deepEqual(await heard(() => karim.post(`/productions/noms/${id}/accepter`)), named)
    assert.deepEqual(await heard(() => karim.post(`/productions/noms/${id}/enlever`)), named)
  })

  it('the names of a draft are for those who write it', async () => {
    const draft = await startProduction(nadia, { title: 'Pas encore', named: 'Nadia' })
    const page = /href="(\/productions\/noms\/[0-9a-z]{12})"/.exec((await nadia.get(draft)).text)?.[1] ?? ''
    assert.equal((await nadia.get(page)).status, 200)
    assert.equal((await karim.get(page)).status, 404)
  })

  it('what someone did is said beside their name, in their own words', async () => {
    await nadia.post(naming, { name: 'Aline', did: 'co-autrice, <témoignage>', handle: '', agrees: '1' })
    assert.match(await read(), /Aline \(co-autrice, &lt;témoignage&gt;\)/)
    await nadia.post(`${naming}/moi`, { named: 'Nadia du 3e', did: 'écriture' })
    assert.match(await read(), /Nadia du 3e<\/a> \(écriture\)/)
    assert.match((await nadia.get(naming)).text, /name="did"[^>]*value="écriture"/)
  })

  describe('for a trial', () => {
    let trial: string
    beforeEach(async () => {
      await nadia.post(`${path}/essais`, { place: 'Une classe', happened: 'Oui.' })
      trial = /id="essai-([0-9a-z]{12})"/.exec((await nadia.get(`${path}/essais`)).text)?.[1] ?? ''
    })
    const readTrials = async () => (await test.visitor().get(`${path}/essais`)).text

    it('whoever taught is named beside it, each with their yes, and not among those who made it', async () => {
      assert.match((await nadia.get(`${path}/essais`)).text, new RegExp(`href="/productions/noms/${trial}"`))
      await nadia.post(`/productions/noms/${trial}`, {
        name: 'Karim B.',
        did: 'co-animation',
        handle: karim.handle,
      })
      assert.doesNotMatch(await readTrials(), /Karim B\./)
      const asked = (await karim.get('/productions/ebauches')).text
      assert.match(asked, /pour\s:\sUne classe/)
      const id = /noms\/([0-9a-z]{12})\/accepter/.exec(asked)?.[1]
      await karim.post(`/productions/noms/${id}/accepter`)
      assert.match(await readTrials(), /Qui a animé[^]*Karim B\.<\/a> \(co-animation\)/)
      assert.doesNotMatch(await read(), /Karim B\./)
      await karim.post(`/productions/noms/${id}/enlever`)
      assert.doesNotMatch(await readTrials(), /Karim B\./)
    })

    it('only whoever told it names people there', async () => {
      const lou = await test.member('Lou')
      assert.equal((await lou.get(`/productions/noms/${trial}`)).status, 404)
      assert.equal(
        (await lou.post(`/productions/noms/${trial}`, { name: 'Lou', handle: '', agrees: '1' })).status,
        404,
      )
      await nadia.post(`/productions/noms/${trial}/moi`, { named: 'Nadia, formatrice' })
      assert.match(await readTrials(), /Nadia, formatrice/)
    })

    it('someone who leaves takes their name from it', async () => {
      await nadia.post(`/productions/noms/${trial}`, { name: 'Karim B.', handle: karim.handle })
      const id = /noms\/([0-9a-z]{12})\/accepter/.exec((await karim.get('/productions/ebauches')).text)?.[1]
      await karim.post(`/productions/noms/${id}/accepter`)
      const person = { accountId: karim.accountId, presentationIds: [karim.presentationId] }
      await test.lab.db.transaction().execute((tx) => eraseProductions(tx, person))
      assert.doesNotMatch(await readTrials(), /Karim B\./)
      assert.match(await readTrials(), /Une classe/)
    })
  })
})
