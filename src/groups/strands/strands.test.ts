import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('a strand', () => {
  let world: TestLab
  let nadia: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    path =
      (await nadia.post('/chantiers/ouvrir', { name: 'Les guichets', purpose: 'Comprendre ce qui ferme.' }))
        .location ?? ''
  })
  after(() => world.close())

  test('is opened by anyone and read by all', async () => {
    assert.equal(path, '/chantiers/les-guichets')
    assert.match((await world.visitor().get(path)).text, /Comprendre ce qui ferme\./)
    assert.match((await world.visitor().get('/chantiers')).text, /Les guichets/)
  })

  test('gathers the groups that say they belong to it', async () => {
    const samir = await world.member('Samir')
    assert.match(
      (await samir.get('/groupes/ouvrir?chantier=les-guichets')).text,
      /value="les-guichets" selected/,
    )
    const draft = { name: 'Vu d’en bas', purpose: 'Un film.', promise: 'film', strand: 'les-guichets' }
    const group = (await samir.post('/groupes/ouvrir', draft)).location ?? ''
    assert.match((await world.visitor().get(path)).text, new RegExp(`href="${group}"`))
    assert.match((await world.visitor().get(group)).text, new RegExp(`href="${path}"`))
    assert.match((await world.visitor().get('/groupes?chantier=les-guichets')).text, /Vu d’en bas/)
  })

  test('that is hidden is not named by its groups either', async () => {
    const draft = { name: 'Un chantier blessant', purpose: 'À cacher.' }
    const hidden = (await nadia.post('/chantiers/ouvrir', draft)).location ?? ''
    const strand = hidden.slice('/chantiers/'.length)
    const group = { name: 'Un groupe', purpose: 'Un film.', promise: 'film', strand }
    const path = (await nadia.post('/groupes/ouvrir', group)).location ?? ''
    assert.match((await world.visitor().get(path)).text, /Un chantier blessant/)
    await world.lab.db
      .updateTable('platform.thing')
      .set({ hidden_at: new Date(), hidden_reason: 'Il blesse.' })
      .where('path', '=', hidden)
      .execute()
    assert.doesNotMatch((await world.visitor().get(path)).text, /Un chantier blessant/)
    assert.match((await nadia.get(path)).text, /Un chantier blessant/, 'who opened it still finds it')
  })

  test('is edited by who opened it, and two tabs lose nothing', async () => {
    const samir = await world.member('Samir')
    assert.equal((await samir.get(`${path}/modifier`)).status, 403)
    await nadia.post(`${path}/modifier`, { name: 'Les guichets', purpose: 'Premier onglet.', version: '1' })
    const page = await nadia.post(`${path}/modifier`, {
      name: 'Les guichets',
      purpose: 'Second onglet.',
      version: '1',
    })
    assert.equal(page.status, 409)
    assert.match(page.text, /Premier onglet\./)
    assert.match(page.text, /Second onglet\./)
    assert.match(page.text, /name="version" value="2"/)
    const refused = await nadia.post(`${path}/modifier`, { name: '', purpose: 'Troisième.', version: '1' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /name="version" value="1"/, 'a refused form is still that of the first text')
  })
})
