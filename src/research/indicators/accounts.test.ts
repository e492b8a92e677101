import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { simulateLab, truths } from '../../../test/support/simulated-lab.ts'
import type { Dataset } from '../dataset/shape.ts'
import { measureScope } from './compute.ts'
import { populate } from './population.ts'
import { chooseScopes } from './withhold.ts'

/** Twenty people concerned, p0 to p19, then twenty others; nobody did anything. */
const lab: Dataset = {
  ...simulateLab({ ...truths.horizontal, concerned: 20, staff: 0, others: 20, turns: 0 }, 1),
  ...{ turns: [], initiatives: [], proposals: [], credits: [], seats: [], crossings: [], members: [] },
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

describe('five people are five accounts, however many names they show', () => {
  it('a group is not told of where its strand holds eight more names that may be four accounts', () => {
    const inStrand = range(0, 40)
    const inGroup = [...range(0, 12), ...range(20, 40)]
    const member = (scope: string) => (at: number) => ({ scope, person: `p${at}` })
    const dataset: Dataset = {
      ...lab,
      scopes: [
        ...lab.scopes,
        { scope: 'strand', kind: 'strand', within: '' },
        { scope: 'group', kind: 'group', within: 'strand' },
      ],
      members: [...inStrand.map(member('strand')), ...inGroup.map(member('group'))],
    }
    assert.equal(chooseScopes(dataset).get('group'), null)
    assert.equal(chooseScopes({ ...dataset, accounts: 36 }).get('group'), 'subtraction')
  })

  it('a figure is not told where five names that may be one account did everything', async () => {
    const turns = range(0, 5).map((at) => ({
      ...{ person: `p${at}`, scope: 'lab', kind: 'voice', week: '2026-W45', words: 20, answers: '' },
    }))
    assert.notEqual((await measureScope({ ...lab, turns }, 'lab')).turns, 'acts')
    const figures = await measureScope({ ...lab, turns, accounts: 36 }, 'lab')
    assert.equal(figures.turns, 'acts')
    assert.equal(figures.words, 'acts')
  })
})

describe('people whom nothing tells apart', () => {
  it('are put in order without holding others up', async () => {
    const { people, turns } = simulateLab({ ...truths.horizontal, concerned: 100, turns: 1 }, 1)
    const [turn, asked] = [turns[0], people[0]?.person ?? '']
    assert.ok(turn)
    const alike = people.slice(1).map(({ person }) => ({ ...turn, person, answers: asked }))
    let others = 0
    const ticking = setInterval(() => (others += 1), 1)
    await populate({ ...lab, people, turns: alike }, 'lab')
    clearInterval(ticking)
    assert.ok(others > 0)
  })
})
