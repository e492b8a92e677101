import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { fewAtOnce } from '../../../platform/turns.ts'

/** What ink's own compiler finds wrong, by line; the words are its own, in English. */
export interface InkProblem {
  line: number
  words: string
}

/** Milliseconds after which a text is given up. */
const patience = 4_000

// In a thread of its own: a text may be written to keep its reader busy for ever.
const work = `
const { parentPort, workerData } = require('node:worker_threads')
const { Compiler, CompilerOptions } = require(workerData.inkjs)
const said = []
try {
  new Compiler(workerData.ink, new CompilerOptions(null, [], false, (words, type) => { if (type === 2) said.push(words) })).Compile()
} catch (error) {
  if (said.length === 0) said.push(String(error.message))
}
parentPort.postMessage(said.slice(0, 30))
`

/** Has a text read by ink's compiler, which never sees another file. 'too-long' when it does not come to an end. */
export async function checkInk(ink: string): Promise<readonly InkProblem[] | 'too-long'> {
  const include = ink.split(/\r?\n/).findIndex((line) => /^\s*INCLUDE\b/.test(line))
  if (include >= 0) return [{ line: include + 1, words: 'INCLUDE' }]
  return inTurn(() => compile(ink))
}

/** One: each may take as much memory as a thread is given. */
const inTurn = fewAtOnce(1)

async function compile(ink: string): Promise<readonly InkProblem[] | 'too-long'> {
  const inkjs = createRequire(import.meta.url).resolve('inkjs/full')
  const worker = new Worker(work, {
    ...{ eval: true, workerData: { ink, inkjs }, env: {}, execArgv: [], stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
  })
  return new Promise((settle) => {
    const end = (found: readonly InkProblem[] | 'too-long') => {
      clearTimeout(timer)
      void worker.terminate().then(() => settle(found))
    }
    const timer = setTimeout(() => end('too-long'), patience)
    worker.once('message', (said: string[]) => end(said.map(readProblem)))
    worker.once('error', () => end('too-long'))
  })
}

function readProblem(words: string): InkProblem {
  const [, line, said] = /line (\d+): ([^]*)$/.exec(words) ?? []
  return { line: Number(line ?? 0), words: (said ?? words).slice(0, 200) }
}
