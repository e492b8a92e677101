import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { prepare } from './prepared.ts'

let lab: TestLab
let built = 0

interface Wanted {
  who: { names: readonly string[] }
  at: Date
  least: string | null
}

const read = prepare((db, { who, at, least }: Wanted) => {
  built += 1
  return db
    .selectNoFrom([
      sql<boolean>`'Samir' = any(${who.names})`.as('named'),
      sql<Date>`${at}::timestamptz`.as('at'),
      sql<number>`${least === null ? '0' : least}::integer`.as('least'),
    ])
    .limit(1)
})

before(async () => {
  lab = await openTestLab()
})
after(() => lab.close())

test('a prepared read is built once for each shape, and asks with the values of each call', async () => {
  const { db } = lab.lab
  const [early, late] = [new Date('2026-11-01T10:00:00Z'), new Date('2026-11-02T10:00:00Z')]
  const ask = async (names: string[], at: Date, least: string | null) =>
    (await read(db, { who: { names }, at, least }))[0]
  assert.deepEqual(await ask(['Samir'], early, '3'), { named: true, at: early, least: 3 })
  assert.deepEqual(await ask(['Lila', 'Kev'], late, '7'), { named: false, at: late, least: 7 })
  assert.equal(built, 1)
  assert.deepEqual(await ask([], early, null), { named: false, at: early, least: 0 })
  assert.equal(built, 2)
})

test('it reads inside a transaction what that transaction wrote', async () => {
  const read = prepare((db, { name }: { name: string }) =>
    db.selectFrom('platform.fact').select('name').where('name', '=', name),
  )
  await lab.lab.db.transaction().execute(async (tx) => {
    await tx.insertInto('platform.fact').values({ name: 'essai.fait', ids: '{}' }).execute()
    assert.deepEqual(await read(tx, { name: 'essai.fait' }), [{ name: 'essai.fait' }])
    assert.deepEqual(await read(lab.lab.db, { name: 'essai.fait' }), [])
  })
})

test('to reckon with a value instead of handing it on throws', async () => {
  const wrong = prepare((db, { name }: { name: string }) =>
    db.selectFrom('platform.fact').select('name').where('name', '=', `${name}.fait`),
  )
  await assert.rejects(wrong(lab.lab.db, { name: 'essai' }), /only hand this value on/)
})
