import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openGroup } from '../../../test/support/groups.ts'
import { tablesHolding } from '../../../test/support/rows.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

const letter =
  'Madame [nom], votre dossier est incomplet. Veuillez nous retourner les pièces.\nÀ défaut, le versement sera suspendu.'

describe('readings', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const form = (other: Record<string, string> = {}) => ({
    text: letter,
    title: 'La lettre des pièces',
    sort: 'letter',
    institution: 'Caisse de quartier',
    about: 'On ne sait pas quelles pièces.',
    looked: '1',
    ...other,
  })
  const putUp = async (who: Member = nadia, other: Record<string, string> = {}) => {
    const put = await who.post('/decorticages/deposer', form(other))
    assert.equal(put.status, 303, put.text.slice(0, 2_000))
    return put.location ?? ''
  }
  const add = (who: Member, path: string, text: string, sort = 'rewrite') =>
    who.post(`${path}/phrases/2`, { sort, text })

  it('a text is put up, cut in sentences, and found by its words', async () => {
    const path = await putUp()
    const page = await test.visitor().get(path)
    for (const said of [/Caisse de quartier/, /Veuillez nous retourner les pièces\./, /phrases\/3/, /Nadia/])
      assert.match(page.text, said)
    assert.match((await test.visitor().get('/decorticages')).text, /La lettre des pièces/)
    assert.match((await test.visitor().get('/decorticages?sorte=letter')).text, /La lettre des pièces/)
    assert.doesNotMatch((await test.visitor().get('/decorticages?sorte=rule')).text, /La lettre des pièces/)
    assert.match((await test.visitor().get('/recherche-texte?q=retourner')).text, /La lettre des pièces/)
  })

  it('is not put up before someone looked at it, nor with a telephone left in it unless it is the institution’s', async () => {
    const { looked: _, ...without } = form()
    assert.equal((await nadia.post('/decorticages/deposer', without)).status, 422)
    const text = 'Appelez le 06 12 34 56 78 pour vous expliquer.'
    const refused = await nadia.post('/decorticages/deposer', form({ text }))
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Il reste un numéro/)
    assert.match(refused.text, /name="sure"/)
    assert.equal((await nadia.post('/decorticages/deposer', form({ text, sure: '1' }))).status, 303)
  })

  it('has a thousand sentences at most, said before anything of it is lost', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Ligne ${at}.`).join('\n')
    const zoe = await test.member('Zoé')
    const refused = await zoe.post('/decorticages/deposer', form({ text: lines(1_001) }))
    assert.equal(refused.status, 422)
    assert.match(refused.text, /plus de mille phrases/)
    assert.match(refused.text, /Ligne 0\.[\s\S]*Ligne 900\./)
    const path = await putUp(zoe, { text: lines(1_000) })
    assert.match((await zoe.get(`${path}/reecriture`)).text, /Ligne 999\./)
  })

  it('a visitor who has no name yet finds the masked text again once they have one', async () => {
    const asked = await test.visitor().post('/decorticages/deposer', form({ title: 'Avant mon nom' }))
    assert.equal(asked.status, 401)
    assert.match(asked.text, /Avant mon nom/)
  })

  it('several hands add to a sentence, side by side, and each takes back their own', async () => {
    const path = await putUp()
    await add(karim, path, 'Renvoyez-nous les papiers.')
    await add(nadia, path, 'Il nous manque des papiers : envoyez-les.')
    await add(karim, path, 'Quelles pièces ?', 'question')
    const page = await test.visitor().get(`${path}/phrases/2`)
    for (const said of [/Renvoyez-nous les papiers/, /Il nous manque des papiers/, /Quelles pièces/])
      assert.match(page.text, said)
    assert.match((await test.visitor().get(path)).text, /2 réécritures · 1 question/)
    const id = /mot-([0-9a-z]{12})/.exec(page.text)?.[1]
    assert.equal((await nadia.post(`/decorticages/remarques/${id}/effacer`)).status, 404)
    const edited = await karim.submit(`/decorticages/remarques/${id}/modifier`, {
      text: 'Envoyez les papiers.',
      saves: '1',
    })
    assert.match(edited.text, /Envoyez les papiers\./)
    assert.match((await karim.get(`/decorticages/remarques/${id}/versions`)).text, /Renvoyez-nous/)
    const stale = await karim.post(`/decorticages/remarques/${id}/modifier`, { text: 'Non', saves: '1' })
    assert.equal(stale.status, 409)
    assert.equal((await karim.post(`/decorticages/remarques/${id}/effacer`)).status, 303)
    assert.doesNotMatch((await test.visitor().get(`${path}/phrases/2`)).text, /Envoyez les papiers/)
  })

  it('nothing is added to a sentence that is not there', async () => {
    const path = await putUp()
    assert.equal((await karim.post(`${path}/phrases/99`, { sort: 'rewrite', text: 'Rien' })).status, 404)
    assert.equal((await test.visitor().get(`${path}/phrases/99`)).status, 404)
    assert.equal((await test.visitor().get(`${path}?depuis=99`)).status, 404)
  })

  it('who put it up puts the whole together out of what was proposed, and every state is kept', async () => {
    const path = await putUp()
    await add(karim, path, 'Envoyez les papiers.')
    const begun = await nadia.get(`${path}/reecriture`)
    assert.match(begun.text, /Envoyez les papiers\./)
    assert.match(begun.text, /votre dossier est incomplet/)
    const chosen = await nadia.post(`${path}/reecriture/assembler`, {
      'phrase-1': 'sans',
      'phrase-3': 'telle',
    })
    assert.match(chosen.text, />\nEnvoyez les papiers\.\n\nÀ défaut/)
    assert.equal((await karim.get(`${path}/reecriture`)).status, 404)
    assert.equal((await karim.post(`${path}/reecriture`, { text: 'Non', number: '0' })).status, 404)
    assert.equal((await nadia.post(`${path}/reecriture`, { text: 'Premier', number: '0' })).status, 303)
    const stale = await nadia.post(`${path}/reecriture`, { text: 'Second', number: '0' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Premier/)
    assert.match(stale.text, /Second/)
    assert.equal((await nadia.post(`${path}/reecriture`, { text: 'Second', number: '1' })).status, 303)
    assert.match((await test.visitor().get(path)).text, /Second/)
    assert.match((await test.visitor().get(`${path}/cote-a-cote`)).text, /Second/)
    assert.match((await nadia.get(`${path}/reecriture/versions`)).text, /Premier/)
  })

  it('with a group, its members put it together with whoever brought it, and write under their name there', async () => {
    const group = await openGroup(karim, { name: 'Les lettres' })
    const id =
      /<option value="([0-9a-z]{12})"/.exec((await karim.get('/decorticages/deposer')).text)?.[1] ?? ''
    assert.equal((await nadia.post('/decorticages/deposer', form({ group: id }))).status, 422)
    const path = await putUp(karim, { group: id, title: 'La lettre du groupe' })
    assert.match((await test.visitor().get(group)).text, /La lettre du groupe/)
    assert.equal((await nadia.get(`${path}/reecriture`)).status, 404)
    await nadia.post(`${group}/entrer`)
    assert.equal((await nadia.post(`${path}/reecriture`, { text: 'À deux', number: '0' })).status, 303)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 404)
  })

  it('a reading of a group between peers names nobody outside', async () => {
    const group = await openGroup(karim, {
      name: 'Entre nous',
      peersFor: 'Qui a reçu cette lettre',
      peersOut: 'Rien',
    })
    const page = await karim.get('/decorticages/deposer')
    const id = /<option value="([0-9a-z]{12})"[^>]*>Entre nous/.exec(page.text)?.[1] ?? ''
    const path = await putUp(karim, { group: id })
    await add(karim, path, 'Dit par un membre.')
    for (const at of [path, `${path}/phrases/2`, group])
      assert.doesNotMatch((await test.visitor().get(at)).text, /Karim/, at)
    assert.match((await test.visitor().get(`${path}/phrases/2`)).text, /Dit par un membre/)
  })

  it('a sentence is corrected by who writes the reading, and what it said is nowhere', async () => {
    const path = await putUp(nadia, { text: 'Vous habitez chez Zorglub. Merci.' })
    assert.equal((await karim.post(`${path}/phrases/1/corriger`, { text: 'Non' })).status, 404)
    const corrected = await nadia.submit(`${path}/phrases/1/corriger`, { text: 'Vous habitez chez [caché].' })
    assert.match(corrected.text, /chez \[caché\]/)
    assert.deepEqual(await tablesHolding(test.lab.db, ['orglub']), [])
  })

  it('what it is gets said otherwise, its versions are read by who put it up alone', async () => {
    const path = await putUp()
    const { text: _t, looked: _l, ...about } = form({ title: 'Un autre titre', saves: '1' })
    assert.equal((await karim.post(`${path}/modifier`, about)).status, 404)
    assert.equal((await nadia.post(`${path}/modifier`, about)).status, 303)
    assert.match((await test.visitor().get(path)).text, /Un autre titre/)
    assert.match((await nadia.get(`${path}/versions`)).text, /La lettre des pièces/)
    assert.equal((await karim.get(`${path}/versions`)).status, 404)
    assert.equal((await nadia.post(`${path}/modifier`, about)).status, 409)
  })

  it('becomes a guide, whose form comes filled in, and tells what came of it', async () => {
    const path = await putUp()
    assert.equal((await nadia.post(`${path}/guide`)).status, 404)
    await nadia.post(`${path}/reecriture`, {
      text: 'Envoyez-nous vos papiers, sinon on arrête.',
      number: '0',
    })
    const begun = await karim.post(`${path}/guide`)
    assert.match(begun.location ?? '', /^\/productions\/proposer\/guide\?brouillon=/)
    const page = await karim.get(begun.location ?? '')
    assert.match(page.text, /Envoyez-nous vos papiers, sinon on arrête\./)
    const draft = /brouillon=([0-9a-z]{12})/.exec(begun.location ?? '')?.[1] ?? ''
    const started = await karim.post('/productions/proposer/guide', {
      title: 'Répondre à la lettre',
      summary: 'Quoi envoyer.',
      partTitle: 'La lettre',
      partText: 'Envoyez-nous vos papiers.',
      de: path,
      brouillon: draft,
    })
    await karim.post(`${started.location}/publier`, { audience: 'open', later: '1' })
    assert.match((await test.visitor().get(path)).text, /Répondre à la lettre/)
  })

  it('goes with all that was said of it when who put it up erases it', async () => {
    const path = await putUp(nadia, { title: 'À effacer bientôt' })
    await add(karim, path, 'Dit sur ce qui part.')
    assert.equal((await karim.post(`${path}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 303)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.doesNotMatch((await test.visitor().get('/recherche-texte?q=bientôt')).text, /À effacer bientôt/)
  })
})
