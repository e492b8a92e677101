import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { drawSeats } from './lot.ts'

const paid = Array.from({ length: 20 }, (_, index) => ({ accountId: `paid${index}`, ownTime: false }))
const own = Array.from({ length: 3 }, (_, index) => ({ accountId: `own${index}`, ownTime: true }))

describe('drawing lots', () => {
  test('the same seed and volunteers give the same people, in whatever order they come', () => {
    const once = drawSeats('seed', 3, [...paid, ...own])
    assert.deepEqual(drawSeats('seed', 3, [...own, ...paid.toReversed()]), once)
    assert.equal(new Set(once).size, 3)
  })

  test('half the seats go first to people here on their own time', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const drawn = drawSeats(String(seed), 3, [...paid, ...own])
      assert.ok(drawn.filter((id) => id.startsWith('own')).length >= 2)
    }
  })

  test('with nobody on their own time the others sit', () => {
    assert.equal(drawSeats('seed', 3, paid).length, 3)
  })

  test('everybody is drawn about as often', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 2_000; seed += 1) {
      for (const id of drawSeats(String(seed), 3, paid)) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    assert.equal(counts.size, paid.length)
    for (const count of counts.values()) assert.ok(count > 200 && count < 400, String(count))
  })
})
