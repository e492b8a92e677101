import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { makeProduction, publishDraft, startProduction } from '../../../test/support/productions.ts'

describe('needs', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const say = async (title: string) => {
    const said = await nadia.post('/besoins/dire', {
      title,
      purpose: 'Pour mes étudiants.',
      tried: 'Un diaporama.',
    })
    assert.equal(said.status, 303, said.text.slice(0, 1_000))
    return said.location ?? ''
  }

  it('anyone says one, for what, with whom and what was tried', async () => {
    const page = await test.visitor().get(await say('Un jeu sur le secret'))
    assert.match(page.text, /Un jeu sur le secret/)
    assert.match(page.text, /Pour mes étudiants\./)
    assert.match(page.text, /Un diaporama\./)
    assert.match((await test.visitor().get('/besoins')).text, /Un jeu sur le secret/)
  })

  it('without what it is for, the form comes back with what was typed', async () => {
    const page = await nadia.post('/besoins/dire', { title: 'À moitié', purpose: '' })
    assert.equal(page.status, 422)
    assert.match(page.text, /value="À moitié"/)
  })

  it('a production made for it answers it once published, and both pages say so', async () => {
    const need = await say('Un guide des guichets')
    const id = need.slice('/besoins/'.length)
    assert.match(
      (await karim.get(`/productions/proposer/guide?besoin=${id}`)).text,
      /Cela répond au besoin\s: Un guide des guichets/,
    )
    const draft = await startProduction(karim, { title: 'Les guichets', need: id })
    assert.doesNotMatch((await karim.get(need)).text, /Les guichets/)
    assert.match((await test.visitor().get('/besoins?attente=1')).text, /Un guide des guichets/)
    const path = await publishDraft(karim, draft)
    assert.match((await test.visitor().get(need)).text, /Les guichets/)
    assert.match((await test.visitor().get(path)).text, /Un guide des guichets/)
    assert.doesNotMatch((await test.visitor().get('/besoins?attente=1')).text, /Un guide des guichets/)
  })

  it('a visitor does not learn from it that something exists for the lab alone', async () => {
    const need = await say('Un lexique des sigles')
    const draft = await startProduction(karim, { title: 'Les sigles', need: need.slice('/besoins/'.length) })
    await publishDraft(karim, draft, { audience: 'lab' })
    assert.doesNotMatch((await nadia.get('/besoins?attente=1')).text, /Un lexique des sigles/)
    assert.match((await test.visitor().get('/besoins?attente=1')).text, /Un lexique des sigles/)
  })

  it('one links one’s own production to it and takes that back; nobody else’s', async () => {
    const need = await say('Des fiches')
    const path = await makeProduction(karim, { title: 'Trente fiches' })
    const production =
      /<option value="([0-9a-z]{12})">Trente fiches/.exec((await karim.get(need)).text)?.[1] ?? ''
    assert.equal((await nadia.post(`${need}/reponses`, { production })).status, 422)
    assert.equal((await karim.post(`${need}/reponses`, { production })).status, 303)
    assert.match((await test.visitor().get(path)).text, /Des fiches/)
    assert.equal((await nadia.post(`${need}/reponses/${production}/enlever`)).status, 404)
    assert.equal((await karim.post(`${need}/reponses/${production}/enlever`)).status, 303)
    assert.doesNotMatch((await test.visitor().get(path)).text, /Des fiches/)
  })

  const edit = (who: Member, need: string, other: Record<string, string> = {}) =>
    who.post(`${need}/modifier`, { title: 'Un jeu', purpose: 'Pour mes étudiants.', saves: '1', ...other })

  it('is edited by whoever said it, under any of their names, and nobody else', async () => {
    const need = await say('Un jeu sur le zèbre')
    await nadia.post('/moi/noms', { name: 'Nad' })
    await nadia.post('/moi/noms/nad/parler')
    assert.match((await nadia.get(need)).text, /Modifier ce besoin/)
    assert.match((await nadia.get(`${need}/modifier`)).text, /value="Un jeu sur le zèbre"/)
    const edited = await nadia.submit(`${need}/modifier`, {
      title: 'Un jeu sur le gnou',
      purpose: 'Pour mes voisins.',
      withWhom: 'Dix jeunes',
      priority: 'education',
      saves: '1',
    })
    for (const said of [/Un jeu sur le gnou/, /Pour mes voisins\./, /Dix jeunes/, /modifié/])
      assert.match(edited.text, said)
    assert.doesNotMatch(edited.text, /zèbre|Un diaporama/)
    assert.match((await test.visitor().get('/besoins?priorite=education')).text, /Un jeu sur le gnou/)
    for (const page of ['modifier', 'versions']) {
      assert.equal((await karim.get(`${need}/${page}`)).status, 404)
      assert.equal((await test.visitor().get(`${need}/${page}`)).status, 401)
    }
    assert.equal((await edit(karim, need, { saves: '2' })).status, 404)
    assert.doesNotMatch((await karim.get(need)).text, /Modifier ce besoin|avais écrit avant/)
  })

  it('keeps what it said before for them alone, and search knows the new words only', async () => {
    const need = await say('Une carte des tamarins')
    await edit(nadia, need, { title: 'Une carte des ouistitis' })
    const found = async (word: string) =>
      (await test.visitor().get(`/recherche-texte?q=${word}`)).text.includes(need)
    assert.equal(await found('tamarins'), false)
    assert.equal(await found('ouistitis'), true)
    const before = await nadia.get(`${need}/versions`)
    assert.match(before.text, /Une carte des tamarins/)
    assert.match(before.text, /Un diaporama\./)
    assert.doesNotMatch(before.text, /ouistitis/)
  })

  it('says that it was edited, and keeps what it said, only when its words changed', async () => {
    const need = await say('Une carte des loutres')
    const words = { title: 'Une carte des loutres', tried: 'Un diaporama.' }
    await edit(nadia, need, { ...words, priority: 'education' })
    assert.match((await test.visitor().get('/besoins?priorite=education')).text, /loutres/)
    assert.doesNotMatch((await nadia.get(need)).text, /\/versions"/)
    assert.doesNotMatch((await nadia.get(`${need}/versions`)).text, /loutres/)
    await edit(nadia, need, { ...words, title: 'Une carte des castors', saves: '2' })
    assert.match((await nadia.get(`${need}/versions`)).text, /loutres/)
  })

  it('edited in two tabs shows both texts and loses none', async () => {
    const need = await say('Au départ')
    await edit(nadia, need, { title: 'Premier onglet' })
    const stale = await edit(nadia, need, { title: 'Second onglet' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Premier onglet/)
    assert.match(stale.text, /value="Second onglet"/)
    assert.match(stale.text, /name="saves" value="2"/)
    assert.equal((await edit(nadia, need, { title: 'Les deux', saves: '2' })).status, 303)
    const both = await Promise.all(['Un', 'Deux'].map((title) => edit(nadia, need, { title, saves: '3' })))
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  })

  it('an edit that is not whole comes back with what was typed', async () => {
    const page = await edit(nadia, await say('Entier'), { title: 'À moitié', purpose: '' })
    assert.equal(page.status, 422)
    assert.match(page.text, /value="À moitié"/)
    assert.match(page.text, /id="purpose-wrong"/)
  })

  it('is erased by whoever said it; what answers it stays', async () => {
    const need = await say('À effacer')
    const path = await makeProduction(karim, {
      title: 'Réponse qui reste',
      need: need.slice('/besoins/'.length),
    })
    assert.equal((await karim.post(`${need}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${need}/effacer`)).status, 303)
    assert.equal((await nadia.get(need)).status, 404)
    assert.doesNotMatch((await test.visitor().get(path)).text, /À effacer/)
  })
})
