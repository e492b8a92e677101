import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { groupAt, openGroup, startNewDay, waitThreeDays } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { applyChange } from './apply.ts'

suite('a change that weighs on everyone', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let path: string
  let groupId: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
  })
  after(() => world.close())
  beforeEach(async () => {
    await startNewDay(world)
    const more = { name: 'Preuves en poche', purpose: 'Garder la preuve.', promise: 'guide' }
    path = await openGroup(nadia, more)
    await samir.post(`${path}/entrer`)
    groupId = (await readGroup()).id
  })

  const readGroup = () => groupAt(world, path)
  const edit = async (who: Member, change: Record<string, string>, version?: number) => {
    const group = await readGroup()
    return who.post(`${path}/modifier`, {
      name: group.name,
      purpose: group.purpose,
      promise: group.promise ?? 'inconnue',
      peersFor: group.peers_for,
      peersOut: group.peers_out,
      audience: 'open',
      version: String(version ?? group.version),
      ...change,
    })
  }
  const readChange = () =>
    world.lab.db
      .selectFrom('groups.announced_change')
      .selectAll()
      .where('group_id', '=', groupId)
      .orderBy('at', 'desc')
      .executeTakeFirstOrThrow()

  test('waits 72 hours in sight, then is done', async () => {
    await edit(samir, { name: 'Preuves' })
    const change = await readChange()
    assert.equal(change.takes_effect_at.getTime() - change.at.getTime(), 72 * 3_600_000)
    assert.equal((await readGroup()).name, 'Preuves en poche')
    assert.match((await world.visitor().get(path)).text, /Changer le nom/)
    await waitThreeDays(world)
    assert.equal((await readGroup()).name, 'Preuves')
    const page = await world.visitor().get(path)
    assert.match(page.text, /<h1[^>]*>Preuves<\/h1>/)
    assert.doesNotMatch(page.text, /Changer le nom/)
  })

  test('shows the words of both texts as the page of the group would, no sign of Markdown left', async () => {
    await edit(samir, { purpose: 'Garder **chaque** preuve.' })
    const { id } = await readChange()
    const { text } = await world.visitor().get(`${path}/annonces/${id}`)
    assert.match(text, /Garder <strong>chaque<\/strong> preuve\./)
    assert.match(text, /<p>Garder la preuve\.<\/p>/)
  })

  test('to a group between peers hides from others who opened it', async () => {
    const shown = async () => (await world.visitor().get(`/@${nadia.handle}`)).text.includes(path)
    await edit(samir, { peersFor: 'Qui a été expulsé' })
    assert.equal(await shown(), true)
    await waitThreeDays(world)
    assert.equal(await shown(), false)
  })

  test('is not done before its time, nor twice', async () => {
    await edit(samir, { purpose: 'Autre chose.' })
    const { id } = await readChange()
    await applyChange(world.lab.db, id)
    assert.equal((await readGroup()).purpose, 'Garder la preuve.')
    await waitThreeDays(world)
    const { version } = await readGroup()
    await applyChange(world.lab.db, id)
    assert.equal((await readGroup()).purpose, 'Autre chose.')
    assert.equal((await readGroup()).version, version)
  })

  test('is not done when a member objects, and the reason is read by all', async () => {
    await edit(samir, { name: 'Tout autre nom' })
    const { id } = await readChange()
    assert.equal((await nadia.post(`${path}/annonces/${id}/objecter`, {})).status, 422)
    await nadia.post(`${path}/annonces/${id}/objecter`, { reason: 'Les affiches sont imprimées.' })
    await waitThreeDays(world)
    assert.equal((await readGroup()).name, 'Preuves en poche')
    assert.match((await world.visitor().get(`${path}/histoire`)).text, /Les affiches sont imprimées\./)
  })

  test('is objected to by members alone, and taken back by who announced it alone', async () => {
    const lila = await world.member('Lila')
    await edit(samir, { name: 'Tout autre nom' })
    const { id } = await readChange()
    assert.equal((await lila.post(`${path}/annonces/${id}/objecter`, { reason: 'Non' })).status, 403)
    await nadia.post(`${path}/annonces/${id}/retirer`)
    assert.equal((await readChange()).outcome, null)
    await samir.post(`${path}/annonces/${id}/retirer`)
    assert.equal((await readChange()).outcome, 'withdrawn')
  })

  test('is no more objected to once it is settled, and the reason comes back', async () => {
    await edit(samir, { name: 'Tout autre nom' })
    const { id } = await readChange()
    await samir.post(`${path}/annonces/${id}/retirer`)
    const page = await nadia.post(`${path}/annonces/${id}/objecter`, {
      reason: 'Les affiches sont imprimées.',
    })
    assert.equal(page.status, 422)
    assert.match(page.text, /C(&#39;|')était déjà réglé/)
    assert.match(page.text, /Les affiches sont imprimées\./)
    assert.doesNotMatch(page.text, /prendra effet|Tout autre nom/)
    assert.match((await nadia.get(`${path}/annonces/${id}`)).text, /retiré/)
  })

  test('is not announced twice at once', async () => {
    await edit(samir, { name: 'Un' })
    const page = await edit(nadia, { name: 'Deux' })
    assert.equal(page.status, 422)
    assert.match(page.text, /value="Deux"/)
    assert.match(page.text, /Un changement de cela est déjà annoncé/)
  })

  test('is left to members: a passer-by cannot announce one', async () => {
    const lila = await world.member('Lila')
    const page = await edit(lila, { name: 'À moi' })
    assert.equal(page.status, 403)
    assert.match(page.text, /À moi/)
  })

  test('made in two tabs shows both texts and loses none', async () => {
    const { version } = await readGroup()
    await edit(nadia, { promise: 'film' }, version)
    await edit(nadia, { name: 'Premier onglet' })
    await waitThreeDays(world)
    const page = await edit(samir, { purpose: 'Second onglet.' }, version)
    assert.equal(page.status, 409)
    assert.match(page.text, /Premier onglet/)
    assert.match(page.text, /Second onglet\./)
    const fresh = page.text.match(/name="version" value="(\d+)"/)?.[1]
    assert.equal(fresh, String((await readGroup()).version))
    assert.equal((await edit(samir, { purpose: 'Second onglet.' }, Number(fresh))).status, 303)
  })

  test('of who sees the page takes the journal with it when it narrows', async () => {
    const written = await nadia.post(`${path}/carnet/ecrire`, { text: 'Premier jour.', for: 'page' })
    assert.equal((await world.visitor().get(written.location ?? '')).status, 200)
    await edit(nadia, { audience: 'lab' })
    await waitThreeDays(world)
    assert.equal((await world.visitor().get(path)).status, 404)
    assert.equal((await world.visitor().get(written.location ?? '')).status, 404)
    const lila = await world.member('Lila')
    assert.equal((await lila.get(written.location ?? '')).status, 200)
  })

  test('what does not weigh is done at once, seen by all and undone by any other', async () => {
    await edit(samir, { promise: 'film', priority: 'logement' })
    assert.equal((await readGroup()).promise, 'film')
    assert.match(
      (await world.visitor().get(`${path}/histoire`)).text,
      /ce que le groupe va produire est maintenant «\sFilm\s»/,
    )
    const act = await world.lab.db
      .selectFrom('groups.act')
      .select('id')
      .where('group_id', '=', groupId)
      .where('what', '=', 'promise')
      .executeTakeFirstOrThrow()
    const lila = await world.member('Lila')
    assert.equal((await lila.post(`${path}/histoire/${act.id}/defaire`)).status, 403)
    await nadia.post(`${path}/histoire/${act.id}/defaire`)
    assert.equal((await readGroup()).promise, 'guide')
    await nadia.post(`${path}/histoire/${act.id}/defaire`)
    assert.equal((await readGroup()).promise, 'guide')
  })
})
