import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { simulateLab, truths } from '../../../test/support/simulated-lab.ts'
import type { Dataset } from '../dataset/shape.ts'
import { measureFate, measureRungs, measureScales } from './answers.ts'
import { newChance, shuffle } from './chance.ts'
import { measureScope } from './compute.ts'
import { centralisation, countPartners, type Reply } from './graph.ts'
import { fewest, type Outcome, type Told } from './measure.ts'
import { sideOf, type Head, type Side } from './population.ts'
import { gini, measurePaid, measureShare } from './shares.ts'

const about = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`)

const told = async (outcome: Promise<Outcome>): Promise<Told> => tell(await outcome)

const tell = (outcome: Outcome): Told => {
  if (typeof outcome === 'string') throw new Error(`too few to say: ${outcome}`)
  return outcome
}

const heads = (sides: Partial<Record<Side, number>>): Head[] =>
  Object.entries(sides).flatMap(([side, count]) =>
    // The keys of the record are sides.
    Array.from({ length: count }, (_, at) => ({ person: `${side}${at}`, side: side as Side, time: 'own' })),
  )

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

describe('the voice of people concerned', () => {
  it('is their share of words beside their share of heads; who does not say their situation counts in neither', async () => {
    const people = heads({ concerned: 6, other: 9, unknown: 5 })
    const turns = people.map(({ side }, who) => ({ who, words: side === 'concerned' ? 10 : 60 }))
    const { value, beside, people: counted } = await told(measureShare('voice', people, turns))
    about(value, 60 / 600)
    about(beside ?? 0, 0.4)
    assert.equal(counted, 15)
  })

  it('of fewer than five, or beside fewer than five others, is not told', async () => {
    for (const [concerned, other] of [
      [4, 20],
      [20, 4],
      [0, 20],
    ] as const) {
      const people = heads({ concerned, other })
      const turns = people.map((_, who) => ({ who, words: 10 }))
      assert.equal(await measureShare('voice', people, turns), 'people')
    }
  })

  it('is not told when everyone who spoke is concerned: it would say so of each', async () => {
    const turns = [0, 1, 2, 3, 4, 5].map((who) => ({ who, words: 10 }))
    assert.equal(await measureShare('voice', heads({ concerned: 6, other: 9 }), turns), 'acts')
  })

  it('by chance alone turns around their share of heads', async () => {
    const people = heads({ concerned: 20, other: 30 })
    const { chance, p } = await told(
      measureShare(
        'voice',
        people,
        people.map((_, who) => ({ who, words: 5 + (who % 7) })),
      ),
    )
    assert.ok(Math.abs(chance.middle - 0.4) < 0.02)
    assert.ok(p > 0.05)
  })
})

describe('who counts as staff', () => {
  it('comes from an institution, even on their own time, or is paid; whoever is concerned stays so', () => {
    assert.equal(sideOf({ situation: 'social-worker', time: 'own' }), 'staff')
    assert.equal(sideOf({ situation: 'citizen', time: 'paid' }), 'staff')
    assert.equal(sideOf({ situation: 'concerned', time: 'paid' }), 'concerned')
    assert.equal(sideOf({ situation: 'student', time: 'credit' }), 'other')
    assert.equal(sideOf({ situation: '', time: 'paid' }), 'unknown')
  })
})

describe('what becomes of proposals', () => {
  const people = heads({ concerned: 5, staff: 5 })
  const proposals = people.map(({ side }, who) => ({
    who,
    outcome:
      side === 'staff' ? ('amended' as const) : who === 0 ? ('adopted' as const) : ('unanswered' as const),
    reasoned: false,
    days: side === 'staff' ? who : ('' as const),
  }))

  it('is counted for people concerned and for others', async () => {
    const uptake = await told(measureFate('uptake', { heads: people, proposals }))
    about(uptake.value, 0.2)
    about(uptake.beside ?? 0, 1)
    about((await told(measureFate('unanswered', { heads: people, proposals }))).value, 0.8)
  })

  it('open ones wait, and days are those of the ones that were answered', async () => {
    const open = proposals.map((one) => ({ ...one, outcome: 'open' as const }))
    assert.equal(await measureFate('uptake', { heads: people, proposals: open }), 'people')
    const answered = proposals.map((one, at) => ({ ...one, days: at }))
    about((await told(measureFate('days', { heads: people, proposals: answered }))).value, 2)
  })
})

describe('the rung that is declared', () => {
  it('is told beside what members see', async () => {
    const { value, p } = await told(
      measureRungs({ rungs: [{ declared: 6, votes: [3, 3, 4, 4, 3, 3, 4, 3] }] }),
    )
    about(value, 2.625)
    assert.ok(p < 0.02)
  })

  it('of which half say more and half less differs by nothing', async () => {
    const { value, p } = await told(measureRungs({ rungs: [{ declared: 5, votes: [4, 6, 4, 6, 5, 5] }] }))
    about(value, 0)
    assert.equal(p, 1)
  })

  it('is not told of fewer than five votes', async () => {
    assert.equal(await measureRungs({ rungs: [{ declared: 5, votes: [1, 1, 1, 1] }] }), 'people')
  })
})

describe('what is answered before and after', () => {
  const range = (changes: readonly number[]) => changes.map((change) => ({ change, answers: 2 }))

  it('is the mean of what each goes up, and a sign of nothing by itself', async () => {
    const { value, people, acts, p } = await told(
      measureScales({ scales: range([2, 1, 1, 2, 1.5, 1, 2, -1]) }),
    )
    about(value, 9.5 / 8)
    assert.deepEqual([people, acts], [8, 16])
    assert.ok(p < 0.05)
    assert.equal((await told(measureScales({ scales: range([1, -1, 2, -2, 0, 0]) }))).p, 1)
  })

  it('is not told of fewer than five who answered, nor of nobody', async () => {
    assert.equal(await measureScales({ scales: range([1, 1, 1, 1]) }), 'people')
    assert.equal(await measureScales({ scales: [] }), 'acts')
  })

  it('counts a person once, however many questions they answer, and is told of the lab alone', async () => {
    const row = (answerer: string, question: string, after: number) => ({
      answerer,
      question,
      before: 1,
      after,
    })
    const scales = [
      ...['q1', 'q2', 'q3', 'q4'].map((question) => row('a0', question, 5)),
      ...[1, 2, 3, 4].map((at) => row(`a${at}`, 'q1', 1)),
    ]
    const lab = { ...simulateLab(truths.seven, 1), scales }
    about(tell((await measureScope(lab, 'lab')).scales).value, 4 / 5)
    const strand = { scope: 's1', kind: 'strand' as const, within: '' }
    assert.equal((await measureScope({ ...lab, scopes: [...lab.scopes, strand] }, 's1')).scales, 'acts')
  })
})

describe('who is paid', () => {
  it('is told of people concerned beside others', async () => {
    const people = heads({ concerned: 10, staff: 10 }).map((head, at) => ({
      ...head,
      time: head.side === 'staff' ? ('paid' as const) : at === 0 ? ('reimbursed' as const) : head.time,
    }))
    const { value, beside } = await told(measurePaid(people))
    about(value, 0.1)
    about(beside ?? 0, 1)
  })
})

describe('every figure', () => {
  /** The same lab, with other names and its rows in another order. */
  function rename(dataset: Dataset, seed: number): Dataset {
    const chance = newChance(`names ${seed}`)
    const names = new Map(
      shuffle(dataset.people, chance).map(({ person }, at) => [person, `${chance.below(1e9)}-${at}`]),
    )
    const other = <Row extends { person: string }>(rows: readonly Row[]) =>
      shuffle(rows, chance).map((row) => ({ ...row, person: names.get(row.person) ?? '' }))
    return {
      ...dataset,
      people: other(dataset.people),
      members: other(dataset.members),
      turns: other(dataset.turns).map((turn) => ({ ...turn, answers: names.get(turn.answers) ?? '' })),
      initiatives: other(dataset.initiatives),
      proposals: other(dataset.proposals),
      credits: other(dataset.credits),
      seats: other(dataset.seats),
      crossings: other(dataset.crossings),
      scales: shuffle(dataset.scales ?? [], chance).map((row) => ({
        ...row,
        answerer: `${seed} ${row.answerer}`,
      })),
    }
  }

  it('is the same whatever the names and the order of rows', async () => {
    const small = { ...truths.uneven, concerned: 8, staff: 6, others: 6, turns: 60, proposals: 40 }
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), fc.nat(), async (seed, names) => {
        const scales = Array.from({ length: 12 }, (_, at) => {
          return { answerer: `a${at % 7}`, question: `q${at % 2}`, before: 1 + (at % 3), after: 1 + (at % 5) }
        })
        const lab = { ...simulateLab(small, seed), scales }
        assert.deepEqual(await measureScope(rename(lab, names), 'lab'), await measureScope(lab, 'lab'))
      }),
      { numRuns: 8 },
    )
  })

  it('is the same where nothing but whom they answer tells people apart', async () => {
    const people = Array.from({ length: 12 }, (_, at) => ({
      person: `p${at}`,
      situation: at % 2 === 0 ? ('concerned' as const) : ('social-worker' as const),
      time: 'own' as const,
    }))
    const said = { scope: 'lab', kind: 'answer', week: '2026-W45', words: 10 }
    const turns = people.map(({ person }, at) => ({ ...said, person, answers: `p${(at + 1) % 12}` }))
    const ring = { ...simulateLab(truths.seven, 1), people, turns, members: [] }
    const bare = { ...ring, initiatives: [], proposals: [], credits: [], seats: [], crossings: [] }
    for (const seed of [1, 2, 3, 4])
      assert.deepEqual(await measureScope(rename(bare, seed), 'lab'), await measureScope(bare, 'lab'))
  })

  it('stands in its interval, is not shown of fewer than five, and its p is a part of 1', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), async (seed) => {
        const { concerned, staff, others } = { concerned: seed % 9, staff: seed % 7, others: seed % 5 }
        const sizes = { concerned, staff, others, turns: 40, initiatives: 12, proposals: 20 }
        const people = concerned + staff + others
        if (people < 2) return
        const lab = simulateLab({ ...truths.uneven, ...sizes }, seed)
        for (const outcome of Object.values(await measureScope(lab, 'lab'))) {
          if (typeof outcome === 'string') continue
          assert.ok(outcome.people !== null && outcome.people >= fewest)
          assert.ok(outcome.p > 0 && outcome.p <= 1)
          assert.ok(outcome.low <= outcome.high && outcome.chance.low <= outcome.chance.high)
        }
      }),
      { numRuns: 15 },
    )
  })
})
