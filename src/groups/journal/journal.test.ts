import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import sharp from 'sharp'
import { groupAt, openGroup, waitThreeDays, whileHeld } from '../../../test/support/groups.ts'
import { jsonOf } from '../../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { erasePerson } from '../../people/index.ts'
import { republish } from '../groups.ts'
import { exportOfGroups } from '../personal.ts'

suite('the journal of a group', () => {
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

  const personOf = (one: Member) => ({ accountId: one.accountId, presentationIds: [one.presentationId] })

  const write = async (who: Member, text: string, more: Record<string, string> = {}) =>
    (await who.post(`${path}/carnet/ecrire`, { text, for: 'page', ...more })).location ?? ''

  test('is written by members and read by all', async () => {
    const entry = await write(nadia, 'Nous avons **filmé** le guichet.')
    assert.match((await world.visitor().get(entry)).text, /<strong>filmé<\/strong>/)
    assert.match((await world.visitor().get(`${path}/carnet`)).text, /<strong>filmé<\/strong>/)
    assert.match((await world.visitor().get(path)).text, /Nous avons filmé le guichet/)
  })

  test('is not written by who is not in the group, whose text is given back', async () => {
    const page = await samir.post(`${path}/carnet/ecrire`, { text: 'Je passais par là, et voilà.' })
    assert.equal(page.status, 403)
    assert.match(page.text, /Je passais par là, et voilà\./)
    const wrong = await samir.post(`${path}/carnet/ecrire`, { text: 'Je passais par là.', for: 'tous' })
    assert.match(wrong.text, /Je passais par là\./)
    assert.match((await samir.get(`${path}/carnet/ecrire`)).text, /Entrer dans le groupe/)
  })

  test('keeps for members what is written for members', async () => {
    const entry = await write(nadia, 'Entre nous seulement.', { for: 'group' })
    assert.equal((await world.visitor().get(entry)).status, 404)
    assert.equal((await samir.get(entry)).status, 404)
    for (const page of [path, `${path}/carnet`]) {
      assert.doesNotMatch((await samir.get(page)).text, /Entre nous seulement/)
    }
    await samir.post(`${path}/entrer`)
    assert.equal((await samir.get(entry)).status, 200)
    await samir.post(`${path}/quitter`)
    assert.equal((await samir.get(entry)).status, 404)
    assert.equal((await nadia.get(entry)).status, 200)
  })

  test('of a group between peers is for members unless one chooses otherwise', async () => {
    const draft = {
      name: 'Entendre des voix',
      purpose: 'Un guide.',
      promise: 'guide',
      peersFor: 'Qui entend des voix',
    }
    const peers = await openGroup(nadia, draft)
    assert.match((await nadia.get(`${peers}/carnet/ecrire`)).text, /value="group" checked/)
    assert.match((await nadia.get(`${path}/carnet/ecrire`)).text, /value="page" checked/)
  })

  test('of a group between peers names nobody to others, wherever what it shows them is read', async () => {
    const peers = await openGroup(nadia, { name: 'Nuits blanches', peersFor: 'Qui dort peu' })
    const entry = (
      await nadia.post(`${peers}/carnet/ecrire`, { text: 'Le générique, enregistré.', for: 'page' })
    ).location
    assert.ok(entry)
    const elsewhere = ['/recherche-texte?q=g%C3%A9n%C3%A9rique', `${peers}.atom`]
    for (const page of [peers, `${peers}/carnet`, entry, ...elsewhere]) {
      const { text } = await world.visitor().get(page)
      assert.match(text, /générique/, page)
      assert.doesNotMatch(text, /Nadia/, page)
    }
    assert.doesNotMatch((await world.visitor().get(`/@${nadia.handle}`)).text, /générique/)
    assert.match((await nadia.get(`${peers}/carnet`)).text, /Nadia/)
    const own = await nadia.get(entry)
    assert.match(own.text, /\/modifier"/)
    await nadia.post(`${entry}/modifier`, { text: 'Le générique, encore.', for: 'page', version: '1' })
    assert.match((await world.visitor().get(entry)).text, /Le générique, encore/)
  })

  suite('of a group between peers, what bears no name', () => {
    let peers: string
    let entry: string

    before(async () => {
      peers = await openGroup(nadia, { name: 'Veilleurs', peersFor: 'Qui veille' })
      await samir.post(`${peers}/entrer`, { concerned: 'on' })
      entry =
        (await nadia.post(`${peers}/carnet/ecrire`, { text: 'Une aube pâle.', for: 'page' })).location ?? ''
      await nadia.post(`${entry}/modifier`, { text: 'Une aube claire.', for: 'page', version: '1' })
    })

    test('says what it said before to who wrote it, and to no other member', async () => {
      assert.match((await nadia.get(`${entry}/versions`)).text, /Une aube pâle/)
      assert.equal((await samir.get(`${entry}/versions`)).status, 403)
      assert.doesNotMatch((await world.visitor().get(entry)).text, /versions|Nadia/)
    })

    test('is in the export of who wrote it, with what it said before, and in no other', async () => {
      const mine = await jsonOf(await exportOfGroups(world.lab.db, personOf(nadia)))
      assert.ok(mine.includes('Une aube pâle') && mine.includes('Une aube claire'))
      const his = await jsonOf(await exportOfGroups(world.lab.db, personOf(samir)))
      assert.ok(!his.includes('Une aube'))
    })

    test('says its name to members, on the page of the group too', async () => {
      for (const page of [peers, `${peers}/carnet`, entry, '/moi'])
        assert.match((await samir.get(page)).text, new RegExp(`${nadia.handle}|Nadia`), page)
    })

    test('is no news to who wrote it', async () => {
      assert.match((await samir.get('/moi')).text, /Une aube claire/)
      assert.doesNotMatch((await nadia.get('/moi')).text, /Une aube claire/)
    })

    test('stays in sight of who set its writer aside: what vanished would say who wrote it', async () => {
      const lila = await world.member('Lila')
      assert.equal((await lila.post(`/@${nadia.handle}/ne-plus-voir`)).status, 303)
      for (const page of [peers, `${peers}/carnet`, entry, '/recherche-texte?q=claire'])
        assert.match((await lila.get(page)).text, /claire/, page)
    })

    test('does not say the name to a member who set it aside', async () => {
      const owl = await world.member('Hulotte')
      await owl.post(`${peers}/entrer`, { concerned: 'on' })
      const signed = new RegExp(`href="/@${nadia.handle}"`)
      assert.match((await owl.get(entry)).text, signed)
      await owl.post(`/@${nadia.handle}/ne-plus-voir`)
      assert.doesNotMatch((await owl.get(entry)).text, signed)
    })

    test('says no name either once the group is open to anyone again', async () => {
      const { version } = await groupAt(world, peers)
      const words = { name: 'Veilleurs', purpose: 'Un film sur les guichets fermés.', promise: 'film' }
      await nadia.post(`${peers}/modifier`, { ...words, version: String(version) })
      await waitThreeDays(world)
      assert.equal((await groupAt(world, peers)).peers_for, '')
      for (const page of [`${peers}/carnet`, entry])
        assert.doesNotMatch((await world.visitor().get(page)).text, /Nadia/, page)
      assert.match((await samir.get(entry)).text, /Nadia/)
    })

    test('goes with who wrote it, when that name alone is erased', async () => {
      const moth = await world.member('Phalène')
      await moth.post(`${peers}/entrer`, { concerned: 'on' })
      const own = (await moth.post(`${peers}/carnet/ecrire`, { text: 'Une lampe.', for: 'page' })).location
      assert.ok(own)
      const name = { accountId: '', presentationIds: [moth.presentationId] }
      await world.lab.db.transaction().execute((tx) => erasePerson(tx, name))
      assert.equal((await samir.get(own)).status, 404)
      const { rows } = await world.lab.pool.query('select 1 from platform.thing t where t::text like $1', [
        `%${moth.presentationId}%`,
      ])
      assert.deepEqual(rows, [])
    })
  })

  test('of a group that becomes between peers no longer names who wrote it', async () => {
    const group = await openGroup(nadia, { name: 'D’abord ouvert' })
    const entry = (await nadia.post(`${group}/carnet/ecrire`, { text: 'Au grand jour.', for: 'page' }))
      .location
    await nadia.post(`${group}/modifier`, {
      name: 'D’abord ouvert',
      purpose: 'Un film sur les guichets fermés.',
      promise: 'film',
      peersFor: 'Qui attend au guichet',
      version: '1',
    })
    await waitThreeDays(world)
    for (const page of [group, entry ?? '', '/recherche-texte?q=jour'])
      assert.doesNotMatch((await world.visitor().get(page)).text, /Nadia/, page)
  })

  test('names nobody when an entry is written while its group becomes between peers', async () => {
    const group = await openGroup(nadia, { name: 'Sous nos toits' })
    const { id } = await groupAt(world, group)
    const [page] = await whileHeld(
      world,
      group,
      [() => nadia.post(`${group}/carnet/ecrire`, { text: 'Au même instant.', for: 'page' })],
      {
        first: (tx) =>
          tx.updateTable('groups.group').set({ peers_for: 'Nous' }).where('id', '=', id).execute(),
        last: (tx) => republish(tx, id),
      },
    )
    const { text } = await world.visitor().get(page?.location ?? '')
    assert.match(text, /Au même instant\./)
    assert.doesNotMatch(text, /Nadia/)
  })

  test('keeps what an entry said before for its author alone', async () => {
    const entry = await write(nadia, 'Premier jet.')
    await nadia.post(`${entry}/modifier`, { text: 'Second jet.', for: 'page', version: '1' })
    assert.match((await world.visitor().get(entry)).text, /Second jet\./)
    assert.match((await nadia.get(`${entry}/versions`)).text, /Premier jet\./)
    await samir.post(`${path}/entrer`)
    assert.equal((await samir.get(`${entry}/versions`)).status, 403)
    assert.equal((await samir.get(`${entry}/modifier`)).status, 403)
    assert.equal((await samir.post(`${entry}/effacer`)).status, 403)
    await samir.post(`${path}/quitter`)
  })

  test('edited in two tabs shows both texts and loses none', async () => {
    const entry = await write(nadia, 'Au départ.')
    await nadia.post(`${entry}/modifier`, { text: 'Premier onglet.', for: 'page', version: '1' })
    const page = await nadia.post(`${entry}/modifier`, { text: 'Second onglet.', for: 'page', version: '1' })
    assert.equal(page.status, 409)
    assert.match(page.text, /Premier onglet\./)
    assert.match(page.text, /Second onglet\./)
    assert.match(page.text, /name="version" value="2"/)
  })

  test('narrowed to members in one tab is not opened again from another that did not know', async () => {
    const entry = await write(nadia, 'Devant tous.')
    await nadia.post(`${entry}/modifier`, { text: 'Devant tous.', for: 'group', version: '1' })
    assert.equal((await world.visitor().get(entry)).status, 404)
    assert.doesNotMatch((await nadia.get(entry)).text, /Modifié|versions/, 'no word changed')
    const page = await nadia.post(`${entry}/modifier`, { text: 'Devant vous.', for: 'page', version: '1' })
    assert.equal(page.status, 409)
    assert.match(page.text, /Devant vous\./)
    assert.equal((await world.visitor().get(entry)).status, 404)
  })

  test('erased in one tab, gives back from another what was written there, to keep as a new one', async () => {
    const entry = await write(nadia, 'Bientôt effacée.')
    await nadia.post(`${entry}/effacer`)
    const late = { text: 'Ce que j’écrivais encore, dans l’autre onglet.', for: 'group', version: '1' }
    const page = await nadia.post(`${entry}/modifier`, late)
    assert.equal(page.status, 409)
    assert.match(page.text, /action="[^"]+\/carnet\/ecrire"/)
    assert.match(page.text, /effacée entre-temps[^]*Ce que j’écrivais encore, dans l’autre onglet\./)
    assert.match(page.text, /value="group" checked/)
    const lost = await (await world.member('Hors du groupe')).post(`${entry}/modifier`, late)
    assert.equal(lost.status, 404)
    assert.match(lost.text, /n(&#39;|’)est plus là[^]*Ce que j’écrivais encore/)
  })

  test('an erased entry is gone, with its versions and its words in the search', async () => {
    const entry = await write(nadia, 'À effacer.')
    await nadia.post(`${entry}/modifier`, { text: 'À effacer vraiment.', for: 'page', version: '1' })
    await nadia.post(`${entry}/effacer`)
    assert.equal((await nadia.get(entry)).status, 404)
    const id = entry.split('/').at(-1) ?? ''
    for (const table of ['groups.entry', 'platform.thing'] as const) {
      assert.equal(
        (await world.lab.db.selectFrom(table).select('id').where('id', '=', id).execute()).length,
        0,
      )
    }
    const versions = await world.lab.db
      .selectFrom('platform.thing_version')
      .select('number')
      .where('thing_id', '=', id)
      .execute()
    assert.equal(versions.length, 0)
  })

  test('shows pictures with the words that say what they show', async () => {
    const form = new FormData()
    form.set('text', 'Le guichet, ce matin.')
    form.set('for', 'page')
    form.set('alt1', 'Une file devant une porte fermée')
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    form.set('picture1', new File([new Uint8Array(picture)], 'guichet.jpg', { type: 'image/jpeg' }))
    const page = await nadia.submit(`${path}/carnet/ecrire`, form)
    assert.match(page.text, /alt="Une file devant une porte fermée"/)
    const address = page.text.match(/<img src="([^"]+)"/)?.[1] ?? ''
    assert.equal((await world.visitor().get(address)).status, 200)
  })

  test('never runs what someone writes', async () => {
    const entry = await write(
      nadia,
      '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>',
    )
    const { text } = await world.visitor().get(entry)
    assert.doesNotMatch(text, /<script>alert|href="javascript|<img src=x/)
  })

  test('of another group does not answer under this one', async () => {
    const entry = await write(nadia, 'Ici.')
    const other = await openGroup(nadia, { name: 'Autre' })
    assert.equal((await nadia.get(entry.replace(path, other))).status, 404)
  })
})
