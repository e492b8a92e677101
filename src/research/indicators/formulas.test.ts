import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { newChance, shuffle } from './chance.ts'
import { centralisation, countPartners, type Reply } from './graph.ts'
import { gini } from './shares.ts'

const about = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`)

describe('the Gini coefficient', () => {
  it('is 0 when all speak as much, and (n − 1)/n when one alone speaks', () => {
    about(gini([1, 1, 1, 1]), 0)
    about(gini([0, 0, 0, 1]), 0.75)
    about(gini([1, 2, 3, 4]), 0.25)
  })

  it('counts silent members: without them the same talk looks more shared', () => {
    about(gini([2, 2]), 0)
    about(gini([2, 2, 0, 0]), 0.5)
  })

  const amounts = fc
    .array(fc.nat(1_000), { minLength: 2, maxLength: 40 })
    .filter((some) => some.some(Boolean))

  it('stays between 0 and 1, whatever the order and the unit', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 9 }), fc.nat(), (some, unit, seed) => {
        const value = gini(some)
        assert.ok(value >= 0 && value < 1)
        assert.ok(Math.abs(value - gini(shuffle(some, newChance(`${seed}`)))) < 1e-12)
        assert.ok(Math.abs(value - gini(some.map((one) => one * unit))) < 1e-12)
        assert.ok(Math.abs(value - gini([...some, ...some])) < 1e-12)
      }),
    )
  })

  it('goes up when a silent member comes, and down when who speaks most gives words to who speaks least', () => {
    fc.assert(
      fc.property(amounts, (some) => {
        assert.ok(gini([...some, 0]) > gini(some))
        const sorted = [...some].sort((one, other) => one - other)
        const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
        const given = [least + 1, ...sorted.slice(1, -1), most - 1]
        if (most - least > 1) assert.ok(gini(given) < gini(some))
      }),
    )
  })
})

describe('Freeman’s centralisation', () => {
  const star = (people: number): Reply[] => Array.from({ length: people - 1 }, (_, at) => [0, at + 1])
  const ring = (people: number): Reply[] => Array.from({ length: people }, (_, at) => [at, (at + 1) % people])
  const complete = (people: number): Reply[] =>
    ring(people).flatMap(([one]) =>
      ring(people).flatMap(([other]): Reply[] => (one < other ? [[one, other]] : [])),
    )
  const of = (replies: readonly Reply[], people: number) => centralisation(countPartners(replies, people))

  it('is 1 for a star, 0 for a ring and where all exchange with all', () => {
    for (const people of [4, 7, 30]) {
      about(of(star(people), people), 1)
      about(of(ring(people), people), 0)
      about(of(complete(people), people), 0)
    }
  })

  it('is 1/6 for five people in a line', () => {
    about(
      of(
        [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 4],
        ],
        5,
      ),
      1 / 6,
    )
  })

  it('of two camps that each turn around one is half that of a star', () => {
    // Two stars of five, whose centres exchange: degrees 5, 5 and eight times 1.
    const camps: Reply[] = [...star(5), ...star(5).map(([one, other]): Reply => [one + 5, other + 5]), [0, 5]]
    about(of(camps, 10), (8 * 4) / 72)
  })

  it('stays between 0 and 1, whoever has which name, and counts a pair once', () => {
    const reply = fc.tuple(fc.nat(11), fc.nat(11))
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 60 }), fc.nat(), (replies, seed) => {
        const value = of(replies, 12)
        assert.ok(value >= 0 && value <= 1)
        const names = shuffle([...Array(12).keys()], newChance(`${seed}`))
        const renamed = replies.map(([from, to]): Reply => [names[to] ?? 0, names[from] ?? 0])
        about(of([...renamed, ...renamed], 12), value)
      }),
    )
  })
})
