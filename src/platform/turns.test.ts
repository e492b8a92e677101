import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { fewAtOnce } from './turns.ts'

describe('few at once', () => {
  it('are never more than that, whoever comes as a turn ends', async () => {
    const inTurn = fewAtOnce(2)
    let inside = 0
    let most = 0
    const act = async () => {
      inside += 1
      most = Math.max(most, inside)
      await soon()
      inside -= 1
    }
    const late: Promise<void>[] = []
    // Comes after this turn is given back and before who waits for it has woken.
    const actThenAnother = async () => {
      await act()
      queueMicrotask(() => queueMicrotask(() => late.push(inTurn(act))))
    }
    await Promise.all([actThenAnother, act, act, act].map(inTurn))
    await Promise.all(late)
    assert.equal(most, 2)
  })

  it('come in the order they asked, and one that fails keeps nobody out', async () => {
    const inTurn = fewAtOnce(1)
    const done: number[] = []
    const asked = [1, 2, 3].map((one) =>
      inTurn(async () => {
        await soon()
        done.push(one)
        if (one === 1) throw new Error('failed')
      }),
    )
    assert.deepEqual(
      (await Promise.allSettled(asked)).map(({ status }) => status),
      ['rejected', 'fulfilled', 'fulfilled'],
    )
    assert.deepEqual(done, [1, 2, 3])
  })
})
