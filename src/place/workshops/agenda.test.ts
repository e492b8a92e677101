import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { book, dayIn, propose, slugIn } from '../../../test/support/place.ts'
import { readAgenda, type ShownDate } from './agenda-queries.ts'

let lab: TestLab
let samir: Member

before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
  samir = await lab.member('Samir')
})
after(() => lab.close())

test('an empty agenda offers to propose the first workshop', async () => {
  const { text } = await lab.visitor().get('/ateliers')
  assert.match(text, /class="empty"/)
  assert.match(text, /href="\/ateliers\/proposer"/)
})

test('the agenda goes day by day and says which day is tomorrow', async () => {
  await propose(samir, { title: 'Matin', day: dayIn(1), start: '09:00', end: '11:00' })
  await propose(samir, { title: 'Soir', day: dayIn(1), start: '19:00', end: '21:00', priority: 'education' })
  const full = await propose(samir, {
    title: 'Complet',
    day: dayIn(2),
    start: '14:00',
    end: '16:00',
    capacity: '1',
  })
  await book(lab.visitor(), full, 'Oiseau')
  const { text } = await lab.visitor().get('/ateliers')
  assert.match(text, /Demain, /)
  assert.ok(
    text.indexOf('>Matin<') < text.indexOf('>Soir<') && text.indexOf('>Soir<') < text.indexOf('>Complet<'),
  )
  assert.doesNotMatch(text, /Oiseau/)
})

test('it can show evenings, free seats or one priority', async () => {
  const evening = (await lab.visitor().get('/ateliers?soir=1')).text
  assert.match(evening, />Soir</)
  assert.doesNotMatch(evening, />Matin</)
  const free = (await lab.visitor().get('/ateliers?places=1')).text
  assert.match(free, />Matin</)
  assert.doesNotMatch(free, />Complet</)
  const priority = (await lab.visitor().get('/ateliers?priorite=education')).text
  assert.match(priority, />Soir</)
  assert.doesNotMatch(priority, />Matin</)
})

test('past workshops are apart', async () => {
  const path = await propose(samir, { title: 'Hier' })
  await lab.lab.pool.query(
    `update place.occurrence set starts_at = now() - interval '26 hours', ends_at = now() - interval '24 hours'
     where workshop_id = (select id from place.workshop where slug = $1)`,
    [slugIn(path)],
  )
  assert.doesNotMatch((await lab.visitor().get('/ateliers')).text, />Hier</)
  assert.match((await lab.visitor().get('/ateliers?quand=passes')).text, />Hier</)
})

test('a month is a table whose days lead to the list below', async () => {
  const day = dayIn(2)
  const { text } = await lab.visitor().get(`/ateliers?mois=${day.slice(0, 7)}`)
  assert.match(text, /<table class="month/)
  assert.match(text, new RegExp(`href="#j-${day}"`))
  assert.match(text, new RegExp(`id="j-${day}"`))
  assert.equal((await lab.visitor().get('/ateliers?mois=2026-13')).status, 200)
})

test('a workshop that comes back stands once in the agenda, and leads to its other dates', async () => {
  const lila = await lab.member('Lila')
  const first = await propose(lila, { title: 'Permanence', repeat: 'weekly', start: '10:00', end: '11:00' })
  const { text } = await lab.visitor().get('/ateliers')
  assert.equal(text.match(/>Permanence</g)?.length, 1)
  assert.match(text, new RegExp(`href="${first}"`))
  assert.match(text, new RegExp(`href="/ateliers/${slugIn(first)}">Chaque [a-z]+\\s: les autres dates`))
  assert.equal(text.match(/>Matin</g)?.length, 1)
  const next = /href="([^"]+)"/g
  const dates = [...(await lab.visitor().get(`/ateliers/${slugIn(first)}`)).text.matchAll(next)]
    .map(([, path = '']) => path)
    .filter((path) => path.startsWith(`/ateliers/${slugIn(first)}/2`))
  await lila.post(`${dates[3]}/annuler`, { reason: 'Jour férié.' })
  const after = (await lab.visitor().get('/ateliers')).text
  assert.equal(after.match(/>Permanence</g)?.length, 2)
  assert.match(after, new RegExp(`href="${dates[3]}"`))
})

test('evenings are one link away, and the place is said once', async () => {
  const venue = { name: 'La Quincaillerie', street: '14 bis, rue du Petit-Saint-Jean' }
  await lab.lab.db
    .insertInto('place.venue')
    .values({ id: 'lieu', ...venue })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(venue))
    .execute()
  const { text } = await lab.visitor().get('/ateliers')
  assert.match(text, /href="\/ateliers\?soir=1"[^>]*>Le soir</)
  assert.match((await lab.visitor().get('/ateliers?soir=1')).text, /aria-current="page"[^>]*>Le soir</)
  assert.equal(text.match(/Petit-Saint-Jean/g)?.length, 1)
})

test('a long agenda goes on by pages, without losing or repeating a date', async () => {
  for (const title of ['Chaque semaine', 'Chaque semaine aussi', 'Encore'])
    await propose(samir, { title, repeat: 'weekly', start: '10:00', end: '11:00' })
  const read = (after: ShownDate | undefined) =>
    readAgenda(lab.lab.db, null, {
      from: new Date(),
      after: after ? { at: after.startsAt, id: after.id } : null,
    })
  const seen: string[] = []
  for (let page = await read(undefined); ; page = await read(page.dates.at(-1))) {
    seen.push(...page.dates.map(({ id }) => id))
    if (!page.more) break
    assert.equal(page.dates.length, 30)
  }
  const { rows } = await lab.lab.pool.query(
    'select count(*)::int as count from place.occurrence where ends_at > now()',
  )
  assert.equal(seen.length, rows[0].count)
  assert.equal(new Set(seen).size, seen.length)
  const first = (await lab.visitor().get('/ateliers')).text
  assert.match(first, /href="\/ateliers\?apres=[^"]+" rel="next"/)
})

test('a cursor or a filter that is none reads from the start', async () => {
  for (const query of [
    'apres=hier',
    'apres=99999999999999999999.x',
    "priorite=' or 1=1",
    'quand=demain',
    'soir=oui',
  ]) {
    assert.equal((await lab.visitor().get(`/ateliers?${query}`)).status, 200, query)
  }
})
