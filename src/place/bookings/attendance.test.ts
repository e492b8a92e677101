import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../../test/support/lab.ts'
import { book, propose, slugIn } from '../../../test/support/place.ts'
import { forgetAttendance } from './attendance.ts'
import { saveDoor } from './door.ts'
import { doorForm } from './forms.ts'

let lab: TestLab
let samir: Member

before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
  samir = await lab.member('Samir')
})
after(() => lab.close())

const idOf = (text: string, name: string) =>
  new RegExp(`value="([0-9a-z]{12})"[^>]*/?><span>${name}`).exec(text)?.[1] ?? ''
/** Has the dates of a workshop be over for so long. */
const endAgo = (path: string, span: string) =>
  lab.lab.pool.query(
    `update place.occurrence set starts_at = now() - $2::interval - interval '2 hours', ends_at = now() - $2::interval
     where workshop_id = (select id from place.workshop where slug = $1)`,
    [slugIn(path), span],
  )
const isTicked = (text: string, name: string) =>
  new RegExp(`<input[^>]*checked[^>]*/?><span>${name}`).test(text)

test('hosts alone see who booked; everybody sees how many places are left', async () => {
  const path = await propose(samir, { capacity: '3' })
  await book(lab.visitor(), path, 'Oiseau de nuit')
  assert.match((await samir.get(`${path}/accueil`)).text, /Oiseau de nuit/)
  const other = await lab.member('Zoé')
  for (const page of [
    path,
    `/ateliers/${slugIn(path)}`,
    '/ateliers',
    '/ateliers.ics',
    `/ateliers/${slugIn(path)}.ics`,
  ]) {
    assert.doesNotMatch((await lab.visitor().get(page)).text, /Oiseau/, page)
    assert.doesNotMatch((await other.get(page)).text, /Oiseau/, page)
  }
  assert.equal((await other.post(`${path}/accueil`, { came: 'x' })).status, 404)
  assert.equal((await other.post(`${path}/accueil`, { name: 'x', version: '0' })).status, 404)
})

test('the list prints with names as they were booked and lines for those who just come', async () => {
  const path = await propose(samir)
  await book(lab.visitor(), path, 'Mme T.')
  const { text } = await samir.get(`${path}/feuille`)
  assert.match(text, /class="paper a4/)
  assert.match(text, /<td>Mme T\.<\/td>/)
  assert.ok((text.match(/<tr>/g)?.length ?? 0) > 5)
})

test('two hosts tick at the same door and neither undoes the other', async () => {
  const path = await propose(samir)
  for (const name of ['Un', 'Deux', 'Trois']) await book(lab.visitor(), path, name)
  const shown = (await samir.get(`${path}/accueil`)).text
  await samir.post(`${path}/accueil`, { came: [idOf(shown, 'Un')], version: '0' })
  await samir.post(`${path}/accueil`, { came: [idOf(shown, 'Deux')], version: '0' })
  const ticked = (await samir.get(`${path}/accueil`)).text
  assert.ok(isTicked(ticked, 'Un') && isTicked(ticked, 'Deux') && !isTicked(ticked, 'Trois'))
  await samir.post(`${path}/accueil`, {
    before: [idOf(shown, 'Un'), idOf(shown, 'Deux')],
    came: [idOf(shown, 'Deux')],
    version: '0',
  })
  assert.ok(!isTicked((await samir.get(`${path}/accueil`)).text, 'Un'))
})

test('ticks reach no other date', async () => {
  const [one, two] = [await propose(samir), await propose(await lab.member('Nadia'))]
  await book(lab.visitor(), two, 'Ailleurs')
  const { rows } = await lab.lab.pool.query("select id from place.booking where name = 'Ailleurs'")
  for (const reach of [{ came: [rows[0].id] }, { booking: rows[0].id, strike: '1' }])
    assert.equal((await samir.post(`${one}/accueil`, { ...reach, version: '0' })).status, 303)
  const after = await lab.lab.pool.query(
    "select came_at, cancelled_at from place.booking where name = 'Ailleurs'",
  )
  assert.deepEqual(after.rows, [{ came_at: null, cancelled_at: null }])
})

test('someone who comes without booking is added, even when it is full', async () => {
  const path = await propose(samir, { capacity: '1' })
  await book(lab.visitor(), path, 'Un')
  const { text } = await samir.submit(`${path}/accueil`, { name: 'Passante', version: '0' })
  assert.ok(isTicked(text, 'Passante'))
  assert.match(text, /2 places prises sur 1/)
  assert.match((await lab.visitor().get(path)).text, /Complet/)
})

test('whichever button is pressed at the door saves all that was done there', async () => {
  const lila = await lab.member('Lila')
  const path = await propose(lila)
  for (const name of ['Zed', 'Autre']) await book(lab.visitor(), path, name)
  const shown = (await lila.get(`${path}/accueil`)).text
  assert.equal(shown.match(/<form[^>]*accueil"/g)?.length, 1)
  const all = { came: [idOf(shown, 'Zed')], name: 'Passant', shown: '', notes: 'Il pleut.', version: '0' }
  const { text } = await lila.submit(`${path}/accueil`, all)
  assert.ok(isTicked(text, 'Zed') && isTicked(text, 'Passant') && !isTicked(text, 'Autre'))
  assert.match(text, /Il pleut\./)
  const struck = await lila.submit(`${path}/accueil`, {
    before: [idOf(text, 'Zed'), idOf(text, 'Passant')],
    came: [idOf(text, 'Zed'), idOf(text, 'Passant'), idOf(text, 'Autre')],
    booking: idOf(text, 'Zed'),
    strike: '1',
    shown: 'Il pleut.',
    notes: 'Il pleut fort.',
    version: '1',
  })
  assert.doesNotMatch(struck.text, /Zed/)
  assert.ok(isTicked(struck.text, 'Autre'))
  assert.match(struck.text, /Il pleut fort\./)
})

test('a host who leaves the notes alone ticks whatever another wrote meanwhile', async () => {
  const lila = await lab.member('Lila')
  const path = await propose(lila)
  await book(lab.visitor(), path, 'Un')
  const shown = (await lila.get(`${path}/accueil`)).text
  await lila.post(`${path}/accueil`, { shown: '', notes: 'Écrit ailleurs.', version: '0' })
  const { text } = await lila.submit(`${path}/accueil`, {
    came: [idOf(shown, 'Un')],
    shown: '',
    notes: '',
    version: '0',
  })
  assert.ok(isTicked(text, 'Un'))
  assert.match(text, /Écrit ailleurs/)
})

test('what a host did is shown again, and saved once, when another wrote the notes meanwhile', async () => {
  const lila = await lab.member('Lila')
  const path = await propose(lila)
  await book(lab.visitor(), path, 'Un')
  const shown = (await lila.get(`${path}/accueil`)).text
  await lila.post(`${path}/accueil`, { notes: 'Écrit ailleurs.', version: '0' })
  const mine = { came: [idOf(shown, 'Un')], name: 'Passant', notes: 'Écrit ici.', version: '0' }
  const stale = await lila.post(`${path}/accueil`, mine)
  assert.equal(stale.status, 409)
  assert.ok(isTicked(stale.text, 'Un'))
  assert.match(stale.text, /value="Passant"/)
  const { text } = await lila.submit(`${path}/accueil`, { ...mine, shown: 'Écrit ailleurs.', version: '1' })
  assert.equal(text.match(/<span>Passant/g)?.length, 1)
  assert.match(text, /Écrit ici/)
})

test('a host strikes someone out, and the first who waits takes the seat', async () => {
  const path = await propose(samir, { capacity: '1' })
  await book(lab.visitor(), path, 'Un')
  const { code } = await book(lab.visitor(), path, 'Deux')
  const shown = (await samir.get(`${path}/accueil`)).text
  await samir.post(`${path}/accueil`, { booking: idOf(shown, 'Un'), strike: '1', version: '0' })
  assert.match((await lab.visitor().post('/inscription', { code })).text, /Une place s(&#39;|')est libérée/)
})

test('a host strikes someone out after the workshop, and the name is really erased', async () => {
  const lila = await lab.member('Lila')
  const path = await propose(lila)
  const { code } = await book(lab.visitor(), path, 'Jamais venu')
  await endAgo(path, '1 day')
  const shown = (await lila.get(`${path}/accueil`)).text
  const strike = { booking: idOf(shown, 'Jamais venu'), strike: '1', version: '0' }
  const { text } = await lila.submit(`${path}/accueil`, strike)
  assert.match(text, /Le nom est retiré de la liste et effacé/)
  assert.doesNotMatch(text, /Jamais venu/)
  assert.doesNotMatch((await lab.visitor().post('/inscription', { code })).text, /Jamais venu/)
  const { rows } = await lab.lab.pool.query("select 1 from place.booking where name = 'Jamais venu'")
  assert.equal(rows.length, 0)
})

test('what fails at the door saves nothing, and is sent again as it was', async () => {
  const lila = await lab.member('Lila')
  const path = await propose(lila)
  await book(lab.visitor(), path, 'Un')
  const shown = (await lila.get(`${path}/accueil`)).text
  const all = { came: [idOf(shown, 'Un')], name: 'Panne', shown: '', notes: 'Il pleut.', version: '0' }
  await lab.lab.pool.query("alter table place.booking add constraint fails check (name <> 'Panne')")
  assert.equal((await lila.post(`${path}/accueil`, all)).status, 500)
  await lab.lab.pool.query('alter table place.booking drop constraint fails')
  const { text } = await lila.submit(`${path}/accueil`, all)
  assert.ok(isTicked(text, 'Un') && isTicked(text, 'Panne'))
  assert.match(text, /Il pleut/)
})

test('someone who no longer hosts when the door is saved saves nothing', async () => {
  const lila = await lab.member('Lila')
  const path = await propose(lila)
  const { rows } = await lab.lab.pool.query(
    'select o.id from place.occurrence o join place.workshop w on w.id = o.workshop_id where w.slug = $1',
    [slugIn(path)],
  )
  const door = doorForm.parse({ came: [], before: [], name: 'Passant', notes: 'Vu.', version: '0' })
  const zoe = viewerOf(await lab.member('Zoé'))
  assert.equal(await saveDoor(lab.lab.db, zoe, rows[0].id, door), 'missing')
  assert.doesNotMatch((await lila.get(`${path}/accueil`)).text, /Passant|Vu\./)
})

test('notes written by two hosts at once are both shown and none is lost', async () => {
  const path = await propose(samir)
  assert.equal(
    (await samir.post(`${path}/accueil`, { notes: 'Il manque des chaises.', version: '0' })).status,
    303,
  )
  const stale = await samir.post(`${path}/accueil`, { notes: 'Le son est bon.', version: '0' })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Il manque des chaises/)
  assert.match(stale.text, /Le son est bon/)
  assert.doesNotMatch((await lab.visitor().get(path)).text, /chaises/)
})

test('three months after, names, codes and notes are erased and the counts stay', async () => {
  const path = await propose(samir)
  for (const name of ['Un', 'Deux']) await book(lab.visitor(), path, name)
  await samir.post(`${path}/accueil`, { name: 'Deux fois', version: '0' })
  const shown = (await samir.get(`${path}/accueil`)).text
  await samir.post(`${path}/accueil`, { came: [idOf(shown, 'Un')], version: '0' })
  await samir.post(`${path}/accueil`, { booking: idOf(shown, 'Deux fois'), strike: '1', version: '0' })
  await samir.post(`${path}/accueil`, { notes: 'Tout va bien.', version: '0' })
  await endAgo(path, '2 months')
  await forgetAttendance(lab.lab.db)
  assert.match((await samir.get(`${path}/accueil`)).text, /Deux/)
  await endAgo(path, '4 months')
  await forgetAttendance(lab.lab.db)
  const { text } = await samir.get(`${path}/accueil`)
  assert.doesNotMatch(text, /Deux|Tout va bien/)
  assert.match(text, /2 personnes avaient une place, une est venue/)
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
  const late = { name: 'Tard venue', shown: '', notes: 'Écrit trop tard.', version }
  assert.equal((await samir.post(`${path}/accueil`, late)).status, 303)
  await forgetAttendance(lab.lab.db)
  const again = (await samir.get(`${path}/accueil`)).text
  assert.match(again, /2 personnes avaient une place, une est venue/)
  assert.doesNotMatch(again, /trop tard/)
  const { rows } = await lab.lab.pool.query("select 1 from place.booking where name = 'Tard venue'")
  assert.equal(rows.length, 0)
})
