import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../src/platform/database.ts'
import { makeFleetingHome } from '../src/platform/embedded-home.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'
import { fewAtOnce } from '../src/platform/turns.ts'
import { programVariable } from './support/launched.ts'
import { databaseAt, serverVariable, templateName } from './support/postgres.ts'
import type { Counts } from './support/report.ts'

const prefix = 'socialab-tests-'
const memory = '/dev/shm'

/** A folder in memory when there is room, else on disk; folders of runs that were killed go first. */
async function makeFolder(): Promise<string> {
  for (const parent of [memory, tmpdir()].filter(existsSync)) {
    for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
      if (!existsSync(`/proc/${name.slice(prefix.length).split('-')[0]}`))
        rmSync(join(parent, name), { recursive: true, force: true })
    }
  }
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return mkdtemp(join(room > 2 ** 31 ? memory : tmpdir(), `${prefix}${process.pid}-`))
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  const { pool, close } = openDatabase(databaseAt(url, templateName))
  await migrate(pool)
  await close()
}

/** Tests must not depend on how the machine is set. */
function forgetSettings(): void {
  const ours =
    /^(HOST|PORT|PUBLIC_URL|DATA_DIR|DATABASE_URL|SMTP_.*|S3_.*|FFMPEG_PATH|FEDERATION.*|TRUSTED_PROXY|ALLOW_INSECURE_LAN|VENUE_ADDRESSES|LOG_LEVEL|METRICS_TOKEN|PAGE_STORE)$/
  for (const name of Object.keys(process.env)) if (ours.test(name)) delete process.env[name]
}

/** Runs files in one process of their own, and gives what it counted; a process that dies counts as one failure. */
async function runTogether(paths: string[], longest: number): Promise<Counts> {
  const reporter = join(import.meta.dirname, 'support/report.js')
  const flags = [
    '--test',
    '--test-isolation=none',
    '--test-force-exit',
    `--test-timeout=${longest}`,
    `--test-reporter=${reporter}`,
  ]
  const child = spawn(process.execPath, [...process.execArgv, ...flags, ...paths], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  let counted = ''
  child.stdio[3]?.on('data', (text: Buffer) => (counted += text.toString()))
  const [code, signal] = await once(child, 'close')
  if (counted) return JSON.parse(counted) as Counts
  console.log(`\n✖ les tests se sont arrêtés avant la fin (${signal ?? code})`)
  return { passed: 0, failed: 1, skipped: 0 }
}

const files = process.argv.slice(2)
const journeys = files.filter((file) => file.endsWith('.journey.test.js'))
const alone = files.filter((file) => file.endsWith('.process.test.js'))
const together = files.filter((file) => !journeys.includes(file) && !alone.includes(file))
/** Each waits for its browser or its database a third of the time: three keep two cores busy, more would make each other late. */
const threeAtOnce = fewAtOnce(3)

forgetSettings()
const folder = await makeFolder()
// PostgreSQL runs as another user when we are root.
execFileSync('chmod', ['711', folder])
const server = await startEmbedded(
  await makeFleetingHome(folder, process.env['TEST_POSTGRES'] === '15' ? '15' : '18'),
)
process.env[serverVariable] = server.url
process.env[programVariable] = join(import.meta.dirname, '../src/cli.js')
const counts: Counts[] = []
try {
  await makeTemplate(server.url)
  // Those of the whole share one demonstration world in a process; the others are dealt out, so that no process ends long after the rest.
  const whole = together.filter((file) => !file.includes('/src/'))
  const others = together.filter((file) => file.includes('/src/'))
  const parts = [whole, ...[0, 1, 2, 3].map((part) => others.filter((_, index) => index % 4 === part))]
  // The longest come first, the shortest last: both cores are busy to the end.
  const runs = [
    ...journeys.map((file) => () => runTogether([file], 600_000)),
    ...parts.filter((part) => part.length > 0).map((part) => () => runTogether(part, 180_000)),
    ...alone.map((file) => () => runTogether([file], 600_000)),
  ]
  counts.push(...(await Promise.all(runs.map((run) => threeAtOnce(run)))))
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
const total = (name: keyof Counts) => counts.reduce((sum, count) => sum + count[name], 0)
if (files.length === 0) console.log('Aucun fichier de test ne correspond.')
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`)
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0
