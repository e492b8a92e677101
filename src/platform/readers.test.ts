import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { isDatabaseAway } from './database.ts'

let lab: TestLab

before(async () => {
  lab = await openTestLab()
})
after(() => lab.close())

const read = (n: number) =>
  sql<{ n: number; process: number }>`select ${n}::integer as n, pg_backend_pid() as process`

test('many reads share few connections, and each gets its own answer', async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => n)
  const answers = await Promise.all(numbers.map((n) => read(n).execute(lab.lab.db)))
  assert.deepEqual(
    answers.map(({ rows }) => rows[0]?.n),
    numbers,
  )
  assert.ok(new Set(answers.map(({ rows }) => rows[0]?.process)).size <= 3)
})

test('a read that fails leaves those beside it alone', async () => {
  const [before_, wrong, after_] = await Promise.allSettled([
    read(1).execute(lab.lab.db),
    sql`select 1 / ${0}::integer`.execute(lab.lab.db),
    read(2).execute(lab.lab.db),
  ])
  assert.deepEqual([before_.status, wrong.status, after_.status], ['fulfilled', 'rejected', 'fulfilled'])
})

test('a connection that is lost fails what waited on it as a database that is away, and the next read opens another', async () => {
  const waiting = sql`select pg_sleep(10)`.execute(lab.lab.db).then(
    () => null,
    (error: unknown) => error,
  )
  // Once it is asked, its connection is ended from another.
  let ended = 0
  while (ended === 0) {
    const { rows } = await lab.lab.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'select pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`,
    )
    ended = rows.length
  }
  assert.ok(isDatabaseAway(await waiting))
  assert.equal((await read(3).execute(lab.lab.db)).rows[0]?.n, 3)
})

test('what a transaction reads comes from its own connection', async () => {
  await lab.lab.db.transaction().execute(async (tx) => {
    const [one, other] = [await read(1).execute(tx), await read(2).execute(tx)]
    assert.equal(one.rows[0]?.process, other.rows[0]?.process)
    const shared = await read(3).execute(lab.lab.db)
    assert.notEqual(shared.rows[0]?.process, one.rows[0]?.process)
  })
})
