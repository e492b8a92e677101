import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { simulateLab, truths } from '../../../test/support/simulated-lab.ts'
import { measureFate, measureRungs, measureScales } from './answers.ts'
import { measureScope } from './compute.ts'
import type { Outcome, Told } from './measure.ts'
import { sideOf, type Head, type Side } from './population.ts'
import { measurePaid, measureShare } from './shares.ts'

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
