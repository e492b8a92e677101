import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { groupAt, openGroup, startNewDay, whileHeld } from '../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { dayIn, propose } from '../../test/support/place.ts'
import { recordFact } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'
import { runDueJobs } from '../platform/jobs.ts'
import { publish } from '../platform/things.ts'

const draft = { name: 'Vu d’en bas', purpose: 'Un film sur les guichets fermés.', promise: 'film' }

suite('a project group', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
  })
  after(() => world.close())
  beforeEach(() => startNewDay(world))

  const membersOf = async (path: string) => {
    const { id } = await groupAt(world, path)
    const rows = await world.lab.db
      .selectFrom('groups.member')
      .select('account_id')
      .where('group_id', '=', id)
      .execute()
    return rows.map((row) => row.account_id)
  }

  test('is opened at once with three answers, and anyone reads it', async () => {
    const path = await openGroup(nadia)
    const page = await world.visitor().get(path)
    assert.equal(page.status, 200)
    assert.match(page.text, /Vu d’en bas/)
    assert.match(page.text, /Va produire\s: Film/)
    assert.deepEqual(await membersOf(path), [nadia.accountId])
  })

  test('says in one sentence that it is open, who sees it and how to undo it', async () => {
    const page = await nadia.submit('/groupes/ouvrir', { ...draft, name: 'Preuves en poche' })
    assert.match(
      page.text,
      /role="status"[^>]*>«\sPreuves en poche\s» est ouvert\. Tout le monde peut le voir/,
    )
  })

  test('needs its three answers and gives back what was typed', async () => {
    const page = await nadia.post('/groupes/ouvrir', { purpose: 'Une idée à garder' })
    assert.equal(page.status, 422)
    assert.match(page.text, /id="name-wrong"/)
    assert.match(page.text, /id="promise-wrong"/)
    assert.doesNotMatch(page.text, /id="purpose-wrong"/)
    assert.match(page.text, /Une idée à garder/)
  })

  test('takes « on ne sait pas encore » for an answer and asks its members again', async () => {
    const path = await openGroup(nadia, { name: 'On verra', promise: 'inconnue' })
    assert.equal((await groupAt(world, path)).promise, null)
    assert.match((await nadia.get(path)).text, /savez-vous ce que vous allez produire/)
    assert.doesNotMatch((await samir.get(path)).text, /savez-vous ce que vous allez produire/)
    await nadia.post(`${path}/promesse`, { promise: 'jeu' })
    assert.equal((await groupAt(world, path)).promise, 'jeu')
    assert.doesNotMatch((await nadia.get(path)).text, /savez-vous ce que vous allez produire/)
  })

  test('carries a visitor’s text to the page that asks for a name', async () => {
    const page = await world.visitor().post('/groupes/ouvrir', draft)
    assert.equal(page.status, 401)
    assert.match(page.text, /Un film sur les guichets fermés/)
  })

  test('is joined and left with one tap', async () => {
    const path = await openGroup(nadia)
    assert.match((await samir.submit(`${path}/entrer`)).text, /Vous êtes dans le groupe, sous le nom Samir/)
    assert.deepEqual((await membersOf(path)).sort(), [nadia.accountId, samir.accountId].sort())
    assert.match((await samir.submit(`${path}/quitter`)).text, /Vous n(&#39;|’|')êtes plus dans le groupe/)
    assert.deepEqual(await membersOf(path), [nadia.accountId])
  })

  test('is left once, from however many tabs', async () => {
    const path = await openGroup(nadia)
    await samir.post(`${path}/entrer`)
    const leave = () => samir.post(`${path}/quitter`)
    const pages = await whileHeld(world, path, [leave, leave])
    assert.deepEqual(
      pages.map(({ status }) => status),
      [303, 303],
    )
    assert.deepEqual(await membersOf(path), [nadia.accountId])
  })

  test('counts an account once, however many names it has', async () => {
    const { addPresentation } = await import('../people/index.ts')
    const path = await openGroup(nadia)
    await samir.post(`${path}/entrer`)
    await world.lab.db
      .transaction()
      .execute((tx) => addPresentation(tx, { accountId: samir.accountId, name: 'Oiseau de nuit' }))
    const bird = await world.lab.db
      .selectFrom('people.presentation')
      .select('id')
      .where('name', '=', 'Oiseau de nuit')
      .executeTakeFirstOrThrow()
    await world.lab.db
      .updateTable('people.session')
      .set({ presentation_id: bird.id })
      .where('account_id', '=', samir.accountId)
      .execute()
    assert.match((await samir.submit(`${path}/entrer`)).text, /Vous étiez déjà dans ce groupe/)
    assert.equal((await membersOf(path)).length, 2)
    assert.doesNotMatch((await samir.get(path)).text, /<a href="\/@oiseau-de-nuit">Oiseau de nuit<\/a><\/li>/)
    await world.lab.db
      .updateTable('people.session')
      .set({ presentation_id: samir.presentationId })
      .where('account_id', '=', samir.accountId)
      .execute()
  })

  test('keeps its audience the same as its members', async () => {
    const path = await openGroup(nadia)
    const { id } = await groupAt(world, path)
    const audience = () =>
      world.lab.db
        .selectFrom('platform.audience_member')
        .select('account_id')
        .where('audience_id', '=', id)
        .execute()
    await samir.post(`${path}/entrer`)
    assert.equal((await audience()).length, 2)
    await samir.post(`${path}/quitter`)
    assert.deepEqual(await audience(), [{ account_id: nadia.accountId }])
  })

  test('between peers says for whom and shows its members to its members alone', async () => {
    const path = await openGroup(nadia, {
      name: 'Entendre des voix',
      peersFor: 'Qui entend des voix',
      peersOut: 'Nos dessins, rien d’autre',
    })
    const seen = await world.visitor().get(path)
    assert.match(seen.text, /Qui entend des voix/)
    assert.match(seen.text, /Nos dessins, rien d’autre/)
    assert.match(seen.text, /seuls ses membres voient qui en fait partie/)
    for (const page of ['', '/roles', '/moyens', '/histoire']) {
      assert.doesNotMatch((await world.visitor().get(path + page)).text, /Nadia/)
    }
    assert.equal((await world.visitor().get(`${path}/personnes`)).status, 404)
    assert.match((await nadia.get(path)).text, /<a href="\/@nadia">Nadia<\/a>/)
  })

  test('between peers asks whom it concerns before anyone reads its names and notes', async () => {
    const words = { peersFor: 'Qui passe des nuits blanches', peersOut: 'Rien sans accord' }
    const path = await openGroup(nadia, { name: 'Nuits blanches', ...words })
    await nadia.post(`${path}/carnet/ecrire`, { text: 'Entre nous seulement.', for: 'group' })
    await nadia.post(`${path}/roles`, { word: 'filmer' })
    const role = /roles\/(\w+)\/fermer/.exec((await nadia.get(`${path}/roles`)).text)?.[1]
    assert.match((await samir.get(path)).text, new RegExp(`<a[^>]*href="${path}/entrer"`))
    const step = await samir.get(`${path}/entrer`)
    assert.match(step.text, /Qui passe des nuits blanches/)
    assert.match(step.text, /Rien sans accord/)
    assert.doesNotMatch(step.text, /Nadia/)
    assert.match((await samir.post(`${path}/entrer`)).text, /id="concerned-wrong"/)
    assert.equal(
      (await samir.post(`${path}/roles/${role}/prendre`, { months: '3' })).location,
      `${path}/entrer`,
    )
    assert.doesNotMatch((await samir.get(`${path}/roles`)).text, /prendre"/)
    assert.deepEqual(await membersOf(path), [nadia.accountId])
    const inside = await samir.submit(`${path}/entrer`, { concerned: '1' })
    assert.match(inside.text, /Seuls les membres le voient/)
    assert.match(inside.text, /Entre nous seulement/)
    assert.equal((await samir.get(`${path}/entrer`)).location, path)
  })

  test('without peers has no step before one enters', async () => {
    const path = await openGroup(nadia, { name: 'Toutes portes ouvertes' })
    assert.equal((await samir.get(`${path}/entrer`)).location, path)
  })

  test('between peers is nobody’s in particular in lists, whoever opened it', async () => {
    const more = { name: 'Vivre avec la douleur', peersFor: 'Qui a mal', priority: 'sante-mentale' }
    const path = await openGroup(nadia, more)
    for (const list of ['/priorites/sante-mentale', '/recherche-texte?q=douleur'])
      assert.doesNotMatch((await world.visitor().get(list)).text, /Nadia/, list)
    for (const own of [`/@${nadia.handle}`, `/@${nadia.handle}.atom`])
      assert.doesNotMatch((await world.visitor().get(own)).text, new RegExp(path), own)
  })

  test('names each person once, with all their roles', async () => {
    const path = await openGroup(nadia, { name: 'Une fois chacun' })
    await samir.post(`${path}/entrer`)
    const { text } = await world.visitor().get(path)
    const people = text.slice(text.indexOf('Qui est dans le groupe'), text.indexOf('Carnet de bord</h2>'))
    assert.equal(people.match(/>Nadia</g)?.length, 1)
    assert.match(people, /être le contact, porter le groupe|porter le groupe, être le contact/)
    assert.equal(people.match(/>Samir</g)?.length, 1)
  })

  test('says when it meets next, and that what is over is over', async () => {
    const path = await openGroup(nadia, { name: 'On se voit' })
    const group = path.slice('/groupes/'.length)
    const { id } = await groupAt(world, path)
    for (const [title, days] of [
      ['Plus tard', 9],
      ['Bientôt', 2],
      ['Avant', 5],
    ] as const)
      await propose(nadia, { title, day: dayIn(days), group: id })
    await world.lab.pool.query(
      `update place.occurrence set starts_at = now() - interval '3 days', ends_at = now() - interval '70 hours'
       where workshop_id = (select id from place.workshop where title = 'Avant')`,
    )
    const { text } = await world.visitor().get(`/groupes/${group}`)
    const meetings = text.slice(text.indexOf('Les rencontres'), text.indexOf('Ce que le groupe a produit'))
    assert.match(meetings, /Bientôt.*de 18\sh à 20\sh.*Plus tard.*de 18\sh à 20\sh.*Avant.*déjà passé/s)
  })

  test('shows what its members prepare apart from what it made, and to them alone', async () => {
    const path = await openGroup(nadia, { name: 'En préparation' })
    const { id } = await groupAt(world, path)
    await world.lab.db.transaction().execute((tx) =>
      publish(tx, {
        id: newId(),
        kind: 'draft',
        authorId: nadia.presentationId,
        audience: 'group',
        audienceId: id,
        contextId: id,
        path: '/productions/brouillons/x',
        title: 'Pas fini',
      }),
    )
    assert.match((await nadia.get(path)).text, /Ce que le groupe prépare<\/h2>.*Pas fini/s)
    assert.doesNotMatch((await world.visitor().get(path)).text, /Ce que le groupe prépare|Pas fini/)
  })

  test('cannot say what may leave it without saying who it is for', async () => {
    const page = await nadia.post('/groupes/ouvrir', { ...draft, peersOut: 'Rien' })
    assert.equal(page.status, 422)
    assert.match(page.text, /id="peersFor-wrong"/)
  })

  test('for the lab is not there for a visitor', async () => {
    const path = await openGroup(nadia, { name: 'Ici seulement', audience: 'lab' })
    assert.equal((await world.visitor().get(path)).status, 404)
    assert.equal((await samir.get(path)).status, 200)
    assert.doesNotMatch((await world.visitor().get('/groupes')).text, /Ici seulement/)
  })

  test('leaves its feed’s address to the feeds', async () => {
    const path = await openGroup(nadia)
    const feed = await world.visitor().get(`${path}.atom`)
    assert.match(feed.headers.get('content-type') ?? '', /atom/)
  })

  test('sleeps six weeks after its last move, and anyone wakes it with one tap', async () => {
    const path = await openGroup(nadia, { name: 'Le jeu du dossier perdu' })
    const { id } = await groupAt(world, path)
    const late = new Date(Date.now() - 43 * 86_400_000)
    await world.lab.db.updateTable('groups.group').set({ moved_at: late }).where('id', '=', id).execute()
    assert.match(
      (await world.visitor().get(path)).text,
      /En sommeil\s: rien n(&#39;|')a bougé ici depuis six semaines/,
    )
    assert.doesNotMatch((await world.visitor().get('/groupes')).text, /Le jeu du dossier perdu/)
    assert.match((await world.visitor().get('/groupes?etat=sommeil')).text, /Le jeu du dossier perdu/)
    await samir.post(`${path}/reveiller`)
    assert.doesNotMatch((await world.visitor().get(path)).text, /En sommeil\s:/)
    assert.match((await world.visitor().get('/groupes')).text, /Le jeu du dossier perdu/)
  })

  test('wakes when someone joins', async () => {
    const path = await openGroup(nadia)
    const { id } = await groupAt(world, path)
    const late = new Date(Date.now() - 43 * 86_400_000)
    await world.lab.db.updateTable('groups.group').set({ moved_at: late }).where('id', '=', id).execute()
    await samir.post(`${path}/entrer`)
    assert.doesNotMatch((await world.visitor().get(path)).text, /En sommeil\s:/)
  })

  test('does not rise in the list by being woken when it is awake', async () => {
    const path = await openGroup(nadia)
    const before = (await groupAt(world, path)).moved_at
    assert.match((await samir.submit(`${path}/reveiller`)).text, /Le groupe était déjà réveillé/)
    assert.deepEqual((await groupAt(world, path)).moved_at, before)
    assert.doesNotMatch((await nadia.get(`${path}/histoire`)).text, /le groupe est réveillé/)
  })

  test('is kept awake by what other modules do in it', async () => {
    const path = await openGroup(nadia)
    const { id } = await groupAt(world, path)
    const late = new Date(Date.now() - 43 * 86_400_000)
    await world.lab.db.updateTable('groups.group').set({ moved_at: late }).where('id', '=', id).execute()
    await world.lab.db.transaction().execute(async (tx) => {
      const thing = {
        id: newId(),
        kind: 'strand',
        authorId: nadia.presentationId,
        audience: 'open',
        path: '/ateliers/x',
      } as const
      await publish(tx, { ...thing, contextId: id, title: 'Atelier' })
      await recordFact(tx, 'workshop.published', { thingId: thing.id })
    })
    await runDueJobs(world.lab)
    assert.doesNotMatch((await world.visitor().get(path)).text, /En sommeil\s:/)
  })

  test('is found by what it looks for, its priority, its promise', async () => {
    const path = await openGroup(nadia, { name: 'Le toit', priority: 'logement', promise: 'guide' })
    const list = async (query: string) =>
      (await world.visitor().get(`/groupes?${query}`)).text.includes(`href="${path}"`)
    assert.equal(await list('priorite=logement'), true)
    assert.equal(await list('priorite=education'), false)
    assert.equal(await list('promesse=guide'), true)
    assert.equal(await list('promesse=inconnue'), false)
    assert.equal(await list('cherche=1'), false)
    await nadia.post(`${path}/roles`, { word: 'filmer' })
    assert.equal(await list('cherche=1'), true)
  })

  test('is listed a page at a time, none twice and none lost', async () => {
    for (let n = 0; n < 25; n += 1) await openQuietly(`Suite ${n}`)
    const seen: string[] = []
    for (let path: string | null = '/groupes?promesse=prototype'; path;) {
      const { text } = await world.visitor().get(path)
      seen.push(
        ...[...text.matchAll(/<h3><a href="(\/groupes\/suite-[^"]+)"/g)].map((match) => match[1] ?? ''),
      )
      path = text.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    assert.equal(seen.length, 25)
    assert.equal(new Set(seen).size, 25)
  })

  async function openQuietly(name: string): Promise<void> {
    const { openGroup } = await import('./groups.ts')
    const viewer = {
      ...nadia,
      presentationIds: [nadia.presentationId],
      circles: new Set<never>(),
      shared: false,
      sessionId: '',
    }
    const plain = {
      priority: null,
      strand: null,
      pole: null,
      size: null,
      peersFor: '',
      peersOut: '',
      audience: 'open',
      de: '',
    } as const
    await openGroup(world.lab.db, viewer, { name, purpose: 'x', promise: 'prototype', ...plain }, 'fr')
  }
})
