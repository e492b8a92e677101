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
  least: number | null
}

const read = prepare((db, { who, at, least }: Wanted) => {
  built += 1
  return db
    .selectNoFrom([
      sql<boolean>`'Samir' = any(${who.names})`.as('named'),
      sql<Date>`${at}::timestamptz`.as('at'),
      sql<number>`${least === null ? 0 : least}::integer`.as('least'),
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
  const ask = async (names: string[], at: Date, least: number | null) =>
    (await read(db, { who: { names }, at, least }))[0]
  assert.deepEqual(await ask(['Samir'], early, 3), { named: true, at: early, least: 3 })
  assert.deepEqual(await ask(['Lila', 'Kev'], late, 7), { named: false, at: late, least: 7 })
  assert.equal(built, 1)
  assert.deepEqual(await ask([], early, null), { named: false, at: early, least: 0 })
  assert.equal(built, 2)
})

test('it reads inside a transaction what that transaction wrote', async () => {
  const slugs = prepare((db, { space }: { space: string }) =>
    db.selectFrom('platform.spent_slug').select('slug').where('space', '=', space),
  )
  await lab.lab.db.transaction().execute(async (tx) => {
    await sql`insert into platform.spent_slug (space, slug) values ('essai', 'un')`.execute(tx)
    assert.deepEqual(await slugs(tx, { space: 'essai' }), [{ slug: 'un' }])
    assert.deepEqual(await slugs(lab.lab.db, { space: 'essai' }), [])
  })
})

test('to reckon with a value instead of handing it on throws', async () => {
  const wrong = prepare((db, { size }: { size: number }) =>
    db
      .selectFrom('platform.spent_slug')
      .select('slug')
      .limit(size + 1),
  )
  await assert.rejects(wrong(lab.lab.db, { size: 3 }), /only hand this value on/)
})
