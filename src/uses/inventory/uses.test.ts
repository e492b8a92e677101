import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { tellUse } from '../../../test/support/uses.ts'

describe('uses', () => {
  let test: TestLab
  let mourad: Member
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    mourad = await test.member('Mourad')
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  it('is told one question at a time, and nobody sees it before it is published', async () => {
    const begun = await mourad.submit('/usages/raconter', { title: 'Garder le lien par messages' })
    assert.match(begun.text, /Question 2 sur 11/)
    const told = /action="(\/usages\/raconter\/[0-9a-z]{12})\/qui"/.exec(begun.text)?.[1] ?? ''
    const next = await mourad.submit(`${told}/qui`, {
      who: 'Des éducateurs de rue',
      publics: ['jeunes', 'inconnu'],
    })
    assert.match(next.text, /Avec quel outil/)
    const stopped = await mourad.submit(`${told}/outil`, { tool: 'Snapchat, WhatsApp', arreter: '1' })
    assert.match(stopped.text, /Garder le lien par messages[^]*à finir/)
    const review = await mourad.get(told)
    assert.match(review.text, /Des éducateurs de rue[^]*7 questions restent sans réponse/)
    for (const someone of [nadia, test.visitor()])
      assert.doesNotMatch((await someone.get('/usages')).text, /Garder le lien/)
    assert.equal((await nadia.get(told)).status, 404)
    assert.equal((await nadia.post(`${told}/outil`, { tool: 'Autre' })).status, 404)
    const published = await mourad.submit(`${told}/publier`, { readers: 'open' })
    assert.match(published.text, /Tout le monde peut le lire/)
    const { text } = await test.visitor().get('/usages/garder-le-lien-par-messages')
    for (const said of [/Snapchat/, /Des éducateurs de rue/, /Jeunes/, /Mourad/]) assert.match(text, said)
    assert.doesNotMatch(text, /inconnu/)
    assert.equal((await mourad.get(told)).status, 404)
  })

  it('begins with one sentence, which comes back when it is missing', async () => {
    const page = await mourad.post('/usages/raconter', { title: ' ' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Dites en une phrase ce qui se fait/)
  })

  it('is found by public, setting, priority, and by its tool however it is written', async () => {
    await tellUse(nadia, {
      title: 'Lire un courrier avec son téléphone',
      tool: 'Téléphone à écran',
      publics: 'exil',
      settings: 'guichet',
      priority: 'droits-en-ligne',
    })
    const found = async (query: string) =>
      (await test.visitor().get(`/usages?${query}`)).text.includes('Lire un courrier avec son')
    for (const query of [
      'public=exil',
      'cadre=guichet',
      'priorite=droits-en-ligne',
      'outil=telephone-a-ecran',
    ])
      assert.ok(await found(query), query)
    for (const query of ['public=jeunes', 'cadre=rue', 'priorite=logement', 'outil=snapchat'])
      assert.ok(!(await found(query)), query)
    assert.match((await test.visitor().get('/usages?public=enfants')).text, /Rien de tel/)
    assert.match((await test.visitor().get('/priorites/droits-en-ligne')).text, /usages\/lire-un-courrier/)
    assert.match((await test.visitor().get('/recherche-texte?q=courrier')).text, /usages\/lire-un-courrier/)
  })

  it('for the lab is seen by those who have a name, and stays for the lab', async () => {
    const path = await tellUse(nadia, { title: 'Entre nous' }, 'lab')
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.equal((await mourad.get(path)).status, 200)
    await nadia.post(`${path}/modifier`, { title: 'Entre nous', saves: '1', readers: 'open' })
    assert.equal((await test.visitor().get(path)).status, 404)
  })

  it('is edited by its teller alone, who keeps what it said before', async () => {
    const path = await tellUse(nadia, { title: 'Noter sur un carnet', risks: 'Le perdre' })
    assert.equal((await mourad.get(`${path}/modifier`)).status, 404)
    assert.match((await nadia.get(`${path}/modifier`)).text, /Le perdre/)
    const saves = /name="saves" value="(\d+)"/.exec((await nadia.get(`${path}/modifier`)).text)?.[1] ?? ''
    const change = { title: 'Noter sur un cahier', readers: 'open', saves }
    assert.match((await nadia.submit(`${path}/modifier`, change)).text, /Noter sur un cahier[^]*modifié/)
    assert.match((await nadia.get(`${path}/versions`)).text, /Noter sur un carnet[^]*Le perdre/)
    assert.equal((await mourad.get(`${path}/versions`)).status, 404)
    const stale = await nadia.post(`${path}/modifier`, { ...change, title: 'Autre onglet' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Noter sur un cahier[^]*Autre onglet/)
  })

  it('is erased by its teller alone, and its address leads nowhere else', async () => {
    const path = await tellUse(nadia, { title: 'À effacer' })
    assert.equal((await mourad.post(`${path}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 303)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.notEqual(await tellUse(mourad, { title: 'À effacer' }), path)
  })

  it('can be thrown away before it is published', async () => {
    const begun = await nadia.post('/usages/raconter', { title: 'Pour rien' })
    const told = (begun.location ?? '').replace(/\/qui$/, '')
    assert.match((await nadia.submit(`${told}/jeter`)).text, /C&#39;est jeté/)
    assert.equal((await nadia.get(told)).status, 404)
  })
})
