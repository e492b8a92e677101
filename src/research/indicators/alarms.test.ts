import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { simulateLab, truths, type Truth } from '../../../test/support/simulated-lab.ts'
import { adjust, judge, judgeParts } from './alarms.ts'
import { measureScope } from './compute.ts'

const look = async (truth: Truth, seed: number) => {
  const verdicts = judge(await measureScope(simulateLab(truth, seed), 'lab'))
  return { verdicts, parts: judgeParts(verdicts) }
}

describe('signs that participation is for show', () => {
  it('where staff speak, decide and start, all of it shows', async () => {
    for (const seed of [1, 2, 3]) {
      const { parts } = await look(truths.artefact, seed)
      assert.deepEqual([parts.talk, parts.decide], ['alarm', 'alarm'])
    }
  })

  it('in a lab where all weigh the same there is none', async () => {
    for (const seed of [1, 2, 3]) {
      const { parts } = await look(truths.horizontal, seed)
      assert.deepEqual(parts, { talk: 'none', decide: 'none', recognise: 'none' })
    }
  })

  it('that some talk more than others, whoever they are, is said and is none', async () => {
    const { parts, verdicts } = await look(truths.uneven, 1)
    assert.equal(parts.talk, 'none')
    assert.deepEqual(verdicts.turns, { differs: 'more', alarm: false })
  })

  it('where talk is shared and decisions are not, decisions alone show, but for chance', async () => {
    const seen = (await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => look(truths.talkOnly, seed)))).map(
      ({ parts }) => parts,
    )
    assert.ok(seen.filter(({ talk }) => talk === 'none').length >= 5)
    assert.ok(seen.filter(({ decide }) => decide === 'alarm').length >= 5)
  })

  it('among seven people nothing is said of people concerned', async () => {
    const { parts } = await look(truths.seven, 1)
    assert.deepEqual([parts.talk, parts.recognise], ['few', 'few'])
  })

  it('several figures on a page are judged together, as Holm does', () => {
    const adjusted = adjust([0.01, 0.04, 0.03, 0.005])
    assert.deepEqual(
      adjusted.map((p) => Number(p.toFixed(3))),
      [0.03, 0.06, 0.06, 0.02],
    )
  })
})
