import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { reachDatabase } from './platform/embedded.ts'
import { migrate } from './platform/migrate.ts'
import { spawnKept } from './platform/processes.ts'
import type { Kept, Running } from './platform/processes.ts'
import { root } from './platform/root.ts'

/** The exit code of an application that cannot run as it is set and has said why: starting it again would not help. */
export const refusedCode = 78

const shortestWait = 200
const longestWait = 10_000

/**
 * Runs the lab until it is asked to end: the database, the migrations, then the application, each started again when it
 * dies. Ending lets the requests under way finish, then stops the database. Returns the exit code.
 */
export async function launch(config: Config): Promise<number> {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort())
  const forget = await leaveMark()
  try {
    const database = await reachDatabase(config)
    const databaseEnding = new AbortController()
    const kept = keepRunning(database, () => reachDatabase(config), databaseEnding.signal)
    try {
      return await runApplication(database.url, ending.signal)
    } finally {
      databaseEnding.abort()
      await kept
    }
  } finally {
    await forget()
  }
}

async function runApplication(url: string, ending: AbortSignal): Promise<number> {
  let app: Kept | undefined
  const start = async () => {
    await migrateAt(url)
    return (app = spawnApplication(url))
  }
  const first = await start()
  // `npm run dev` asks for the new build this way.
  process.on('SIGUSR2', () => void app?.stop())
  const hopeless = () => app === first && app.code() === refusedCode
  return (await keepRunning(first, start, ending, hopeless)) ? 0 : 1
}

/** Starts `running` again, later and later, each time it ends. Returns true once stopped as asked, false when `hopeless`. */
async function keepRunning(
  running: Running,
  again: () => Promise<Running>,
  ending: AbortSignal,
  hopeless = () => false,
): Promise<boolean> {
  const asked = new Promise<void>((resolve) =>
    ending.addEventListener('abort', () => resolve(), { once: true }),
  )
  let wait = shortestWait
  let current: Running | null = running
  while (!ending.aborted) {
    const since = Date.now()
    const why = current && (await Promise.race([current.ended, asked]))
    if (ending.aborted) break
    if (hopeless()) return false
    if (why) console.error(why)
    wait = Date.now() - since > 60_000 ? shortestWait : Math.min(wait * 2, longestWait)
    await sleep(wait, undefined, { signal: ending }).catch(() => {})
    if (ending.aborted) return true
    current = await again().catch((error: Error) => {
      console.error(error.message)
      return null
    })
  }
  await current?.stop()
  return true
}

/** Brings the database at `url` up to this version. */
export async function migrateAt(url: string): Promise<void> {
  const { pool, close } = openDatabase(url, { max: 3 })
  try {
    await migrate(pool)
  } finally {
    await close()
  }
}

function spawnApplication(url: string): Kept {
  const [, program = ''] = process.argv
  return spawnKept(process.execPath, [...process.execArgv, program, 'application'], {
    name: 'L’application',
    env: { ...process.env, DATABASE_URL: url },
    cwd: process.cwd(),
    stopSignal: 'SIGTERM',
    passThrough: true,
  })
}

/** Tells installs from this folder that a lab runs; gives what takes the mark away. */
async function leaveMark(): Promise<() => Promise<void>> {
  const folder = join(root, 'build')
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const [, pid] = name.match(/^running-(\d+)$/) ?? []
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(folder, name), { force: true })
  }
  const mark = join(folder, `running-${process.pid}`)
  await writeFile(mark, '')
  return () => rm(mark, { force: true })
}
