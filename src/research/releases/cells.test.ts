import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { all, chooseCells, type Candidate, type Cell } from './cells.ts'

interface Someone {
  id: string
  situation: string
}

const situations = ['', 'concerned', 'trainer', 'citizen', 'student']

/** Every count of these people, with nothing withheld. */
function tabulate(people: readonly Someone[]): Candidate[] {
  return [all, ...situations].map((situation) => {
    const some = people.filter((one) => situation === all || one.situation === situation)
    return { situation, turns: new Map(some.map(({ id }) => [id, 3])) }
  })
}

/** Everything that taking published counts from the whole gives: one of them, two, three, all. */
function attackOne(cells: readonly Cell[]): Map<string, number> {
  const found = new Map(cells.map(({ situation, people }) => [situation, people]))
  const whole = found.get(all)
  const parts = cells.filter(({ situation }) => situation !== all)
  if (whole === undefined) return found
  for (let taken = 1; taken < 2 ** parts.length; taken += 1) {
    const some = parts.filter((_, place) => taken & (2 ** place))
    const names = some.map(({ situation }) => situation).toSorted()
    found.set(
      `${all}-${names.join('-')}`,
      some.reduce((left, { people }) => left - people, whole),
    )
  }
  return found
}

const finds = (count: number) => count !== 0 && Math.abs(count) < 5

const someone = fc.record({ id: fc.uuid(), situation: fc.constantFrom(...situations) })
/** Three quarters: people come, and people withdraw, one at a time or more. */
const quarters = fc
  .record({
    people: fc.uniqueArray(someone, { selector: ({ id }) => id, minLength: 5, maxLength: 90 }),
    leave: fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 2 }),
    come: fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 12 }),
  })
  .map(({ people, leave: [one = 1, two = 1], come }) => [
    people,
    people.slice(one),
    [...people.slice(one + two), ...come],
  ])

function publish(worlds: readonly (readonly Someone[])[]): Cell[][] {
  const published: Cell[][] = []
  for (const people of worlds) published.push(chooseCells(tabulate(people), published))
  return published
}

const many = (count: number, situation: string): Someone[] =>
  Array.from({ length: count }, (_, number) => ({ id: `${situation}${number}`, situation }))

suite('counts that everyone reads', () => {
  test('no difference of counts of one release is of one to four people', () => {
    fc.assert(
      fc.property(quarters, (worlds) => {
        for (const cells of publish(worlds))
          assert.deepEqual(
            [...attackOne(cells)].filter(([, count]) => finds(count)),
            [],
          )
      }),
      { numRuns: 150 },
    )
  })

  test('nor of any of them from one quarter to another, nor of what is left of them', () => {
    fc.assert(
      fc.property(quarters, (worlds) => {
        const published = publish(worlds).map(attackOne)
        for (const [number, now] of published.entries())
          for (const before of published.slice(0, number))
            for (const [what, count] of now)
              assert.ok(
                !finds(count - (before.get(what) ?? count)),
                `${what} changed by ${count - (before.get(what) ?? 0)}`,
              )
      }),
      { numRuns: 150 },
    )
  })

  test('nor of what is left without two of them, where a third is told in one quarter alone', () => {
    const before = [
      ...many(10, 'concerned'),
      ...many(10, 'trainer'),
      ...many(4, 'citizen'),
      ...many(9, 'student'),
    ]
    const after = [
      ...many(10, 'concerned'),
      ...many(10, 'trainer'),
      ...many(11, 'citizen'),
      ...many(4, 'student'),
    ]
    const [then, now] = publish([before, after]).map(attackOne)
    const left = `${all}-concerned-trainer`
    assert.equal(then?.get(left), 13)
    assert.ok(!finds((now?.get(left) ?? 13) - 13))
  })

  test('one withdrawal shows nowhere', () => {
    const people = [...many(20, 'trainer'), ...many(20, 'concerned')]
    const [before = [], after = []] = publish([people, people.slice(1)])
    assert.equal(before.length, 3)
    const then = new Map(before.map(({ situation, people: count }) => [situation, count]))
    for (const { situation, people: count } of after) assert.equal(count, then.get(situation))
    assert.ok(!after.some(({ situation }) => situation === all))
  })

  test('what is withheld looks like what holds nobody', () => {
    const shown = (people: readonly Someone[]) =>
      chooseCells(tabulate(people), []).map(({ situation }) => situation)
    assert.ok(!shown([...many(4, 'trainer'), ...many(30, 'concerned')]).includes('trainer'))
    assert.ok(!shown(many(30, 'concerned')).includes('trainer'))
  })

  test('how often people spoke is not told where it would be one of them', () => {
    const turns = new Map(Array.from({ length: 9 }, (_, number) => [`${number}`, number === 0 ? 100 : 2]))
    const [cell] = chooseCells([{ situation: all, turns }], [])
    assert.equal(cell?.turns, null)
    turns.set('0', 4)
    const [even] = chooseCells([{ situation: all, turns }], [])
    assert.equal(even?.turns, 20)
  })
})
