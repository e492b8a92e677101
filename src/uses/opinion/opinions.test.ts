import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  makeGradient,
  makeNoise,
  makePublic,
  plant,
  type Made,
  type Public,
} from '../../../test/support/opinions.ts'
import { adjustedRand } from './agreement.ts'
import { workOut, type Worked } from './opinions.ts'
import type { Ballot } from './votes.ts'

const work = ({ ballots }: Pick<Made, 'ballots'>, seed = 'q') => workOut({ seed, ballots, before: [] })

/** How well the groups found are those that were planted. */
function recovered({ truth }: Made, { names }: Worked): number {
  const found = Uint8Array.from(names, ([, name]) => name)
  return adjustedRand(
    Uint8Array.from(names, ([voter]) => truth.get(voter) ?? 0),
    found,
  )
}

/** The same people in another order, without regard to who came first. */
const turned = <Item>(items: readonly Item[]) =>
  items.map((_, at) => items[(at * 7 + 3) % items.length] as Item)

const plain: Public = { people: 60, statements: 24, missing: 0.4 }

suite('opinions that were planted', () => {
  const halves = [1 / 2, 1 / 2]
  const thirds = [1 / 3, 1 / 3, 1 / 3]
  const worlds: [string, Public, readonly number[]][] = [
    ['two of one size', plain, halves],
    ['two, one four times as large', { ...plain, statements: 30 }, [0.8, 0.2]],
    ['three of one size', { ...plain, people: 90, statements: 40 }, thirds],
    ['three of different sizes', { ...plain, people: 120, statements: 40 }, [0.6, 0.25, 0.15]],
    ['three, with six answers in ten missing', { people: 120, statements: 60, missing: 0.6 }, thirds],
    ['two, with nine answers in ten missing', { people: 120, statements: 160, missing: 0.9 }, halves],
    ['five of one size', { people: 200, statements: 80, missing: 0.5 }, [0.2, 0.2, 0.2, 0.2, 0.2]],
  ]
  for (const [what, size, sizes] of worlds)
    test(`are found: ${what}`, () => {
      const made = plant(`planted ${what}`, size, sizes)
      const worked = work(made)
      assert.equal(worked.outcome.groups.length, sizes.length, String(worked.outcome.why))
      assert.ok(recovered(made, worked) >= 0.9, String(recovered(made, worked)))
    })

  test('are found whatever the order of people, to the last figure', () => {
    const made = plant('order', plain, halves)
    assert.deepEqual(work({ ballots: turned(made.ballots) }).outcome, work(made).outcome)
  })

  test('are found whatever the order of statements', () => {
    const made = plant('columns', plain, halves)
    const move = ({ answers, ...ballot }: Ballot) => ({
      ...ballot,
      answers: answers.replaceAll(/\d+/g, (code) =>
        String((25 - Math.floor(Number(code) / 3)) * 3 + (Number(code) % 3)),
      ),
    })
    const [one, other] = [work(made), work({ ballots: made.ballots.map(move) })]
    assert.deepEqual(new Map(other.names), new Map(one.names))
  })

  test('keep their names as people come, and the picture does not turn round', () => {
    const made = plant('names', { ...plain, people: 120 }, [0.7, 0.3])
    const first = work({ ballots: made.ballots.filter((_, at) => at % 2 === 0) })
    const names = new Map(first.names)
    // Those who come tip the balance: the smaller group is now the larger.
    const few = made.ballots.filter(({ voter }, at) => made.truth.get(voter) === 1 || at % 6 === 0)
    const ballots = few.map((ballot) => ({ ...ballot, before: names.get(ballot.voter) ?? null }))
    const second = workOut({ seed: 'q', ballots, before: first.outcome.groups })
    const kept = second.names.filter(([voter]) => names.has(voter))
    assert.ok(kept.every(([voter, name]) => names.get(voter) === name))
    for (const group of second.outcome.groups) {
      const before = first.outcome.groups.find(({ name }) => name === group.name)
      assert.ok(before && before.x * group.x + before.y * group.y > 0)
    }
  })

  test('are told by what they say more than others, what all say, and what divides', () => {
    const everyone = (statement: number) => statement === 0
    const made = makePublic(
      'told',
      { people: 80, statements: 20, missing: 0.2 },
      (person) => person % 2,
      (_, statement, opinion) => (everyone(statement) ? 0.97 : (statement + opinion) % 2 === 0 ? 0.92 : 0.08),
    )
    const { groups, shared, divides } = work(made).outcome
    assert.deepEqual(shared, [{ number: 1, side: 'agree' }])
    assert.equal(divides.length, 5)
    assert.ok(!divides.includes(1))
    assert.deepEqual(
      groups.map(({ own }) => own.length),
      [5, 5],
    )
  })
})

suite('where there are no groups, none is told', () => {
  test('of answers that hang on nothing: one false alarm in forty worlds at most', () => {
    const sizes = [
      { people: 20, statements: 12 },
      { people: 40, statements: 10 },
      { people: 60, statements: 30 },
    ]
    const alarms = sizes.flatMap((size) =>
      Array.from(
        { length: 14 },
        (_, world) => work(makeNoise(`noise ${world}`, { ...size, missing: 0.3 })).outcome.groups,
      ),
    )
    assert.ok(alarms.filter((groups) => groups.length > 0).length <= 1)
  })

  test('of opinions that go evenly from one end to the other', () => {
    const worlds = ['a', 'b', 'c'].map((seed) =>
      makeGradient(seed, { people: 200, statements: 40, missing: 0.3 }),
    )
    assert.deepEqual(
      worlds.map((made) => work(made).outcome.why),
      ['cloud', 'cloud', 'cloud'],
    )
  })

  test('of people who all agree, and that is said', () => {
    const made = makePublic(
      'same',
      { people: 30, statements: 10, missing: 0, passing: 0 },
      () => 0,
      () => 2,
    )
    const { why, shared } = work(made).outcome
    assert.equal(why, 'chance')
    assert.equal(shared.length, 5)
  })

  test('of people who pass on everything', () => {
    const made = makePublic(
      'pass',
      { people: 30, statements: 10, missing: 0, passing: 2 },
      () => 0,
      () => 1,
    )
    const { why, entered, people, shared } = work(made).outcome
    assert.deepEqual({ why, entered, people, shared }, { why: 'few', entered: 0, people: 30, shared: [] })
  })
})

suite('few people', () => {
  for (const people of [0, 1, 6, 7, 9])
    test(`${people} of them are never cut in groups`, () => {
      assert.equal(work(plant('few', { ...plain, people }, [1 / 2, 1 / 2])).outcome.why, 'few')
    })

  test('no group of fewer than five is told, however far it stands', () => {
    const made = plant('small', { ...plain, people: 64 }, [0.5, 0.45, 0.05])
    for (const { size } of work(made).outcome.groups) assert.ok(size >= 5)
  })

  test('one person who answers against everyone makes no group, and moves no one else', () => {
    const made = plant('lone', plain, [1 / 2, 1 / 2])
    const against = Array.from({ length: 24 }, (_, at) => (at + 1) * 3 + 2 * (at % 2)).join(' ')
    const worked = work({ ballots: [...made.ballots, { voter: '999', answers: against, before: null }] })
    assert.equal(worked.outcome.groups.length, 2)
    assert.equal(recovered(made, { ...worked, names: worked.names.filter(([voter]) => voter !== '999') }), 1)
  })

  test('people who all answer as one of two do make groups, each of five', () => {
    const same = (first: number) =>
      Array.from({ length: 8 }, (_, at) => (at + 1) * 3 + ((at + first) % 2) * 2).join(' ')
    const ballots = Array.from({ length: 10 }, (_, at) => ({
      voter: String(at),
      answers: same(at % 2),
      before: null,
    }))
    assert.deepEqual(
      work({ ballots }).outcome.groups.map(({ size }) => size),
      [5, 5],
    )
  })
})
