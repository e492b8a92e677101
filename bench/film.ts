import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrateAt } from '../src/launcher.ts'
import { loadConfig } from '../src/platform/config.ts'
import { reachDatabase } from '../src/platform/embedded.ts'
import { openLocalStore } from '../src/platform/files/local.ts'
import { makeDataDir } from '../test/support/launched.ts'
import type { Answers } from './load.ts'
import { cpuOf, describeMachine, memoryOf, startApplication, startBare, startLoad } from './machine.ts'

// `npm run film`: two hundred people watch one film at once, as players do, a piece of half a megabyte after the other; compared, in the same
// run, to a bare server that sends the same pieces of the same file.
const readers = 200
const piece = 512 * 1_024
const pieces = 64
const seconds = process.argv.includes('--quick') ? 2 : 10

const use = '0film0film00'
const address = `/fichiers/${use}/720p`

/** Keeps a film that anybody may see, as a conversion would have left it. */
async function keepFilm(pool: pg.Pool, dataDir: string): Promise<string> {
  const path = join(dataDir, 'film')
  const bytes = randomBytes(piece * pieces)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const store = openLocalStore(join(dataDir, 'files'), join(dataDir, 'tmp'))
  await writeFile(path, bytes)
  await store.put(path, sha256)
  const hash = Buffer.from(sha256, 'hex')
  await pool.query('insert into platform.file (sha256, bytes) values ($1, $2)', [hash, bytes.length])
  await pool.query(
    `insert into platform.thing (id, kind, audience, path, title, search, listed)
     values ('0thing0thing', 'production', 'open', '/productions/film', 'Film', '', false)`,
  )
  await pool.query(
    `insert into platform.file_use (id, sha256, owner_account, thing_id, role, name, type, original_type, bytes)
     values ($1, $2, '', '0thing0thing', 'video', 'film.mp4', 'video/mp4', 'video/mp4', $3)`,
    [use, hash, bytes.length],
  )
  await pool.query(
    `insert into platform.file_variant (use_id, name, sha256, type, bytes, width) values ($1, '720p', $2, 'video/mp4', $3, 1280)`,
    [use, hash, bytes.length],
  )
  return join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

const requests = Array.from(
  { length: pieces },
  (_, at) =>
    `GET ${address} HTTP/1.1\r\nhost: localhost\r\nrange: bytes=${at * piece}-${(at + 1) * piece - 1}\r\n\r\n`,
)

const line = (who: string, { perSecond, p99, statuses }: Answers) =>
  `${who.padEnd(12)} ${perSecond.toFixed(0).padStart(6)} pieces/s  ${((perSecond * piece) / 2 ** 20).toFixed(0).padStart(6)} MiB/s  ` +
  `p99 ${p99.toFixed(0)} ms  ${JSON.stringify(statuses)}`

const { dataDir, forget } = await makeDataDir()
const database = await reachDatabase(loadConfig({ DATA_DIR: dataDir }))
const pool = new pg.Pool({ connectionString: database.url, max: 1 })
pool.on('error', () => {})
const load = startLoad()
try {
  await migrateAt(database.url)
  const film = await keepFilm(pool, dataDir)
  const bare = await startBare(film)
  const least = await load.run({ port: bare.port, connections: readers, seconds, requests })
  await bare.stop()
  const app = await startApplication({ DATABASE_URL: database.url, DATA_DIR: dataDir })
  const before = await cpuOf(app.pid)
  const answers = await load.run({ port: app.port, connections: readers, seconds, requests })
  const count = Object.values(answers.statuses).reduce((sum, each) => sum + each, 0)
  const cpu = ((await cpuOf(app.pid)) - before) / Math.max(1, count)
  const memory = await memoryOf(app.pid)
  await app.stop()
  console.log(`${readers} readers of one film, ${describeMachine()}`)
  console.log(line('bare server', least))
  console.log(line('application', answers))
  const share = ((answers.perSecond / least.perSecond) * 100).toFixed(0)
  console.log(`${share} % of the bare server, ${cpu.toFixed(2)} ms CPU a piece, ${memory.toFixed(0)} MiB`)
} finally {
  await load.stop()
  await pool.end()
  await database.stop()
  await forget()
}
