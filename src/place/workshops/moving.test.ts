import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, viewerOf, type Client, type TestLab } from '../../../test/support/lab.ts'
import { until } from '../../../test/support/launched.ts'
import { addGroup, book, dayIn, propose, slugIn, workshopFields } from '../../../test/support/place.ts'
import { cancelDates, restoreDates } from './cancelling.ts'
import { topUpDates } from './dates.ts'
import { workshopForm } from './forms.ts'
import { moveDate } from './moving.ts'
import { editWorkshop } from './workshops.ts'

let lab: TestLab

before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
})
after(() => lab.close())

const versionOn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

/** Moves a date as its host would: opens the form, then sends it. */
const move = async (host: Client, path: string, other: Record<string, string> = {}) => {
  const { text } = await host.get(`${path}/deplacer`)
  const fields = { day: dayIn(9), start: '10:00', end: '12:00', version: versionOn(text), ...other }
  return host.post(`${path}/deplacer`, fields)
}

/** A weekly workshop whose first date is in a week. */
const proposeWeekly = async (other: Record<string, string> = {}) => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { repeat: 'weekly', ...other })
  return { samir, path, all: `/ateliers/${slugIn(path)}` }
}

const readDays = async (path: string): Promise<string[]> => {
  const { rows } = await lab.lab.pool.query(
    `select o.day::text from place.occurrence o join place.workshop w on w.id = o.workshop_id where w.slug = $1 order by o.day`,
    [slugIn(path)],
  )
  return rows.map((row) => row.day)
}

const wasOn = /Déplacé\s: était le [^<]+, de 18\u00a0h à 20\u00a0h/

test('one date of a series moves, and everyone reads when it was to be', async () => {
  const { samir, path, all } = await proposeWeekly()
  const nadia = await lab.member('Nadia')
  const passerBy = await book(lab.visitor(), path, 'Oiseau')
  await book(nadia, path, 'Nadia')
  const moved = await move(samir, path)
  assert.equal(moved.status, 303)
  assert.equal(moved.location, `${all}/${dayIn(9)}`)
  const here = moved.location ?? ''
  const said = await samir.get(here)
  assert.match(said.text, /La date est déplacée/)
  for (const page of [
    await lab.visitor().get(here),
    await lab.visitor().get(all),
    await lab.visitor().get('/ateliers'),
    await lab.visitor().post('/inscription', { code: passerBy.code }),
    await lab.visitor().post('/papier', { code: passerBy.code, act: 'read' }),
    await nadia.get('/moi/inscriptions'),
    await nadia.get(here),
    await samir.get(`${here}/accueil`),
    await samir.get(`${here}/feuille`),
  ]) {
    assert.match(page.text, wasOn)
    assert.match(page.text, /de 10\u00a0h à 12\u00a0h/)
  }
  assert.match((await nadia.get('/moi')).text, /déplacé\s: était le [^<]+, de 18\u00a0h à 20\u00a0h/)
  const late = await book(lab.visitor(), here, 'Tard venu')
  assert.match(late.text, wasOn)
})

test('who booked keeps their seat and is told that it changed since', async () => {
  const { samir, path } = await proposeWeekly({ capacity: '2' })
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  const { location } = await move(samir, path)
  const { text } = await lab.visitor().post('/inscription', { code })
  assert.match(text, /Une place est gardée au nom de Oiseau/)
  assert.match(text, /a changé depuis votre inscription/)
  assert.match((await lab.visitor().get(location ?? '')).text, /Il reste une place/)
  assert.match((await samir.get(`${location}/accueil`)).text, /Oiseau/)
})

test('every day that a date had leads to it, however often it moved', async () => {
  const { samir, path, all } = await proposeWeekly()
  const first = await move(samir, path, { day: dayIn(9) })
  const second = await move(samir, first.location ?? '', { day: dayIn(10) })
  assert.equal(second.location, `${all}/${dayIn(10)}`)
  for (const old of [path, `${all}/${dayIn(9)}`]) {
    const page = await lab.visitor().get(old)
    assert.equal(page.status, 302)
    assert.equal(page.location, second.location)
  }
  // What was printed for the door works too.
  assert.equal((await samir.get(`${path}/feuille`)).status, 200)
  assert.match((await lab.visitor().get(second.location ?? '')).text, wasOn)
})

test('neither the night nor an edit brings the old date back or moves the new one', async () => {
  const { samir, path, all } = await proposeWeekly()
  const days = await readDays(path)
  await move(samir, path)
  const moved = [...days.filter((day) => day !== dayIn(7)), dayIn(9)].toSorted()
  await topUpDates(lab.lab.db, lab.lab.zone)
  assert.deepEqual(await readDays(path), moved)
  const { text } = await samir.get(`${all}/modifier`)
  const fields = workshopFields({ repeat: 'weekly', start: '17:00', version: versionOn(text) })
  assert.equal((await samir.post(`${all}/modifier`, fields)).status, 303)
  assert.deepEqual(await readDays(path), moved)
  const page = await lab.visitor().get(`${all}/${dayIn(9)}`)
  assert.match(page.text, /de 10\u00a0h à 12\u00a0h/)
  assert.match(page.text, wasOn)
  assert.match((await lab.visitor().get(`${all}/${dayIn(14)}`)).text, /de 17\u00a0h à 20\u00a0h/)
  await samir.post(`${all}/annuler`, { reason: 'Vacances.' })
  await samir.post(`${all}/retablir`)
  assert.deepEqual(await readDays(path), moved)
})

test('a series that ends earlier keeps a date moved before its end, and one that goes on passes over a day that is taken', async () => {
  const { samir, path, all } = await proposeWeekly({ until: dayIn(14) })
  assert.equal((await move(samir, `${all}/${dayIn(14)}`, { day: dayIn(12) })).status, 303)
  assert.equal((await move(samir, path, { day: dayIn(21) })).status, 303)
  const edit = async (until: string) => {
    const { text } = await samir.get(`${all}/modifier`)
    const fields = workshopFields({ repeat: 'weekly', until, version: versionOn(text) })
    return (await samir.post(`${all}/modifier`, fields)).status
  }
  assert.equal(await edit(dayIn(12)), 303)
  assert.deepEqual(await readDays(path), [dayIn(12), dayIn(21)])
  assert.equal(await edit(dayIn(28)), 303)
  assert.deepEqual(await readDays(path), [dayIn(12), dayIn(21), dayIn(28)])
})

test('what cannot be is refused beside its field, and what was typed is kept', async () => {
  const { samir, path, all } = await proposeWeekly()
  await move(samir, `${all}/${dayIn(14)}`, { day: dayIn(16) })
  const refused = async (fields: Record<string, string>, field: string, why: RegExp) => {
    const page = await move(samir, path, { start: '11:11', end: '12:12', ...fields })
    assert.equal(page.status, 422, JSON.stringify(fields))
    assert.match(page.text, new RegExp(`id="${field}-wrong"`), JSON.stringify(fields))
    assert.match(page.text, why)
    for (const typed of Object.values(fields))
      assert.ok(page.text.includes(`value="${typed}"`), `${typed} is kept`)
  }
  await refused({ day: dayIn(-1) }, 'day', /déjà passé/)
  await refused({ day: dayIn(800) }, 'day', /plus de deux ans/)
  await refused({ day: '2027-02-31' }, 'day', /./)
  await refused({ start: '18:00', end: '08:00' }, 'end', /La fin vient avant le début/)
  await refused({ day: dayIn(21) }, 'day', /une autre date de cet atelier/)
  // The old day of another date leads to that one, and the series will have its own as far as it goes.
  await refused({ day: dayIn(14) }, 'day', /une autre date de cet atelier/)
  await refused({ day: dayIn(16) }, 'day', /une autre date de cet atelier/)
  await refused({ day: dayIn(7 * 30) }, 'day', /une autre date de cet atelier/)
  await refused({ day: dayIn(7), start: '18:00', end: '20:00' }, 'day', /déjà ce jour et cette heure/)
  assert.equal((await move(samir, path, { day: dayIn(8), start: '22:00', end: '01:00' })).status, 303)
})

test('a date that is cancelled or over does not move', async () => {
  const { samir, path, all } = await proposeWeekly()
  const { text } = await samir.get(`${path}/deplacer`)
  await samir.post(`${path}/annuler`, { reason: 'Panne.' })
  assert.doesNotMatch((await samir.get(path)).text, /Déplacer cette date/)
  const fields = { day: dayIn(9), start: '10:00', end: '12:00', version: versionOn(text) }
  const refused = await samir.post(`${path}/deplacer`, fields)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /annulée ou déjà passée/)
  assert.match((await samir.get(`${all}/${dayIn(14)}`)).text, /Déplacer cette date/)
})

test('of two who move a date at once one does, and the other reads both times', async () => {
  const { samir, path, all } = await proposeWeekly()
  const version = versionOn((await samir.get(`${path}/deplacer`)).text)
  const answers = await Promise.all(
    [dayIn(8), dayIn(9)].map((day) =>
      samir.post(`${path}/deplacer`, { day, start: '10:00', end: '12:00', version }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
  const told = answers.find(({ status }) => status === 409)?.text ?? ''
  const won = answers.find(({ status }) => status === 303)?.location ?? ''
  const lost = won.endsWith(dayIn(8)) ? dayIn(9) : dayIn(8)
  assert.match(told, /id="day-kept"/)
  assert.match(told, new RegExp(`value="${lost}"`))
  assert.match(told, new RegExp(`action="${won}/deplacer"`))
  const again = { day: lost, start: '10:00', end: '12:00', version: versionOn(told) }
  assert.equal((await samir.post(`${won}/deplacer`, again)).location, `${all}/${lost}`)
})

test('calendars find the same event at its new time', async () => {
  const { samir, path, all } = await proposeWeekly()
  const readEvents = async () =>
    (await lab.visitor().get(`${all}.ics`)).text
      .replaceAll('\r\n ', '')
      .split('BEGIN:VEVENT')
      .slice(1)
      .map((event) => ({
        uid: /UID:(\S+)/.exec(event)?.[1],
        start: /DTSTART[^:]*:(\S+)/.exec(event)?.[1],
        sequence: Number(/SEQUENCE:(\d+)/.exec(event)?.[1]),
        text: event,
      }))
  const before = await readEvents()
  await move(samir, path)
  const moved = await readEvents()
  assert.deepEqual(moved.map(({ uid }) => uid).toSorted(), before.map(({ uid }) => uid).toSorted())
  const event = moved.find(({ uid }) => uid === before[0]?.uid)
  assert.equal(event?.start, `${dayIn(9).replaceAll('-', '')}T100000`)
  assert.ok((event?.sequence ?? 0) > (before[0]?.sequence ?? 0))
  assert.match(event?.text ?? '', /Déplacé\s: était le/)
  const { text } = await lab.visitor().get(`${all}/${dayIn(9)}`)
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '')
  assert.equal(data.eventStatus, 'https://schema.org/EventRescheduled')
  assert.match(data.previousStartDate, new RegExp(`^${dayIn(7)}T18:00:00`))
})

test('whoever may cancel a date may move it, and nobody else', async () => {
  const [samir, nadia, zoe] = [await lab.member('Samir'), await lab.member('Nadia'), await lab.member('Zoé')]
  const group = await addGroup(lab, "Vu d'en bas", [samir, nadia])
  const path = await propose(samir, { repeat: 'weekly', group })
  const fields = { day: dayIn(9), start: '10:00', end: '12:00', version: '0' }
  assert.equal((await zoe.get(`${path}/deplacer`)).status, 404)
  assert.equal((await zoe.post(`${path}/deplacer`, fields)).status, 404)
  const visitor = await lab.visitor().post(`${path}/deplacer`, fields)
  assert.equal(visitor.status, 401)
  assert.match(visitor.text, new RegExp(dayIn(9)))
  assert.equal((await move(nadia, path)).status, 303)
  // A workshop that happens once has its day among what one edits.
  assert.equal((await samir.get(`${await propose(samir)}/deplacer`)).status, 404)
})

test('someone who books at the old time is shown the new one first, and keeps what they typed', async () => {
  const { samir, path, all } = await proposeWeekly()
  await move(samir, path)
  const asked = await lab.visitor().post(`${path}/inscription`, { name: 'Oiseau' })
  assert.equal(asked.status, 409)
  assert.match(asked.text, /Cette date a été déplacée/)
  assert.match(asked.text, wasOn)
  assert.match(asked.text, /value="Oiseau"/)
  assert.match(asked.text, new RegExp(`action="${all}/${dayIn(9)}/inscription"`))
  const { text } = await samir.get(`${all}/${dayIn(9)}/accueil`)
  assert.doesNotMatch(text, /Oiseau/)
})

test('the same for a workshop that happens once, when its day is edited', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir)
  const all = `/ateliers/${slugIn(path)}`
  await samir.post(`${all}/modifier`, workshopFields({ day: dayIn(8), version: '1' }))
  assert.equal((await lab.visitor().get(path)).location, `${all}/${dayIn(8)}`)
  const asked = await lab.visitor().post(`${path}/inscription`, { name: 'Oiseau' })
  assert.equal(asked.status, 409)
  assert.match(asked.text, /value="Oiseau"/)
})

test('a date that moves back is as if it had never moved', async () => {
  const { samir, path } = await proposeWeekly()
  const { location } = await move(samir, path)
  const back = await move(samir, location ?? '', { day: dayIn(7), start: '18:00', end: '20:00' })
  assert.equal(back.location, path)
  const page = await lab.visitor().get(path)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /Déplacé/)
  assert.equal((await lab.visitor().get(location ?? '')).location, path)
})

test('a date that moves to the morning is no evening, and its series says its own hours', async () => {
  const { samir, path, all } = await proposeWeekly({ priority: 'education' })
  const readEvenings = async () => (await lab.visitor().get('/ateliers?soir=1&priorite=education')).text
  assert.ok((await readEvenings()).includes(`href="${path}"`))
  const { location } = await move(samir, path)
  assert.ok(!(await readEvenings()).includes(`href="${location}"`))
  assert.ok((await readEvenings()).includes(`href="${all}/${dayIn(14)}"`))
  assert.doesNotMatch((await lab.visitor().get(location ?? '')).text, /Atelier en soirée/)
  assert.match((await lab.visitor().get(all)).text, /Chaque [a-z]+, de 18\u00a0h à 20\u00a0h/)
})

test('a move is a fact: stored pages of workshops are dropped', async () => {
  const { samir, path } = await proposeWeekly()
  await move(samir, path)
  const { rows } = await lab.lab.pool.query(
    `select f.ids from platform.fact f join place.workshop w on w.id = f.ids->>'thingId' where f.name = 'workshop.moved' and w.slug = $1`,
    [slugIn(path)],
  )
  assert.equal(rows.length, 1)
})

test('who does not host a workshop writes nothing of it, whatever their page had loaded', async () => {
  const { samir, path } = await proposeWeekly()
  const zoe = viewerOf(await lab.member('Zoé'))
  const { rows } = await lab.lab.pool.query(
    `select w.id, o.id as date from place.occurrence o join place.workshop w on w.id = o.workshop_id
     where w.slug = $1 order by o.day limit 1`,
    [slugIn(path)],
  )
  const [{ id, date }] = rows
  const { db, words, zone } = lab.lab
  const setting = { zone, now: new Date(), lang: 'fr' }
  const edit = workshopForm(words).parse(workshopFields({ title: 'Autre titre', version: '1' }))
  const to = { day: dayIn(9), start: '10:00', end: '12:00', version: 0 }
  const before = (await lab.visitor().get(path)).text
  assert.equal(await editWorkshop(db, zoe, id, edit, setting), 'missing')
  assert.equal(await moveDate(db, zoe, { id, dateId: date }, to, setting), 'missing')
  assert.equal(await cancelDates(db, zoe, { id, dateId: null }, 'Non.'), false)
  await cancelDates(db, viewerOf(samir), { id, dateId: date }, 'Fermé.')
  assert.equal(await restoreDates(db, zoe, { id, dateId: date }, setting), false)
  await restoreDates(db, viewerOf(samir), { id, dateId: date }, setting)
  assert.equal((await lab.visitor().get(path)).text, before)
})

test('a series taken back up has the hours that a colleague gives it meanwhile', async () => {
  const { samir, path, all } = await proposeWeekly()
  await samir.post(`${all}/annuler`, { reason: 'Vacances.' })
  const colleague = await lab.lab.pool.connect()
  await colleague.query('begin')
  await colleague.query("update place.workshop set start_time = '17:00' where slug = $1", [slugIn(path)])
  const restored = samir.post(`${all}/retablir`)
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await until(async () => (await lab.lab.pool.query(waiting)).rowCount === 1, 5)
  await colleague.query('commit')
  colleague.release()
  assert.equal((await restored).status, 303)
  assert.match((await lab.visitor().get(path)).text, /de 17\u00a0h à 20\u00a0h/)
})
