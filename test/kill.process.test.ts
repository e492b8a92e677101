import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killOverAndOver } from './support/kill.ts'

const rounds = 20

test('kill -9 of the lab and of its database loses nothing that was acknowledged, and leaves nothing by halves', async () => {
  const { acknowledged, lost, halves } = await killOverAndOver(rounds)
  assert.deepEqual(lost, [])
  assert.deepEqual(halves, [])
  const kinds = Map.groupBy(acknowledged, ({ kind }) => kind)
  for (const kind of ['voice', 'picture', 'group', 'booking', 'production'] as const) {
    assert.ok((kinds.get(kind)?.length ?? 0) > 5, `${kinds.get(kind)?.length} of ${kind} acknowledged`)
  }
})
