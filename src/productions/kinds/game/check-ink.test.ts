import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Worker } from 'node:worker_threads'
import { checkInk } from './check-ink.ts'

describe('the reading of a text by the compiler of ink', () => {
  it('takes the memory of one, however many are sent at once', async () => {
    let [alive, most] = [0, 0]
    const watch = (worker: Worker) => {
      most = Math.max(most, (alive += 1))
      worker.once('exit', () => (alive -= 1))
    }
    process.on('worker', watch)
    try {
      const found = await Promise.all([1, 2, 3, 4].map((at) => checkInk(`Texte ${at}\n-> END\n`)))
      assert.deepEqual(found, [[], [], [], []])
      assert.equal(most, 1)
    } finally {
      process.off('worker', watch)
    }
  })
})
