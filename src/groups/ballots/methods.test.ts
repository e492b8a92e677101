import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { bestScore, decide, mayTell, readMarks, type Method, type Rules } from './methods.ts'

const rules = (method: Method, options = ['A', 'B', 'C'], dots = 5): Rules => ({ method, options, dots })

describe('what one person gives', () => {
  test('is one option, some dots, or a mark for each, and nothing else', () => {
    assert.deepEqual(readMarks(rules('choice'), [0, 1, 0]), [0, 1, 0])
    assert.equal(readMarks(rules('choice'), [1, 1, 0]), null)
    assert.equal(readMarks(rules('choice'), [0, 0, 0]), null)
    assert.deepEqual(readMarks(rules('dots'), [3, 2, 0]), [3, 2, 0])
    assert.equal(readMarks(rules('dots'), [3, 2, 1]), null)
    assert.equal(readMarks(rules('dots'), [0, 0, 0]), null)
    assert.deepEqual(readMarks(rules('score'), [0, 0, 5]), [0, 0, 5])
    assert.equal(readMarks(rules('score'), [0, 0, 6]), null)
    assert.equal(readMarks(rules('score'), [0, -1, 5]), null)
    assert.equal(readMarks(rules('lots'), [0, 0, 0]), null)
    assert.equal(readMarks(rules('choice'), [1]), null)
  })
})

describe('what a vote keeps', () => {
  test('is what received most', () => {
    assert.deepEqual(decide(rules('choice'), [2, 5, 1], 8, 's'), { winner: 1, drawn: false })
  })

  test('is drawn between equals, the same way for whoever knows the seed', () => {
    const once = decide(rules('choice'), [3, 3, 1], 7, 'seed')
    assert.equal(once.drawn, true)
    assert.notEqual(once.winner, 2)
    assert.deepEqual(decide(rules('choice'), [3, 3, 1], 7, 'seed'), once)
  })

  test('is nothing when nobody voted, and an option of the lot where nobody votes', () => {
    assert.deepEqual(decide(rules('score'), [0, 0, 0], 0, 's'), { winner: null, drawn: false })
    const seeds = Array.from({ length: 600 }, (_, seed) => decide(rules('lots'), [0, 0, 0], 0, String(seed)))
    for (const option of [0, 1, 2]) {
      const times = seeds.filter(({ winner }) => winner === option).length
      assert.ok(times > 140 && times < 260, `${option}: ${times}`)
    }
  })
})

/** All the ways in which one person could have voted. */
function votesOf(method: Method, options: number, dots: number): number[][] {
  const most = { choice: 1, dots, score: bestScore, lots: 0 }[method]
  const each = Array.from({ length: most + 1 }, (_, mark) => mark)
  const all = Array.from({ length: options }).reduce<number[][]>(
    (lists) => lists.flatMap((list) => each.map((mark) => [...list, mark])),
    [[]],
  )
  const names = Array.from({ length: options }, (_, index) => String(index))
  return all.filter((marks) => readMarks({ method, options: names, dots }, marks) !== null)
}

describe('figures of a secret vote', () => {
  test('are told when votes are spread, and not when they are few or nearly all alike', () => {
    assert.equal(mayTell(rules('choice', ['A', 'B']), [3, 2], 5), true)
    assert.equal(mayTell(rules('choice', ['A', 'B']), [4, 1], 5), false)
    assert.equal(mayTell(rules('choice', ['A', 'B']), [9, 0], 9), false)
    assert.equal(mayTell(rules('choice', ['A', 'B']), [2, 2], 4), false)
    assert.equal(mayTell(rules('dots', ['A', 'B'], 3), [14, 1], 5), false)
    assert.equal(mayTell(rules('dots', ['A', 'B'], 3), [9, 6], 5), true)
    assert.equal(mayTell(rules('score', ['A', 'B']), [12, 13], 5), true)
    assert.equal(mayTell(rules('score', ['A', 'B']), [12, 21], 5), false)
    assert.equal(mayTell(rules('score', ['A', 'B']), [12, 4], 5), false)
  })

  test('never let a voter who takes their own vote away read that all the others gave the same', () => {
    const world = fc.record({
      method: fc.constantFrom<Method>('choice', 'dots', 'score'),
      voters: fc.integer({ min: 1, max: 8 }),
      picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    })
    fc.assert(
      fc.property(world, ({ method, voters, picks }) => {
        const dots = 3
        const possible = votesOf(method, 2, dots)
        const votes = picks.slice(0, voters).map((pick) => possible[pick % possible.length] ?? [])
        const counts = [0, 1].map((index) => votes.reduce((sum, vote) => sum + (vote[index] ?? 0), 0))
        if (!mayTell({ method, options: ['A', 'B'], dots }, counts, voters)) return
        for (const own of votes) {
          const left = counts.map((count, index) => count - (own[index] ?? 0))
          const most = method === 'score' ? bestScore * (voters - 1) : Infinity
          for (const count of left) {
            assert.ok(count > 0, `${method}: all the others gave nothing to one option (${counts.join()})`)
            assert.ok(
              count < most,
              `${method}: all the others gave their best to one option (${counts.join()})`,
            )
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
