import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeWay, everyWay, fewWays, listPairs } from './crossing.ts'

test('every two settings meet in a few ways of coming to a page', () => {
  assert.equal(new Set(everyWay.map(describeWay)).size, 32)
  assert.deepEqual(new Set(fewWays.flatMap(listPairs)), new Set(everyWay.flatMap(listPairs)))
  assert.ok(fewWays.length <= 8, `${fewWays.length} ways`)
})
