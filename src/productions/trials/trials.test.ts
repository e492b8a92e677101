import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  findId,
  makeProduction,
  openNext,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'

describe('trials', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const tell = (path: string, place: string) =>
    karim.post(`${path}/essais`, {
      place,
      people: '12',
      happened: 'La fin était trop longue.',
      toChange: 'Couper la fin.',
      version: '1',
    })

  it('are told by anyone with a name here, and shown under the production', async () => {
    const path = await makeProduction(nadia, { title: 'Le jeu' })
    assert.equal((await tell(path, 'Au centre social')).status, 303)
    const page = await test.visitor().get(`${path}/essais`)
    assert.match(page.text, /Au centre social/)
    assert.match(page.text, /avec 12 personnes/)
    assert.match(page.text, /Couper la fin\./)
    assert.match((await test.visitor().get(path)).text, /Au centre social/)
  })

  it('lead to a next version, which both pages say', async () => {
    const path = await makeProduction(nadia, { title: 'Le cours' })
    await tell(path, 'En classe')
    await tell(path, 'Au foyer')
    const draft = await openNext(nadia, path)
    const form = await nadia.get(`${draft}/publier`)
    assert.match(form.text, /En classe/)
    const trial = /name="trials" value="([0-9a-z]{12})"/.exec(form.text)?.[1] ?? ''
    const next = await publishDraft(nadia, draft, { changed: 'Fin plus courte.', trials: trial })
    const told = await test.visitor().get(`${next}/essais`)
    assert.equal(told.text.match(/La version 2 en tient compte/g)?.length, 1)
    assert.match((await test.visitor().get(`${next}/versions`)).text, new RegExp(`essais#essai-${trial}`))
    const later = await openNext(nadia, path)
    assert.doesNotMatch((await nadia.get(`${later}/publier`)).text, new RegExp(trial))
  })

  it('a form that is not whole comes back with what was typed', async () => {
    const path = await makeProduction(nadia, { title: 'À essayer' })
    const page = await karim.post(`${path}/essais`, {
      place: '',
      happened: 'Tout le monde a ri.',
      people: 'douze',
    })
    assert.equal(page.status, 422)
    assert.match(page.text, /Tout le monde a ri\./)
  })

  it('are seen by those who see the production', async () => {
    const draft = await startProduction(nadia, { title: 'Pour le lab' })
    const path = await publishDraft(nadia, draft, { audience: 'lab' })
    await tell(path, 'Chez nous')
    assert.equal((await test.visitor().get(`${path}/essais`)).status, 404)
    const things = await test.lab.db
      .selectFrom('platform.thing')
      .select('audience')
      .where('title', '=', 'Chez nous')
      .execute()
    assert.deepEqual(things, [{ audience: 'lab' }])
  })

  it('are edited by whoever told them, who alone reads what they said before', async () => {
    const path = await makeProduction(nadia, { title: 'À redire' })
    await tell(path, 'Au collège')
    const id = findId(await karim.get(`${path}/essais`), 'essai-')
    const form = await karim.get(`${path}/essais/${id}/modifier`)
    assert.match(form.text, /value="Au collège"/)
    assert.match(form.text, /value="12"/)
    const words = { place: 'Au lycée', people: '', happened: 'La fin a plu.', saves: '1' }
    const edited = await karim.post(`${path}/essais/${id}/modifier`, words)
    assert.equal(edited.location, `${path}/essais#essai-${id}`)
    const page = await test.visitor().get(`${path}/essais`)
    for (const said of [/Au lycée/, /La fin a plu\./, /modifié/, /version 1/i]) assert.match(page.text, said)
    assert.doesNotMatch(page.text, /Au collège|12 personnes|Couper la fin/)
    assert.match((await test.visitor().get(path)).text, /Au lycée/)
    const before = await karim.get(`${path}/essais/${id}/versions`)
    for (const said of [/Au collège/, />12</, /Couper la fin\./]) assert.match(before.text, said)
    for (const act of ['modifier', 'versions'])
      assert.equal((await nadia.get(`${path}/essais/${id}/${act}`)).status, 404)
    assert.equal((await nadia.post(`${path}/essais/${id}/modifier`, { ...words, saves: '2' })).status, 404)
  })

  it('edited in two tabs show both texts and lose none', async () => {
    const path = await makeProduction(nadia, { title: 'Deux onglets' })
    await tell(path, 'Au départ')
    const id = findId(await karim.get(`${path}/essais`), 'essai-')
    const edit = (place: string) =>
      karim.post(`${path}/essais/${id}/modifier`, { place, happened: 'Oui.', saves: '1' })
    assert.equal((await edit('Premier onglet')).status, 303)
    const stale = await edit('Second onglet')
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Premier onglet/)
    assert.match(stale.text, /value="Second onglet"/)
    const refused = await edit('')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /id="place-wrong"/)
  })

  it('are erased by whoever told them', async () => {
    const path = await makeProduction(nadia, { title: 'Effaçable' })
    await tell(path, 'Ici même')
    const id = findId(await karim.get(`${path}/essais`), 'essai-')
    assert.equal((await nadia.post(`${path}/essais/${id}/effacer`)).status, 404)
    assert.equal((await karim.post(`${path}/essais/${id}/effacer`)).status, 303)
    assert.doesNotMatch((await test.visitor().get(`${path}/essais`)).text, /Ici même/)
  })

  const tellIn = (path: string, town: string, townId = '') =>
    karim.post(`${path}/essais`, { place: 'Chez nous', happened: 'Bien.', town, townId })

  it('that say in which town they took place stand on a map, and in a table that says the same', async () => {
    const path = await makeProduction(nadia, { title: 'Voyage' })
    assert.match((await test.visitor().get(`${path}/essais/carte`)).text, /Aucun essai raconté ici ne dit/)
    assert.equal((await test.visitor().get(`${path}/essais/carte/jour.svg`)).status, 404)
    for (const town of ['Marseille', 'bastia (haute-corse)', 'Sénégal', 'marseille'])
      assert.equal((await tellIn(path, town)).status, 303)
    for (const [page, trials] of [
      [`${path}/essais/carte`, `${path}/essais\\?ville=`],
      ['/productions/carte', '/productions/carte/'],
    ]) {
      const map = await test.visitor().get(page ?? '')
      const row = (town: string, count: string) =>
        new RegExp(`>${town}<[^]*?href="${trials}[tr][^"]+">${count}`)
      assert.match(map.text, row('Marseille \\(Bouches-du-Rhône\\)', '2 essais'))
      assert.match(map.text, row('Bastia \\(Haute-Corse\\)', 'un essai'))
      assert.match(map.text, row('Sénégal \\(pays\\)', 'un essai'))
      for (const light of ['jour', 'nuit']) {
        const picture = await test.visitor().get(`${page}/${light}.svg`)
        assert.equal(picture.text.match(/<circle/g)?.length, 3)
        assert.match(picture.text, /Marseille : 2 essais/)
        assert.doesNotMatch(picture.text, /style=|<style/)
      }
    }
    const [, town] = /href="(\/productions\/carte\/t\d+)"/.exec(
      (await test.visitor().get('/productions/carte')).text,
    ) ?? ['', '']
    const inTown = await test.visitor().get(town ?? '')
    assert.match(inTown.text, /Bastia \(Haute-Corse\)[^]*Voyage[^]*Chez nous/)
    const only = await test.visitor().get(`${path}/essais?ville=${town?.split('/').at(-1)}`)
    assert.equal(only.text.match(/id="essai-/g)?.length, 1)
    await nadia.post(`${path}/retirer`)
    assert.equal((await test.visitor().get(town ?? '')).status, 404)
    assert.doesNotMatch((await test.visitor().get('/productions/carte')).text, /Sénégal/)
  })

  it('ask which town is meant where several bear its name, and never keep what is no town', async () => {
    const path = await makeProduction(nadia, { title: 'Laquelle' })
    const asked = await tellIn(path, 'Saint-Denis')
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Plusieurs endroits portent ce nom/)
    const [, id] =
      /value="(t\d+)"[^>]*\/>(?:(?!<input)[^])*Saint-Denis \(Seine-Saint-Denis\)/.exec(asked.text) ?? []
    assert.equal((await tellIn(path, 'Saint-Denis', id)).status, 303)
    assert.match((await test.visitor().get(`${path}/essais`)).text, /Saint-Denis \(Seine-Saint-Denis\)/)
    const address = await tellIn(path, '12 rue des Lilas')
    assert.equal(address.status, 422)
    assert.match(address.text, /Nous ne connaissons pas cet endroit/)
    assert.match(address.text, /12 rue des Lilas/)
  })

  it('keep their town when they are edited, and say which it was before', async () => {
    const path = await makeProduction(nadia, { title: 'Déménage' })
    await tellIn(path, 'Lille')
    const id = findId(await karim.get(`${path}/essais`), 'essai-')
    const form = await karim.get(`${path}/essais/${id}/modifier`)
    assert.match(form.text, /value="Lille \(Nord\)"/)
    const edit = (town: string, saves: string) =>
      karim.post(`${path}/essais/${id}/modifier`, { place: 'Ici', happened: 'Oui.', town, saves })
    assert.equal((await edit('Lille (Nord)', '1')).status, 303)
    assert.equal((await edit('Roubaix', '2')).status, 303)
    assert.match((await test.visitor().get(`${path}/essais`)).text, /Roubaix \(Nord\)/)
    assert.match((await karim.get(`${path}/essais/${id}/versions`)).text, /Lille \(Nord\)/)
  })
})
