import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('the means of a group', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    path = await openGroup(nadia)
  })
  after(() => world.close())

  const read = async (who?: Member) => (await (who ?? world.visitor()).get(`${path}/moyens`)).text
  const newestPledge = () =>
    world.lab.db
      .selectFrom('groups.pledge')
      .selectAll()
      .orderBy('offered_at', 'desc')
      .executeTakeFirstOrThrow()

  test('a member says what is missing, child care as much as a camera', async () => {
    await nadia.post(`${path}/moyens/besoins`, { missing: 'garde', about: 'le mercredi soir' })
    assert.match(await read(), /une garde d(&#39;|')enfants<\/h3><p>le mercredi soir/)
    assert.match((await world.visitor().get('/groupes')).text, /une garde d(&#39;|')enfants/)
  })

  test('only members say what is missing', async () => {
    assert.equal((await samir.post(`${path}/moyens/besoins`, { missing: 'argent' })).status, 403)
  })

  test('who is not in the group offers, and the group says yes', async () => {
    const need = await world.lab.db.selectFrom('groups.need').select('id').executeTakeFirstOrThrow()
    await samir.post(`${path}/moyens/offres`, {
      word: 'garde',
      details: 'Je garde deux enfants',
      need: need.id,
    })
    assert.doesNotMatch(await read(), /Je garde deux enfants/)
    assert.match(await read(samir), /Je garde deux enfants/)
    assert.match(await read(nadia), /Dire oui au nom du groupe/)
    const pledge = await newestPledge()
    assert.equal((await samir.post(`${path}/moyens/offres/${pledge.id}/accord`)).status, 403)
    await nadia.post(`${path}/moyens/offres/${pledge.id}/accord`)
    assert.match(await read(), /Je garde deux enfants/)
    assert.equal((await newestPledge()).need_id, need.id)
  })

  test('a member’s offer is pledged at once', async () => {
    assert.match(
      (await nadia.submit(`${path}/moyens/offres`, { word: 'materiel', details: 'Ma caméra' })).text,
      /C(&#39;|')est promis/,
    )
    assert.match(await read(), /Ma caméra/)
  })

  test('a pledge is withdrawn by who made it alone, and nothing of it stays', async () => {
    const pledge = await newestPledge()
    await samir.post(`${path}/moyens/offres/${pledge.id}/retirer`)
    assert.match(await read(), /Ma caméra/)
    await nadia.post(`${path}/moyens/offres/${pledge.id}/retirer`)
    assert.doesNotMatch(await read(), /Ma caméra/)
  })

  test('a need that is covered is asked for no more, and any member can undo that', async () => {
    const need = await world.lab.db.selectFrom('groups.need').select('id').executeTakeFirstOrThrow()
    await nadia.post(`${path}/moyens/besoins/${need.id}/trouve`)
    assert.match(await read(), /Rien n(&#39;|')est demandé/)
    const act = await world.lab.db
      .selectFrom('groups.act')
      .select('id')
      .where('what', '=', 'need.covered')
      .executeTakeFirstOrThrow()
    await samir.post(`${path}/entrer`)
    await samir.post(`${path}/histoire/${act.id}/defaire`)
    assert.doesNotMatch(await read(), /Rien n(&#39;|')est demandé/)
  })

  test('what an offer says is kept when it is refused', async () => {
    const page = await samir.post(`${path}/moyens/offres`, { word: 'inventé', details: 'Trois chaises' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Trois chaises/)
    await world.lab.db.updateTable('groups.group').set({ ended_at: new Date(), ending: 'produced' }).execute()
    const ended = await samir.post(`${path}/moyens/offres`, { word: 'inventé', details: 'Trois chaises' })
    assert.match(ended.text, /Trois chaises/, 'in a group that ended too')
  })
})
