import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { addGroup, book, propose } from '../../test/support/place.ts'
import { personalParts } from '../platform/personal.ts'
import { forgetAttendance } from './bookings/attendance.ts'

let lab: TestLab

before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
})
after(() => lab.close())

const part = () => {
  const found = personalParts().find((one) => one.name === 'ateliers')
  assert.ok(found)
  return found
}
const personOf = ({ accountId, presentationId }: Member) => ({ accountId, presentationIds: [presentationId] })
const erase = (member: Member) => lab.lab.db.transaction().execute((tx) => part().erase(tx, personOf(member)))

/** Everything the module holds, as text. */
const readAll = async () => {
  const tables = ['venue', 'workshop', 'occurrence', 'booking']
  const found = await Promise.all(tables.map((table) => lab.lab.pool.query(`select * from place.${table}`)))
  const things = await lab.lab.pool.query("select * from platform.thing where kind = 'workshop'")
  return JSON.stringify([...found.map(({ rows }) => rows), things.rows])
}

test('an account takes its bookings and its workshops with it', async () => {
  const samir = await lab.member('Samir')
  const nadia = await lab.member('Nadia')
  const path = await propose(samir, { title: 'Monter un film' })
  await book(nadia, path, 'Nadia la nuit')
  const [mine, hers] = [
    await part().exportOf(lab.lab.db, personOf(samir)),
    await part().exportOf(lab.lab.db, personOf(nadia)),
  ]
  assert.match(JSON.stringify(mine), /Monter un film/)
  assert.doesNotMatch(JSON.stringify(mine), /Nadia la nuit/)
  assert.match(JSON.stringify(hers), /Nadia la nuit/)
})

test('someone who erases everything frees their seat, and no row holds their name', async () => {
  const path = await propose(await lab.member('Samir'), { capacity: '1' })
  const nadia = await lab.member('Nadia')
  await book(nadia, path, 'Hibou')
  const { code } = await book(lab.visitor(), path, 'Deux')
  await erase(nadia)
  const all = await readAll()
  assert.doesNotMatch(all, /Hibou/)
  assert.doesNotMatch(all, new RegExp(`${nadia.accountId}|${nadia.presentationId}`))
  assert.match((await lab.visitor().post('/inscription', { code })).text, /Une place s(&#39;|')est libérée/)
})

test('a workshop of a group goes on without the one who proposed it', async () => {
  const [samir, nadia] = [await lab.member('Samir'), await lab.member('Nadia')]
  const group = await addGroup(lab, "Vu d'en bas", [samir, nadia])
  const path = await propose(samir, { group })
  await erase(samir)
  assert.doesNotMatch(await readAll(), new RegExp(`${samir.accountId}|${samir.presentationId}`))
  const page = await nadia.get(path)
  assert.match(page.text, /Avec\s+le groupe <a [^>]*>Vu d/)
  assert.match(page.text, /Qui vient/)
})

test('a name that is erased alone takes its workshops with it, and leaves nothing in those of a group between peers', async () => {
  const [samir, nadia] = [await lab.member('Samir'), await lab.member('Nadia')]
  const group = await addGroup(lab, 'Pairs', [samir, nadia], 'Nous')
  const [ours, own] = [await propose(samir, { group }), await propose(samir, { title: 'Seul' })]
  const name = { accountId: '', presentationIds: [samir.presentationId] }
  await lab.lab.db.transaction().execute((tx) => part().erase(tx, name))
  assert.doesNotMatch(await readAll(), new RegExp(samir.presentationId))
  assert.equal((await nadia.get(ours)).status, 200)
  assert.equal((await nadia.get(own)).status, 404)
})

test('a workshop of their own is erased; those who booked learn that it is cancelled, then nothing is left', async () => {
  const samir = await lab.member('Samir')
  const path = await propose(samir, { title: 'Chose à moi', words: 'Des mots à moi' })
  const empty = await propose(samir, { title: 'Personne ne vient' })
  const { code } = await book(lab.visitor(), path, 'Oiseau')
  await erase(samir)
  const all = await readAll()
  assert.doesNotMatch(all, /Chose à moi|Des mots à moi|Personne ne vient/)
  assert.doesNotMatch(all, new RegExp(`${samir.accountId}|${samir.presentationId}`))
  assert.equal((await lab.visitor().get(path)).status, 404)
  assert.equal((await lab.visitor().get(empty)).status, 404)
  const told = await lab.lab.pool.query("select 1 from platform.fact where name = 'workshop.erased'")
  assert.equal(told.rowCount, 3, 'whoever keeps copies hears of each, the one above included')
  assert.match((await lab.visitor().post('/inscription', { code })).text, /Cette date est annulée/)
  await forgetAttendance(lab.lab.db, new Date(Date.now() + 120 * 86_400_000))
  const { rows } = await lab.lab.pool.query("select 1 from place.workshop where title = ''")
  assert.equal(rows.length, 0)
})
