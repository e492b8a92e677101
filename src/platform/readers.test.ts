import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { isDatabaseAway } from './database.ts'
import { prepare } from './prepared.ts'

let lab: TestLab

before(async () => {
  lab = await openTestLab()
})
after(() => lab.close())

const read = prepare(
  (_db, { n }: { n: string }) =>
    sql<{ n: number; process: number }>`select ${n}::integer as n, pg_backend_pid() as process`,
)
const divide = prepare((_db, { by }: { by: string }) => sql`select 1 / ${by}::integer`)
const sleep = prepare((_db, { seconds }: { seconds: string }) => sql`select pg_sleep(${seconds})`)

test('many reads share few connections, and each gets its own answer', async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => n)
  const answers = await Promise.all(numbers.map((n) => read(lab.lab.db, { n: `${n}` })))
  assert.deepEqual(
    answers.map(([row]) => row?.n),
    numbers,
  )
  assert.ok(new Set(answers.map(([row]) => row?.process)).size <= 3)
})

test('a read that fails leaves those beside it alone', async () => {
  const [before_, wrong, after_] = await Promise.allSettled([
    read(lab.lab.db, { n: '1' }),
    divide(lab.lab.db, { by: '0' }),
    read(lab.lab.db, { n: '2' }),
  ])
  assert.deepEqual([before_.status, wrong.status, after_.status], ['fulfilled', 'rejected', 'fulfilled'])
})

test('reads that fail, more than may be under way, give their turn to those that wait', async () => {
  const wrong = await Promise.allSettled(Array.from({ length: 60 }, () => divide(lab.lab.db, { by: '0' })))
  assert.ok(wrong.every(({ status }) => status === 'rejected'))
  assert.equal((await read(lab.lab.db, { n: '4' }))[0]?.n, 4)
})

test('a connection that is lost fails what waited on it as a database that is away, and the next read opens another', async () => {
  const waiting = sleep(lab.lab.db, { seconds: '10' }).then(
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
  assert.equal((await read(lab.lab.db, { n: '3' }))[0]?.n, 3)
})

test('what a transaction reads comes from its own connection', async () => {
  await lab.lab.db.transaction().execute(async (tx) => {
    const [[one], [other]] = [await read(tx, { n: '1' }), await read(tx, { n: '2' })]
    assert.equal(one?.process, other?.process)
    const [shared] = await read(lab.lab.db, { n: '3' })
    assert.notEqual(shared?.process, one?.process)
  })
})
