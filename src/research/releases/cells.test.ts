import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { all, chooseCells, type Candidate, type Cell } from './cells.ts'

const around = new Map<string, readonly string[]>([
  ['lab', []],
  ['logement', ['lab']],
  ['s1', ['logement', 'lab']],
  ['g1', ['s1', 'logement', 'lab']],
  ['g2', ['s1', 'logement', 'lab']],
  ['g3', ['logement', 'lab']],
])

interface Someone {
  id: string
  situation: string
  scope: string
}

/** Every table that a page, a filter or a file could show of these people, with nothing withheld. */
function tabulate(people: readonly Someone[]): Candidate[] {
  return [...around].flatMap(([scope, within]) => {
    const inside = people.filter((one) => one.scope === scope || around.get(one.scope)?.includes(scope))
    return [all, '', 'concerned', 'trainer', 'citizen'].map((situation) => ({
      scope,
      situation,
      around: within,
      turns: new Map(
        inside
          .filter((one) => situation === all || one.situation === situation)
          .map(({ id }) => [id, 3] as const),
      ),
    }))
  })
}

const key = ({ scope, situation }: Pick<Cell, 'scope' | 'situation'>) => `${scope}/${situation}`

/** Cells that stand in another by what they are called: what an attacker subtracts. */
function standsIn(part: Cell, whole: Cell): boolean {
  const inside = part.scope === whole.scope || around.get(part.scope)?.includes(whole.scope)
  return part !== whole && !!inside && (whole.situation === all || whole.situation === part.situation)
}

/** Everything that subtracting published counts of one release from each other gives: pairs, all situations, all scopes that share nobody. */
function attackOne(cells: readonly Cell[]): Map<string, number> {
  const found = new Map(cells.map((cell) => [key(cell), cell.people]))
  for (const whole of cells) {
    for (const part of cells.filter((cell) => standsIn(cell, whole)))
      found.set(`${key(whole)}-${key(part)}`, whole.people - part.people)
    const situations = cells.filter((cell) => cell.scope === whole.scope && standsIn(cell, whole))
    if (situations.length > 0)
      found.set(
        `${key(whole)}-situations ${situations.map(key).toSorted().join()}`,
        whole.people - situations.reduce((sum, { people }) => sum + people, 0),
      )
  }
  return found
}

const finds = (count: number) => count !== 0 && Math.abs(count) < 5

const someone = fc.record({
  id: fc.uuid(),
  situation: fc.constantFrom('', 'concerned', 'trainer', 'citizen'),
  scope: fc.constantFrom(...around.keys()),
})
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

suite('counts that everyone reads', () => {
  test('no difference of two counts of one release is of one to four people', () => {
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

  test('one withdrawal shows nowhere', () => {
    const people = Array.from({ length: 40 }, (_, number) => ({
      id: `${number}`,
      situation: number % 2 ? 'concerned' : 'trainer',
      scope: number % 4 ? 'g1' : 'g3',
    }))
    const [before = [], after = []] = publish([people, people.slice(1)])
    assert.ok(before.length >= 6)
    const then = new Map(before.map((cell) => [key(cell), cell.people]))
    for (const cell of after) assert.equal(cell.people, then.get(key(cell)))
    assert.ok(!after.some(({ scope, situation }) => scope === 'lab' && situation === all))
  })

  test('what is withheld looks like what holds nobody', () => {
    const few = Array.from({ length: 4 }, (_, number) => ({
      id: `t${number}`,
      situation: 'trainer',
      scope: 'g1',
    }))
    const many = Array.from({ length: 30 }, (_, number) => ({
      id: `${number}`,
      situation: 'concerned',
      scope: 'g1',
    }))
    const shown = (people: readonly Someone[]) => chooseCells(tabulate(people), []).map(key)
    assert.ok(!shown([...few, ...many]).includes('g1/trainer'))
    assert.ok(!shown(many).includes('g1/trainer'))
  })

  test('how often people spoke is not told where it would be one of them', () => {
    const turns = new Map(Array.from({ length: 9 }, (_, number) => [`${number}`, number === 0 ? 100 : 2]))
    const [cell] = chooseCells([{ scope: 'lab', situation: all, around: [], turns }], [])
    assert.equal(cell?.turns, null)
    turns.set('0', 4)
    const [even] = chooseCells([{ scope: 'lab', situation: all, around: [], turns }], [])
    assert.equal(even?.turns, 20)
  })
})
