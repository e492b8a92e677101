import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../../platform/root.ts'
import { fewAtOnce } from '../../platform/turns.ts'
import type { Cited, Csl } from './csl.ts'

/** Milliseconds after which a citation is given up: most of them are the start of the thread. */
const patience = 8_000

/** One: each may take as much memory as a thread is given. */
const inTurn = fewAtOnce(1)

/**
 * How a reference is cited, as HTML, by language; nothing where that does not come to an end: the reference is kept all the same. In a thread
 * of its own, which goes with its memory: names and titles may be written to keep the library busy for ever.
 */
export function cite(reference: Csl): Promise<Cited> {
  return inTurn(async () => {
    const worker = new Worker(join(root, 'src/knowledge/citations/cite-thread.ts'), {
      ...{ workerData: reference, env: {}, execArgv: [], stdout: true, stderr: true },
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
    })
    return new Promise<Cited>((settle) => {
      const end = (cited: Cited) => {
        clearTimeout(timer)
        void worker.terminate().then(() => settle(cited))
      }
      const timer = setTimeout(() => end({}), patience)
      worker.once('message', end).once('error', () => end({}))
    })
  })
}
