import { monitorEventLoopDelay } from 'node:perf_hooks'
import pg from 'pg'
import { migrateAt } from '../src/launcher.ts'
import { loadConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { reachDatabase } from '../src/platform/embedded.ts'
import '../src/uses/index.ts'
import { adjustedRand } from '../src/uses/opinion/agreement.ts'
import { workOut } from '../src/uses/opinion/opinions.ts'
import { workOutQuestion } from '../src/uses/questions/outcomes.ts'
import { makeDataDir } from '../test/support/launched.ts'
import { growQuestion, makeGradient, makeNoise, plant, type Made } from '../test/support/opinions.ts'
import { describeMachine } from './machine.ts'

// `npm run opinions`: how often groups are told where none are, how well those that were planted are found, and what twenty thousand people
// cost while pages are read. `--quick` for a few worlds.
const worlds = process.argv.includes('--quick') ? 10 : 200
const people = 20_000
const statements = 300

/** What comes out of many worlds, and how well what was planted comes back. */
function tell(what: string, count: number, make: (seed: string) => Made): void {
  const told = new Map<string, number>()
  const found: number[] = []
  for (let world = 0; world < count; world += 1) {
    const { ballots, truth } = make(`world ${world}`)
    const { outcome, names } = workOut({ seed: `question ${world}`, ballots, before: [] })
    const answer = outcome.why ?? `${outcome.groups.length} groups`
    told.set(answer, (told.get(answer) ?? 0) + 1)
    const planted = Uint8Array.from(names, ([voter]) => truth.get(voter) ?? 0)
    if (outcome.why === null)
      found.push(
        adjustedRand(
          planted,
          Uint8Array.from(names, ([, name]) => name),
        ),
      )
  }
  const list = [...told].map(([answer, times]) => `${answer} ${times}`).join(', ')
  const middle = found.sort((one, other) => one - other)[found.length >> 1]
  console.log(
    `${what.padEnd(36)} ${count} worlds: ${list}${middle === undefined ? '' : ` (Rand ${middle.toFixed(2)})`}`,
  )
}

function tellWorlds(): void {
  for (const [some, each] of [
    [20, 12],
    [40, 10],
    [60, 30],
    [200, 40],
  ] as const)
    tell(`no opinions, ${some} people`, worlds, (seed) =>
      makeNoise(seed, { people: some, statements: each, missing: 0.3 }),
    )
  for (const [some, each] of [
    [40, 20],
    [100, 30],
    [200, 40],
  ] as const)
    tell(`one gradient, ${some} people`, worlds / 2, (seed) =>
      makeGradient(seed, { people: some, statements: each, missing: 0.3 }),
    )
  const planted = [
    ['two, 60 people, 40 % missing', { people: 60, statements: 24, missing: 0.4 }, [0.5, 0.5]],
    ['two, 80 and 20 %, 60 people', { people: 60, statements: 30, missing: 0.4 }, [0.8, 0.2]],
    ['two, 120 people, 90 % missing', { people: 120, statements: 160, missing: 0.9 }, [0.5, 0.5]],
    ['three, 60, 25 and 15 %, 120 people', { people: 120, statements: 40, missing: 0.4 }, [0.6, 0.25, 0.15]],
    ['three, 150 people, 80 % missing', { people: 150, statements: 80, missing: 0.8 }, [1 / 3, 1 / 3, 1 / 3]],
    [
      'five, 200 people, half missing',
      { people: 200, statements: 80, missing: 0.5 },
      [0.2, 0.2, 0.2, 0.2, 0.2],
    ],
  ] as const
  for (const [what, size, sizes] of planted) tell(what, worlds / 5, (seed) => plant(seed, size, sizes))
}

async function tellMany(): Promise<void> {
  const { dataDir, forget } = await makeDataDir()
  const server = await reachDatabase(loadConfig({ DATA_DIR: dataDir }))
  await migrateAt(server.url)
  const { db, pool, close } = openDatabase(server.url)
  try {
    const writer = new pg.Pool({ connectionString: server.url, max: 1 })
    await growQuestion(writer, 'grande', { people, statements })
    await writer.end()
    const before = process.cpuUsage()
    const begun = performance.now()
    const held = monitorEventLoopDelay({ resolution: 5 })
    held.enable()
    let memory = 0
    const look = setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss())), 50)
    await workOutQuestion(db, '0question000')
    held.disable()
    clearInterval(look)
    const { user, system } = process.cpuUsage(before)
    const { rows } = await pool.query(
      `select told->>'entered' as entered, jsonb_array_length(told->'groups') as groups from uses.outcome`,
    )
    console.log(
      `${people} people × ${statements} statements: ${JSON.stringify(rows[0])}, ${((performance.now() - begun) / 1_000).toFixed(1)} s ` +
        `(${((user + system) / 1e6).toFixed(1)} s of CPU), pages held up ${(held.max / 1e6).toFixed(0)} ms at most, ` +
        `${(held.percentile(99) / 1e6).toFixed(0)} ms in one of a hundred, ${(memory / 2 ** 20).toFixed(0)} MiB`,
    )
  } finally {
    await close()
    await server.stop()
    await forget()
  }
}

console.log(describeMachine())
await tellMany()
tellWorlds()
