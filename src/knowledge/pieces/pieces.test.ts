import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

describe('pieces of knowledge', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const write = async (who: Member, title: string, other: Record<string, string> = {}) => {
    const fields = { kind: 'experience', title, claim: 'Cela aide.', readers: 'open', ...other }
    const written = await who.post('/savoirs/ecrire', fields)
    assert.equal(written.status, 303, written.text.slice(0, 1_000))
    return written.location ?? ''
  }
  const edit = (who: Member, path: string, other: Record<string, string> = {}) =>
    who.post(`${path}/modifier`, {
      ...{ kind: 'experience', title: 'Un savoir', claim: 'Cela aide.', readers: 'open', saves: '1' },
      ...other,
    })

  it('says what is known, where it holds, where not and where it comes from, and stands with the others', async () => {
    const path = await write(nadia, 'Répondre aux voix', {
      holds: 'Dans le bus.',
      holdsNot: 'La nuit.',
      source: 'Un groupe à Marseille.',
      text: 'Tenir un **téléphone**.',
    })
    assert.equal(path, '/savoirs/repondre-aux-voix')
    const page = await test.visitor().get(path)
    for (const said of [/Savoir d(&#39;|')expérience/, /Dans le bus\./, /La nuit\./, /Un groupe à Marseille/])
      assert.match(page.text, said)
    assert.match(page.text, /<strong>téléphone<\/strong>/)
    assert.match(page.text, /href="\/@nadia"/)
    assert.match((await test.visitor().get('/savoirs')).text, /Répondre aux voix/)
    assert.doesNotMatch((await test.visitor().get('/savoirs?sorte=metier')).text, /Répondre aux voix/)
    assert.match((await test.visitor().get('/recherche-texte?q=téléphone')).text, /Répondre aux voix/)
  })

  it('without what is known, the form comes back with what was typed', async () => {
    const page = await nadia.post('/savoirs/ecrire', { kind: 'metier', title: 'À moitié', readers: 'open' })
    assert.equal(page.status, 422)
    assert.match(page.text, /value="À moitié"/)
    assert.match(page.text, /id="claim-wrong"/)
  })

  it('for the lab alone is not told to visitors', async () => {
    const path = await write(nadia, 'Entre nous', { readers: 'lab' })
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.equal((await karim.get(path)).status, 200)
    assert.doesNotMatch((await test.visitor().get('/savoirs')).text, /Entre nous/)
  })

  it('is edited by those who write it, and nobody else; what it said before is kept for them', async () => {
    const path = await write(nadia, 'Le zèbre')
    assert.equal((await karim.get(`${path}/modifier`)).status, 404)
    assert.equal((await edit(karim, path, { title: 'Le gnou' })).status, 404)
    assert.equal((await edit(nadia, path, { title: 'Le gnou' })).status, 303)
    const page = await nadia.get(path)
    assert.match(page.text, /Le gnou/)
    assert.match(page.text, /modifié/)
    assert.match((await nadia.get(`${path}/versions`)).text, /Le zèbre/)
    assert.equal((await karim.get(`${path}/versions`)).status, 404)
  })

  it('edited in two tabs shows both texts and loses none', async () => {
    const path = await write(nadia, 'Au départ')
    await edit(nadia, path, { title: 'Premier onglet' })
    const stale = await edit(nadia, path, { title: 'Second onglet' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Premier onglet/)
    assert.match(stale.text, /value="Second onglet"/)
    assert.equal((await edit(nadia, path, { title: 'Les deux', saves: '2' })).status, 303)
  })

  it('someone named writes it too once they said yes, and not before', async () => {
    const path = await write(nadia, 'À deux')
    const id = /href="\/savoirs\/noms\/([0-9a-z]{12})"/.exec((await nadia.get(path)).text)?.[1] ?? ''
    assert.equal((await karim.get(`/savoirs/noms/${id}`)).status, 404)
    const unknown = await nadia.post(`/savoirs/noms/${id}`, { name: 'Zoé', handle: 'zoe' })
    assert.equal(unknown.status, 422)
    await nadia.post(`/savoirs/noms/${id}`, { name: 'Karim K.', handle: '@karim' })
    await nadia.post(`/savoirs/noms/${id}`, { name: 'Ma voisine', handle: '' })
    const before = await test.visitor().get(path)
    assert.doesNotMatch(before.text, /Karim K\./)
    assert.match(before.text, /Ma voisine/)
    assert.equal((await edit(karim, path)).status, 404)
    const asked = await karim.get('/moi/savoirs')
    const name = /noms\/([0-9a-z]{12})\/oui/.exec(asked.text)?.[1] ?? ''
    assert.equal((await nadia.post(`/savoirs/noms/${name}/oui`)).status, 404)
    assert.equal((await karim.post(`/savoirs/noms/${name}/oui`)).location, path)
    assert.match((await test.visitor().get(path)).text, /Karim K\./)
    assert.equal((await edit(karim, path, { title: 'À deux mains' })).status, 303)
    assert.match((await karim.get(`${path}/versions`)).text, /À deux/)
    assert.equal((await karim.post(`/savoirs/noms/${name}/enlever`)).status, 303)
    assert.doesNotMatch((await test.visitor().get(path)).text, /Karim K\./)
    assert.equal((await karim.get(`${path}/modifier`)).status, 404)
  })

  it('whoever began it and takes their name away is in no list as its author any more', async () => {
    const path = await write(nadia, 'Rendue aux autres')
    const id = /noms\/([0-9a-z]{12})/.exec((await nadia.get(path)).text)?.[1] ?? ''
    await nadia.post(`/savoirs/noms/${id}`, { name: 'Karim K.', handle: '@karim' })
    const asked = /noms\/([0-9a-z]{12})\/oui/.exec((await karim.get(path)).text)?.[1]
    await karim.post(`/savoirs/noms/${asked}/oui`)
    const [own] = /[0-9a-z]{12}(?=\/enlever)/.exec((await nadia.get(`/savoirs/noms/${id}`)).text) ?? []
    assert.equal((await nadia.post(`/savoirs/noms/${own}/enlever`)).status, 303)
    for (const page of ['/@nadia', '/@nadia.atom'])
      assert.doesNotMatch((await test.visitor().get(page)).text, /Rendue aux autres/, page)
    assert.match((await test.visitor().get('/@karim')).text, /Rendue aux autres/)
  })

  it('whoever alone writes it stays named, or nobody could erase it', async () => {
    const path = await write(nadia, 'Seule')
    const id = /noms\/([0-9a-z]{12})/.exec((await nadia.get(path)).text)?.[1] ?? ''
    const name = /noms\/([0-9a-z]{12})\/enlever/.exec((await nadia.get(`/savoirs/noms/${id}`)).text)?.[1]
    await nadia.post(`/savoirs/noms/${name}/enlever`)
    assert.equal((await nadia.get(`${path}/modifier`)).status, 200)
  })

  it('is erased by whoever writes it', async () => {
    const path = await write(nadia, 'À effacer')
    assert.equal((await karim.post(`${path}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 303)
    assert.equal((await nadia.get(path)).status, 404)
  })
})
