import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { forgetFacts, recordFact, recordFacts, subscribe } from './facts.ts'
import { runDueJobs } from './jobs.ts'

let it: TestLab
before(async () => {
  it = await openTestLab()
})
after(() => it.close())

test('facts of many things are each told to open pages and handed to who subscribed', async () => {
  const handed: string[] = []
  subscribe('test.happened', 'test.count', async (_, { ids }) => void handed.push(ids['thingId'] ?? ''))
  const told: string[] = []
  const stop = it.lab.live.onNews(
    ({ name, ids }) => name === 'test.happened' && told.push(ids['thingId'] ?? ''),
  )
  const things = Array.from({ length: 300 }, (_, n) => `thing-${n}`)
  const { db } = it.lab
  await db.transaction().execute((tx) =>
    recordFacts(
      tx,
      'test.happened',
      things.map((thingId) => ({ thingId })),
    ),
  )
  await runDueJobs(it.lab)
  stop()
  assert.deepEqual(told, things)
  assert.deepEqual(handed.toSorted(), things.toSorted())
})

test('a fact is forgotten after thirty days', async () => {
  const { db } = it.lab
  await db.deleteFrom('platform.fact').execute()
  for (const thingId of ['old', 'new']) await recordFact(db, 'test.passed', { thingId })
  await sql`update platform.fact set at = now() - interval '31 days' where ids->>'thingId' = 'old'`.execute(
    db,
  )
  await forgetFacts(db)
  const left = await db.selectFrom('platform.fact').select('ids').execute()
  assert.deepEqual(left, [{ ids: { thingId: 'new' } }])
})
