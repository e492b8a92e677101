import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { simulateLab, truths } from '../../../test/support/simulated-lab.ts'
import type { Dataset } from '../dataset/shape.ts'
import { newChance, shuffle } from './chance.ts'
import { measureScope } from './compute.ts'
import { fewest } from './measure.ts'

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
