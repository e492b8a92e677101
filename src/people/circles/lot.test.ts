import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { firstOnOwnTime } from './draw.ts'
import { drawPlaces, drawSeats } from './lot.ts'

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

describe('drawing lots for a circle of one seat of each kind', () => {
  const kinds = ['a', 'b', 'c', 'd', 'e']
  const places = kinds.map((seat) => ({ seat, free: 1 }))
  const willing = kinds.flatMap((seat) =>
    ['own', 'paid'].map((time) => ({ accountId: `${seat} ${time}`, seat, ownTime: time === 'own' })),
  )
  const draw = (seed: number, held = { seats: 0, own: 0 }) => {
    const drawn = drawPlaces(`seed ${seed}`, willing, {
      places,
      first: firstOnOwnTime(held, places, willing),
    })
    assert.deepEqual(drawn.map(({ seat }) => seat).toSorted(), kinds, 'each seat once')
    return drawn
  }

  test('half of the whole goes first to people here on their own time, not half of each kind', () => {
    const counts = Array.from(
      { length: 200 },
      (_, seed) => draw(seed).filter(({ ownTime }) => ownTime).length,
    )
    assert.ok(counts.every((count) => count >= 3))
    assert.ok(counts.some((count) => count === 3))
  })

  test('no kind is theirs every time, and everybody may be drawn', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 500; seed += 1)
      for (const { accountId } of draw(seed)) times.set(accountId, (times.get(accountId) ?? 0) + 1)
    for (const { accountId } of willing) assert.ok((times.get(accountId) ?? 0) > 50, accountId)
  })

  test('the half counts those who sit already', () => {
    assert.equal(firstOnOwnTime({ seats: 5, own: 5 }, places, willing), 0)
    assert.equal(firstOnOwnTime({ seats: 5, own: 0 }, places, willing), 5)
    assert.equal(firstOnOwnTime({ seats: 0, own: 0 }, [{ seat: 'a', free: 2 }], willing), 1)
  })
})
