import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { addGroup, book, dayIn, propose, seat, slugIn, workshopFields } from '../../../test/support/place.ts'
import { topUpDates } from './dates.ts'
import { readNextOccurrences } from './agenda-queries.ts'

let lab: TestLab

before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
})
after(() => lab.close())

const countDates = async (path: string) => {
  const { rows } = await lab.lab.pool.query(
    'select count(*)::int as count from place.occurrence o join place.workshop w on w.id = o.workshop_id where w.slug = $1',
    [slugIn(path)],
  )
  return rows[0].count
}

test('any member proposes a workshop, and everybody sees it at once', async () => {
  const path = await propose(await lab.member('Samir'), {
    title: 'Monter un film',
    words: 'On prête **un trépied**.',
  })
  const page = await lab.visitor().get(path)
  assert.equal(page.status, 200)
  assert.match(page.text, /<h1[^>]*>Monter un film/)
  assert.match(page.text, /<strong>un trépied<\/strong>/)
  assert.match(page.text, /Atelier en soirée/)
  assert.match(page.text, /de 18\u00a0h à 20\u00a0h/)
  assert.match((await lab.visitor().get('/ateliers')).text, /Monter un film/)
})

test('a visitor who proposes one keeps what they typed and is asked for a name', async () => {
  const page = await lab.visitor().post('/ateliers/proposer', workshopFields({ title: 'Coudre ensemble' }))
  assert.equal(page.status, 401)
  assert.match(page.text, /Coudre ensemble/)
})

test('impossible times, days and places are refused beside their field', async () => {
  const samir = await lab.member('Samir')
  const refused = async (fields: Record<string, string>, field: string) => {
    const page = await samir.post('/ateliers/proposer', workshopFields(fields))
    assert.equal(page.status, 422, JSON.stringify(fields))
    assert.match(page.text, new RegExp(`href="#${field}"`), JSON.stringify(fields))
  }
  await refused({ start: '18:00', end: '08:00' }, 'end')
  await refused({ start: '18:00', end: '18:00' }, 'end')
  await refused({ day: '2027-02-31' }, 'day')
  await refused({ day: dayIn(-1) }, 'day')
  await refused({ day: dayIn(800) }, 'day')
  await refused({ repeat: 'weekly', until: dayIn(1) }, 'until')
  await refused({ spot: 'elsewhere' }, 'spotWords')
  await refused({ spot: 'online', link: 'javascript:alert(1)' }, 'link')
  await refused({ capacity: '0' }, 'capacity')
  await refused({ audience: 'group' }, 'audience')
  await refused({ group: 'inconnu' }, 'group')
})

test('an evening may end after midnight', async () => {
  const path = await propose(await lab.member('Samir'), { start: '21:00', end: '00:30' })
  assert.match((await lab.visitor().get(path)).text, /de 21\u00a0h à 0\u00a0h\u00a030/)
})

test('a weekly workshop has a page of its dates, each with its own seats', async () => {
  const path = await propose(await lab.member('Samir'), { repeat: 'weekly', until: dayIn(21), capacity: '2' })
  assert.equal(await countDates(path), 3)
  await book(lab.visitor(), path, 'Oiseau')
  const page = await lab.visitor().get(`/ateliers/${slugIn(path)}`)
  assert.match(page.text, /Il reste une place/)
  assert.match(page.text, /Il reste 2 places/)
  assert.match(page.text, /Chaque /)
})

test('the night adds the dates that have come within twelve weeks, and none that was cancelled', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { repeat: 'weekly' })
  const dates = await countDates(path)
  await samir.post(`${path}/annuler`, { reason: 'Fermé ce jour-là.' })
  await topUpDates(lab.lab.db, lab.lab.zone)
  assert.equal(await countDates(path), dates)
  await topUpDates(lab.lab.db, lab.lab.zone, new Date(Date.now() + 14 * 86_400_000))
  assert.equal(await countDates(path), dates + 2)
  assert.match((await lab.visitor().get(path)).text, /Fermé ce jour-là/)
})

test('only those who host edit: whoever proposed it, the members of its group, the place circle', async () => {
  const [samir, nadia, zoe, desk] = [
    await lab.member('Samir'),
    await lab.member('Nadia'),
    await lab.member('Zoé'),
    await lab.member('Accueil'),
  ]
  await seat(lab, desk, 'place')
  const group = await addGroup(lab, "Vu d'en bas", [samir, nadia])
  const path = await propose(samir, { group })
  const edit = `/ateliers/${slugIn(path)}/modifier`
  for (const host of [samir, nadia, desk]) {
    assert.equal((await host.get(edit)).status, 200, host.name)
    assert.match((await host.get(path)).text, /Qui vient/)
  }
  for (const page of [
    edit,
    `${path}/accueil`,
    `${path}/feuille`,
    `${path}/annuler`,
    `/ateliers/${slugIn(path)}/annuler`,
  ]) {
    assert.equal((await zoe.get(page)).status, 404, page)
    assert.equal((await lab.visitor().get(page)).status, 401, page)
  }
  assert.equal((await zoe.post(`${path}/annuler`, { reason: 'Non' })).status, 404)
  assert.equal((await zoe.post(edit, workshopFields({ version: '1' }))).status, 404)
  assert.equal((await zoe.post(`${path}/retablir`)).status, 404)
  assert.doesNotMatch((await zoe.get(path)).text, /Qui vient/)
})

test('a workshop for its group is seen by its members alone, on every page and in every calendar', async () => {
  const [samir, nadia, desk] = [
    await lab.member('Samir'),
    await lab.member('Nadia'),
    await lab.member('Accueil'),
  ]
  await seat(lab, desk, 'place')
  const group = await addGroup(lab, 'Entre pairs', [samir, nadia])
  const path = await propose(samir, { title: 'Rencontre close', group, audience: 'group' })
  assert.equal((await nadia.get(path)).status, 200)
  for (const other of [lab.visitor(), desk]) {
    assert.equal((await other.get(path)).status, 404)
    assert.equal((await other.get(`/ateliers/${slugIn(path)}.ics`)).status, 404)
    assert.equal((await other.post(`${path}/inscription`, { name: 'Un' })).status, 404)
    assert.doesNotMatch((await other.get('/ateliers')).text, /Rencontre close/)
    assert.doesNotMatch((await other.get('/ateliers.ics')).text, /Rencontre close/)
  }
  assert.equal((await lab.member('Zoé')).name, 'Zoé')
})

test('a workshop of a group between peers names its group outside, and who proposes it inside', async () => {
  const [salome, nadia] = [await lab.member('Salomé'), await lab.member('Nadia')]
  const group = await addGroup(lab, 'Qui entend des voix', [salome, nadia], 'Qui en entend')
  const path = await propose(salome, { title: 'Parler des voix', group })
  const pages = [path, '/ateliers', '/recherche-texte?q=parler', '/ateliers.ics']
  for (const reader of [lab.visitor(), await lab.member('Zoé')])
    for (const page of pages) {
      const { text } = await reader.get(page)
      assert.match(text, /voix/, page)
      assert.doesNotMatch(text, new RegExp(`/@${salome.handle}"|>Salomé`), page)
    }
  assert.match((await lab.visitor().get(path)).text, /Avec\s+le groupe <a [^>]*>Qui entend des voix/)
  const signed = new RegExp(`/@${salome.handle}"`)
  for (const page of [path, '/ateliers']) assert.match((await nadia.get(page)).text, signed, page)
  assert.doesNotMatch((await lab.visitor().get(`/@${salome.handle}`)).text, /Parler des voix/)
})

test('a workshop for members of a group between peers no longer names who proposes it once others see it', async () => {
  const [samir, nadia] = [await lab.member('Samir'), await lab.member('Nadia')]
  const group = await addGroup(lab, 'Qui dort dehors', [samir, nadia], 'Qui y a dormi')
  const path = await propose(samir, { title: 'Trouver un toit', group, audience: 'group' })
  const fields = workshopFields({ title: 'Trouver un toit', audience: 'open', version: '1' })
  assert.equal((await nadia.post(`/ateliers/${slugIn(path)}/modifier`, fields)).status, 303)
  assert.doesNotMatch((await lab.visitor().get(path)).text, new RegExp(`/@${samir.handle}"`))
  assert.match((await nadia.get(path)).text, new RegExp(`/@${samir.handle}"`))
})

test('a workshop for the lab is seen by those who have a name here', async () => {
  const path = await propose(await lab.member('Samir'), { audience: 'lab' })
  assert.equal((await lab.visitor().get(path)).status, 404)
  const page = await (await lab.member('Nadia')).get(path)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /application\/ld\+json/)
})

test('someone who edits after another sees both texts and loses none', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { words: 'Un courrier.' })
  const edit = `/ateliers/${slugIn(path)}/modifier`
  assert.equal(
    (await samir.post(edit, workshopFields({ words: 'Deux courriers.', version: '1' }))).status,
    303,
  )
  const stale = await samir.post(edit, workshopFields({ words: 'Trois courriers.', version: '1' }))
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Deux courriers/)
  assert.match(stale.text, /Trois courriers/)
  const version = /name="version" value="(\d+)"/.exec(stale.text)?.[1] ?? ''
  assert.equal((await samir.post(edit, workshopFields({ words: 'Trois courriers.', version }))).status, 303)
})

test('more seats go to those who wait as soon as they are there', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { capacity: '1' })
  await book(lab.visitor(), path, 'Un')
  const { code } = await book(lab.visitor(), path, 'Deux')
  await samir.post(`/ateliers/${slugIn(path)}/modifier`, workshopFields({ capacity: '3', version: '1' }))
  assert.match((await lab.visitor().post('/inscription', { code })).text, /Une place s(&#39;|')est libérée/)
  assert.match((await lab.visitor().get(path)).text, /Il reste une place/)
})

test('a workshop that moves to another day keeps its bookings, and its old address leads to it', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir)
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  const slug = slugIn(path)
  assert.equal(
    (await samir.post(`/ateliers/${slug}/modifier`, workshopFields({ day: dayIn(8), version: '1' }))).status,
    303,
  )
  assert.equal(await countDates(path), 1)
  assert.equal((await lab.visitor().get(path)).location, `/ateliers/${slug}/${dayIn(8)}`)
  assert.match(
    (await lab.visitor().post('/inscription', { code })).text,
    new RegExp(`/ateliers/${slug}/${dayIn(8)}`),
  )
})

test('a series does not end before dates that people have booked', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { repeat: 'weekly' })
  const slug = slugIn(path)
  await book(lab.visitor(), `/ateliers/${slug}/${dayIn(14)}`, 'Oiseau')
  const fields = workshopFields({ repeat: 'weekly', version: '1' })
  const refused = await samir.post(`/ateliers/${slug}/modifier`, { ...fields, until: dayIn(7) })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Des personnes sont inscrites après ce jour/)
  assert.equal((await samir.post(`/ateliers/${slug}/modifier`, { ...fields, until: dayIn(14) })).status, 303)
  assert.equal(await countDates(path), 2)
})

test('a cancelled series is cancelled on each date to come, and comes back whole', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { repeat: 'weekly', until: dayIn(21) })
  const all = `/ateliers/${slugIn(path)}`
  await samir.post(`${path}/annuler`, { reason: 'Une date à part.' })
  await samir.post(`${all}/annuler`, { reason: 'La salle est prise.' })
  assert.match((await lab.visitor().get(`${all}/${dayIn(14)}`)).text, /La salle est prise/)
  assert.match((await lab.visitor().get(all)).text, /il n(&#39;|')aura plus lieu/)
  await samir.post(`${all}/retablir`)
  assert.doesNotMatch((await lab.visitor().get(`${all}/${dayIn(14)}`)).text, /La salle est prise/)
  assert.match((await lab.visitor().get(path)).text, /Une date à part/)
})

test('a cancelled series gets no new date, by an edit or by night', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { repeat: 'weekly' })
  const slug = slugIn(path)
  await samir.post(`/ateliers/${slug}/annuler`, { reason: 'La salle est prise.' })
  await lab.lab.pool.query(
    `delete from place.occurrence where day = $2 and workshop_id = (select id from place.workshop where slug = $1)`,
    [slug, dayIn(14)],
  )
  const dates = await countDates(path)
  const fields = workshopFields({ repeat: 'weekly', title: 'Un autre nom', version: '1' })
  assert.equal((await samir.post(`/ateliers/${slug}/modifier`, fields)).status, 303)
  await topUpDates(lab.lab.db, lab.lab.zone)
  assert.equal(await countDates(path), dates)
})

test('a reason is needed to cancel', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir)
  assert.equal((await samir.post(`${path}/annuler`, { reason: ' ' })).status, 422)
})

test('the page of an open date says itself to search engines', async () => {
  const path = await propose(await lab.member('Samir'), { title: 'Film </script> ouvert', capacity: '4' })
  const { text } = await lab.visitor().get(path)
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? ''
  const event = JSON.parse(json)
  assert.equal(event['@type'], 'Event')
  assert.equal(event.name, 'Film </script> ouvert')
  assert.match(event.startDate, /T18:00:00\+0[12]:00$/)
  assert.equal(event.eventStatus, 'https://schema.org/EventScheduled')
  assert.equal(event.remainingAttendeeCapacity, 4)
})

test('the home page reads what happens today and tomorrow, without what is cancelled', async () => {
  const samir = await lab.member('Samir')
  await propose(samir, { title: 'Demain', day: dayIn(1) })
  const cancelled = await propose(samir, { title: 'Annulé demain', day: dayIn(1) })
  await samir.post(`${cancelled}/annuler`, { reason: 'Non.' })
  await propose(samir, { title: 'Après-demain, de bonne heure', day: dayIn(2), start: '00:10', end: '00:20' })
  const next = await readNextOccurrences(lab.lab.db, null, {
    from: new Date(),
    zone: 'Europe/Paris',
    days: 2,
    limit: 50,
  })
  assert.deepEqual(
    next.map((date) => date.title),
    ['Demain'],
  )
})
