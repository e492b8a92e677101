import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Dataset, Scope } from '../dataset/shape.ts'
import { simulateLab, truths } from '../../../test/support/simulated-lab.ts'
import { chooseScopes } from './withhold.ts'

/** Twenty people concerned, p0 to p19, then twenty others; nobody did anything. */
const lab: Dataset = {
  ...simulateLab({ ...truths.horizontal, concerned: 20, staff: 0, others: 20, turns: 0 }, 1),
  ...{ turns: [], initiatives: [], proposals: [], credits: [], seats: [], crossings: [], members: [] },
}

const group = (scope: string, within = 'strand'): Scope => ({ scope, kind: 'group', within })

function choose(scopes: Readonly<Record<string, readonly number[]>>, within = 'strand') {
  const members = Object.entries(scopes).flatMap(([scope, people]) =>
    people.map((person) => ({ scope, person: `p${person}` })),
  )
  const groups = Object.keys(scopes).filter((scope) => scope !== 'strand')
  const strand: Scope = { scope: 'strand', kind: 'strand', within: '' }
  const all = [...lab.scopes, strand, ...groups.map((scope) => group(scope, within))]
  return chooseScopes({ ...lab, members, scopes: all })
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

describe('figures that would tell of fewer than five people', () => {
  it('are not told of a group of four', () => {
    assert.equal(choose({ strand: range(0, 40), few: [0, 1, 20, 21] }).get('few'), 'people')
  })

  it('are told of a group whose strand holds enough other people of each side', () => {
    const chosen = choose({ strand: range(0, 40), one: [...range(0, 8), ...range(20, 28)] })
    assert.equal(chosen.get('one'), null)
    assert.equal(chosen.get('strand'), null)
  })

  it('are not told of a group when its strand holds three more people', () => {
    const chosen = choose({
      strand: [...range(0, 10), ...range(20, 30)],
      one: [...range(0, 10), ...range(20, 27)],
    })
    assert.equal(chosen.get('one'), 'subtraction')
  })

  it('nor when few of those more are concerned', () => {
    const chosen = choose({
      strand: [...range(0, 12), ...range(20, 40)],
      one: [...range(0, 10), ...range(20, 30)],
    })
    assert.equal(chosen.get('one'), 'subtraction')
  })

  it('nor when all groups together leave few', () => {
    const chosen = choose({
      strand: [...range(0, 14), ...range(20, 34)],
      one: [...range(0, 7), ...range(20, 27)],
      two: [...range(7, 13), ...range(27, 33)],
    })
    assert.equal(chosen.get('one'), null)
    assert.equal(chosen.get('two'), 'subtraction')
  })

  it('no two scopes that are told differ by one to four people', () => {
    const chosen = choose({
      strand: [...range(0, 15), ...range(20, 35)],
      a: [...range(0, 10), ...range(20, 30)],
      b: [...range(0, 5), ...range(20, 25)],
      c: [...range(0, 4), ...range(20, 24)],
    })
    assert.deepEqual([...chosen.values()], [null, null, null, null, 'subtraction'])
  })
})
