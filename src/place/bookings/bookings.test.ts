import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { book, codeOn, propose, slugIn, workshopFields } from '../../../test/support/place.ts'

let lab: TestLab

before(async () => {
  // Everybody here comes from one address, as in the place itself.
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
})
after(() => lab.close())

test('a passer-by books a seat under a nickname', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '5' })
  const passerBy = lab.visitor()
  const { text } = await book(passerBy, path, 'Oiseau')
  assert.match(text, /Une place est gardée au nom de Oiseau/)
  assert.match(text, /class="paper a6/)
  assert.match((await passerBy.get(path)).text, /Il reste 4 places/)
})

test('the receipt stays in the browser that booked, with its code and all one comes for next', async () => {
  const path = await propose(await lab.member('Samir'))
  const passerBy = lab.visitor()
  const { code, text } = await book(passerBy, path, 'Oiseau')
  assert.match(text, /<a href="\/lieu">Comment venir/)
  assert.match(text, /action="\/inscription\/annuler"/)
  const back = await passerBy.get('/inscription/recu')
  assert.equal(codeOn(back.text), code)
  assert.equal(back.headers.get('cache-control'), 'no-store')
  assert.match((await passerBy.get('/inscription')).text, /Revoir mon reçu/)
  const seen = await passerBy.get(path)
  assert.match(seen.text, /Vous avez une place/)
  assert.doesNotMatch(seen.text, /Réserver ma place/)
  assert.match((await lab.visitor().get(path)).text, /Réserver ma place/)
  const other = await propose(await lab.member('Lila'))
  assert.match((await passerBy.get(other)).text, /Réserver ma place/)
})

test('the receipt is erased from the browser when asked, and once the seat is given up', async () => {
  const path = await propose(await lab.member('Samir'))
  const first = lab.visitor()
  await book(first, path, 'Un')
  assert.match(
    (await first.submit('/inscription/recu/effacer')).text,
    /Le reçu n&#39;est plus dans ce navigateur/,
  )
  assert.equal((await first.get('/inscription/recu')).location, '/inscription')
  assert.match((await first.get(path)).text, /Réserver ma place/)
  const second = lab.visitor()
  const { code } = await book(second, path, 'Deux')
  await second.post('/inscription/annuler', { code })
  assert.equal((await second.get('/inscription/recu')).location, '/inscription')
  assert.match((await second.get(path)).text, /Réserver ma place/)
})

test('the receipt stays on no shared computer, and shows to nobody who comes after', async () => {
  const path = await propose(await lab.member('Samir'))
  const nadia = await lab.member('Nadia')
  await lab.lab.db
    .updateTable('people.session')
    .set({ shared: true })
    .where('account_id', '=', nadia.accountId)
    .execute()
  await book(nadia, path, 'Nadia')
  assert.equal((await nadia.get('/inscription/recu')).location, '/moi/inscriptions')
  const passerBy = lab.visitor()
  await book(passerBy, path, 'Oiseau')
  const next = await lab.member('Zoé')
  for (const [name, value] of next.cookies) passerBy.cookies.set(name, value)
  assert.equal((await passerBy.get('/inscription/recu')).location, '/moi/inscriptions')
  assert.doesNotMatch((await passerBy.get(path)).text, /Oiseau/)
})

test('a member reads on the workshop at which dates they have a seat, or wait for one', async () => {
  const path = await propose(await lab.member('Samir'), { repeat: 'weekly', capacity: '1' })
  const [nadia, karim] = [await lab.member('Nadia'), await lab.member('Karim')]
  const { text } = await book(nadia, path, 'Nadia')
  assert.match(text, /dans «\sMes inscriptions\s»/)
  await book(karim, path, 'Karim')
  const workshop = `/ateliers/${slugIn(path)}`
  for (const page of [path, workshop]) {
    assert.match((await nadia.get(page)).text, /Vous avez une place/, page)
    assert.match((await karim.get(page)).text, /Vous attendez une place/, page)
    assert.doesNotMatch((await lab.visitor().get(page)).text, /Vous (avez|attendez) une place/, page)
  }
  assert.equal((await nadia.get(workshop)).text.match(/Vous avez une place/g)?.length, 1)
})

test('the code opens the booking, however it is typed, and gives it up', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '1' })
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  const phone = lab.visitor()
  const opened = await phone.post('/inscription', { code: code.toLowerCase().replaceAll('-', ' ') })
  assert.match(opened.text, /au nom de Oiseau/)
  const given = await phone.submit('/inscription/annuler', { code })
  assert.match(given.text, /Votre inscription est annulée et votre nom est effacé/)
  assert.match((await phone.get(path)).text, /Il reste une place/)
  const after = await phone.post('/inscription', { code })
  assert.match(after.text, /Cette inscription est annulée/)
  assert.doesNotMatch(after.text, /Oiseau/)
  assert.equal((await phone.post('/inscription/annuler', { code })).status, 422)
})

test('the code is stored only as a hash', async () => {
  const path = await propose(await lab.member('Samir'))
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  const { rows } = await lab.lab.pool.query('select * from place.booking')
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(code))
})

test('a code that is none is refused beside the field, with what was typed', async () => {
  const page = await lab.visitor().post('/inscription', { code: 'AAAA-BBBB-CCCC' })
  assert.equal(page.status, 422)
  assert.match(page.text, /n(&#39;|')ouvre rien/)
  assert.match(page.text, /AAAA-BBBB-CCCC/)
})

test('a name is needed and nothing else', async () => {
  const path = await propose(await lab.member('Samir'))
  const page = await lab.visitor().post(`${path}/inscription`, { name: '  ' })
  assert.equal(page.status, 422)
  assert.match(page.text, /id="name-wrong"/)
})

test('twenty people book three seats at once: three are seated and seventeen wait in order', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '3' })
  const people = Array.from({ length: 20 }, (_, index) => `Personne ${index}`)
  await Promise.all(people.map((name) => lab.visitor().post(`${path}/inscription`, { name })))
  const rows = await lab.lab.db
    .selectFrom('place.booking as b')
    .innerJoin('place.occurrence as o', 'o.id', 'b.occurrence_id')
    .innerJoin('place.workshop as w', 'w.id', 'o.workshop_id')
    .select(['b.waiting', 'b.number', 'o.taken'])
    .where('w.slug', '=', slugIn(path))
    .orderBy('b.number')
    .execute()
  assert.deepEqual(
    rows.map((row) => row.waiting),
    [...Array<boolean>(3).fill(false), ...Array<boolean>(17).fill(true)],
  )
  assert.equal(rows[0]?.taken, 3)
})

test('a seat given up goes to the first who waits, and so do two given up at once', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '2' })
  const seated = [await book(lab.visitor(), path, 'Un'), await book(lab.visitor(), path, 'Deux')]
  const waiting = [
    await book(lab.visitor(), path, 'Trois'),
    await book(lab.visitor(), path, 'Quatre'),
    await book(lab.visitor(), path, 'Cinq'),
  ]
  assert.match(waiting[0]?.text ?? '', /Trois est sur la liste d(&#39;|')attente/)
  await Promise.all(seated.map(({ code }) => lab.visitor().post('/inscription/annuler', { code })))
  const standing = await Promise.all(
    waiting.map(async ({ code }) => (await lab.visitor().post('/inscription', { code })).text),
  )
  assert.match(standing[0] ?? '', /Une place s(&#39;|')est libérée/)
  assert.match(standing[1] ?? '', /Une place s(&#39;|')est libérée/)
  assert.match(standing[2] ?? '', /est sur la liste d(&#39;|')attente/)
})

test('someone who stops waiting frees no seat', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '1' })
  await book(lab.visitor(), path, 'Un')
  const { code } = await book(lab.visitor(), path, 'Deux')
  await lab.visitor().post('/inscription/annuler', { code })
  assert.match((await lab.visitor().get(path)).text, /Complet/)
})

test('a member books one seat, sees it among their bookings and gives it up there', async () => {
  const path = await propose(await lab.member('Samir'), { title: 'Monter un film' })
  const nadia = await lab.member('Nadia')
  await book(nadia, path, 'Nadia')
  const again = await nadia.submit(`${path}/inscription`, { name: 'Nadia bis' })
  assert.match(again.text, /Vous aviez déjà une inscription/)
  const mine = await nadia.get('/moi/inscriptions')
  assert.match(mine.text, /Monter un film/)
  const action = /\/moi\/inscriptions\/[^"]+\/annuler/.exec(mine.text)?.[0] ?? ''
  assert.equal((await lab.visitor().post(action)).status, 401)
  assert.equal((await (await lab.member('Zoé')).post(action)).status, 404)
  assert.match((await nadia.submit(action)).text, /Votre inscription est annulée/)
  assert.equal((await nadia.post(`${path}/inscription`, { name: 'Nadia' })).location, '/inscription/recu')
})

test('one account holds one seat even when it books twice at the same moment', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '9' })
  const nadia = await lab.member('Nadia')
  await Promise.all([1, 2, 3, 4].map(() => nadia.post(`${path}/inscription`, { name: 'Nadia' })))
  assert.match((await lab.visitor().get(path)).text, /Il reste 8 places/)
})

test('nobody books a cancelled date, a past one, or one that is free to enter', async () => {
  const samir = await lab.member('Samir')
  const free = await propose(samir, { entry: 'free' })
  assert.equal((await lab.visitor().post(`${free}/inscription`, { name: 'Un' })).status, 409)
  const cancelled = await propose(samir)
  await samir.post(`${cancelled}/annuler`, { reason: 'Le chauffage est en panne.' })
  assert.equal((await lab.visitor().post(`${cancelled}/inscription`, { name: 'Un' })).status, 409)
  const past = await propose(samir)
  await lab.lab.pool.query(
    `update place.occurrence set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour'
     where workshop_id = (select id from place.workshop where slug = $1)`,
    [slugIn(past)],
  )
  assert.equal((await lab.visitor().post(`${past}/inscription`, { name: 'Un' })).status, 409)
})

test('a cancelled date keeps its seats and tells those who booked why', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir)
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  await samir.post(`${path}/annuler`, { reason: 'Le chauffage est en panne.' })
  const told = await lab.visitor().post('/inscription', { code })
  assert.match(told.text, /Le chauffage est en panne/)
  await samir.post(`${path}/retablir`)
  assert.match(
    (await lab.visitor().post('/inscription', { code })).text,
    /Une place est gardée au nom de Oiseau/,
  )
})

test('those who booked are told when the hour changed since', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir)
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  const edited = await samir.post(
    `/ateliers/${slugIn(path)}/modifier`,
    workshopFields({ start: '17:00', version: '1' }),
  )
  assert.equal(edited.status, 303)
  const told = await lab.visitor().post('/inscription', { code })
  assert.match(told.text, /de 17\u00a0h à 20\u00a0h/)
  assert.match(told.text, /a changé depuis votre inscription/)
})

test('the address of an online workshop shows to those who booked a seat', async () => {
  const path = await propose(await lab.member('Samir'), {
    spot: 'online',
    link: 'https://visio.example/salle-7',
    capacity: '1',
  })
  const visitor = lab.visitor()
  assert.doesNotMatch((await visitor.get(path)).text, /salle-7/)
  const { code, text } = await book(visitor, path, 'Oiseau')
  assert.match(text, /salle-7/)
  assert.match((await visitor.post('/inscription', { code })).text, /salle-7/)
  const waiting = await book(lab.visitor(), path, 'Deux')
  assert.doesNotMatch(waiting.text, /salle-7/)
})

test('a hostile name is text like any other', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir)
  const { text } = await book(lab.visitor(), path, '<script>alert(1)</script>')
  assert.doesNotMatch(text, /<script>alert/)
  assert.doesNotMatch((await samir.get(`${path}/accueil`)).text, /<script>alert/)
  assert.ok(codeOn(text))
})

test('the code also opens the booking among everything else on paper', async () => {
  const path = await propose(await lab.member('Samir'), { title: 'Lire un courrier' })
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  const page = await lab.visitor().post('/papier', { code, act: 'read' })
  assert.equal(page.status, 200)
  assert.match(page.text, /au nom de Oiseau/)
})

test('a code leads to no page that its reader may not see', async () => {
  const [samir, nadia] = [await lab.member('Samir'), await lab.member('Nadia')]
  const path = await propose(samir, { audience: 'lab' })
  const { code } = await book(nadia, path, 'Nadia')
  const leads = new RegExp(`href="/ateliers/${slugIn(path)}`)
  const { text } = await lab.visitor().post('/inscription', { code })
  assert.match(text, /Une place est gardée au nom de Nadia/)
  assert.doesNotMatch(text, leads)
  assert.match((await nadia.post('/inscription', { code })).text, leads)
})
