import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../../platform/root.ts'
import { fewAtOnce } from '../../platform/turns.ts'
import type { Asked, Worked } from './opinions.ts'

/** Milliseconds after which it is given up: twenty thousand people take a thirtieth of that. */
const patience = 300_000

/** One: each may take as much memory as a thread is given. */
const inTurn = fewAtOnce(1)

/**
 * Works out what the answers to a question say, in a thread of its own: pages go on meanwhile. Throws when it does not come to an end, or when
 * `stopping` says that the process does.
 */
export function workOutBeside(asked: Asked, stopping?: AbortSignal): Promise<Worked> {
  return inTurn(async () => {
    stopping?.throwIfAborted()
    const signals = [AbortSignal.timeout(patience), ...(stopping ? [stopping] : [])]
    return runThread(asked, AbortSignal.any(signals))
  })
}

async function runThread(asked: Asked, ending: AbortSignal): Promise<Worked> {
  // Node reads types as comments: the thread needs no bundle of its own.
  const worker = new Worker(join(root, 'src/uses/opinion/thread.ts'), {
    ...{ workerData: asked, env: {}, execArgv: [], stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 },
  })
  try {
    return await new Promise<Worked>((settle, fail) => {
      worker.once('message', settle).once('error', fail)
      worker.once('exit', () => fail(new Error('the thread ended without a word')))
      ending.addEventListener('abort', () => fail(ending.reason), { once: true })
    })
  } finally {
    await worker.terminate()
  }
}
