import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrateAt } from '../src/launcher.ts'
import { loadConfig } from '../src/platform/config.ts'
import { reachDatabase } from '../src/platform/embedded.ts'
import { root } from '../src/platform/root.ts'
import { makeDataDir } from '../test/support/launched.ts'
import { grow, growAdaptations, nothing, sizeOf, writeTexts, type Size } from './lab-sql.ts'
import type { Answers } from './load.ts'
import {
  cpuOf,
  describeMachine,
  memoryOf,
  startApplication,
  startBare,
  startLoad,
  type Measured,
} from './machine.ts'
import { writeLine, writeSection, type Result } from './report.ts'
import { readingScenes, writingScenes, type Scene } from './scenes.ts'

const quick = process.argv.includes('--quick')
/** Only scenes whose name or people hold one of these words; all without any. */
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const sizes = quick ? [1_000, 10_000] : [1_000, 100_000]
const counts = quick ? [32] : [1, 32]
const seconds = quick ? 1 : 3

const load = startLoad()
const bare = new Map<number, Answers>()
const results: Result[] = []

/** Measured before and after the application: the better of both is what it is compared to. */
async function measureBare(): Promise<void> {
  const server = await startBare()
  for (const connections of counts) {
    const requests = ['GET / HTTP/1.1\r\nhost: localhost\r\n\r\n']
    const job = { port: server.port, connections, requests }
    await load.run({ ...job, seconds: 0.5 })
    const answers = await load.run({ ...job, seconds })
    if (answers.perSecond > (bare.get(connections)?.perSecond ?? 0)) bare.set(connections, answers)
  }
  await server.stop()
}

async function measure(
  app: Measured,
  scene: Scene,
  connections: number,
  { voices, store }: Pick<Result, 'voices' | 'store'>,
): Promise<void> {
  if (only.length > 0 && !only.some((word) => `${scene.who} ${scene.name}`.includes(word))) return
  const job = { port: app.port, connections, requests: scene.requests }
  if (scene.does === 'reads') await load.run({ ...job, seconds: quick ? 0.3 : 0.7 })
  const before = await cpuOf(app.pid)
  const answers = await load.run({ ...job, seconds })
  const count = Object.values(answers.statuses).reduce((sum, each) => sum + each, 0)
  const result: Result = {
    voices,
    scene,
    connections,
    answers,
    cpu: ((await cpuOf(app.pid)) - before) / Math.max(1, count),
    share: answers.perSecond / (bare.get(connections)?.perSecond ?? 1),
    store,
  }
  results.push(result)
  console.log(writeLine(result))
}

const { dataDir, forget } = await makeDataDir()
const database = await reachDatabase(loadConfig({ DATA_DIR: dataDir }))
const pool = new pg.Pool({ connectionString: database.url, max: 1 })
const memory = { idle: 0, loaded: 0 }
try {
  await migrateAt(database.url)
  await writeTexts(pool)
  await measureBare()
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir }
  let size: Size = nothing
  for (const [round, voices] of sizes.entries()) {
    const next = sizeOf(voices)
    const since = performance.now()
    await grow(pool, size, next)
    if (size === nothing) await growAdaptations(pool, '/productions/production-8', 500)
    size = next
    console.log(`${voices} voices written in ${((performance.now() - since) / 1_000).toFixed(0)} s`)
    const app = await startApplication(settings)
    memory.idle ||= await memoryOf(app.pid)
    const reads = await readingScenes(pool)
    const writes = await writingScenes(pool, round)
    for (const connections of counts)
      for (const scene of [...reads, ...writes])
        await measure(app, scene, connections, { voices, store: 'on' })
    await sleep(500)
    memory.loaded = Math.max(memory.loaded, await memoryOf(app.pid))
    await app.stop()
    const plain = await startApplication({ ...settings, PAGE_STORE: 'off' })
    for (const scene of reads.filter(({ who }) => who === 'visitors'))
      await measure(plain, scene, counts.at(-1) ?? 1, { voices, store: 'off' })
    await plain.stop()
  }
  await measureBare()
  const finished = results.map((result) => ({
    ...result,
    share: result.answers.perSecond / (bare.get(result.connections)?.perSecond ?? 1),
  }))
  const section = writeSection({ machine: describeMachine(), bare, results: finished, memory, quick })
  console.log(`\n${section}`)
  if (only.length === 0) await appendFile(join(root, 'bench/results.md'), `\n${section}\n`)
} finally {
  await load.stop()
  await pool.end()
  await database.stop()
  await forget()
}
