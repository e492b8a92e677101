import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findHome } from '../src/platform/embedded-home.ts'
import { labName } from '../src/platform/embedded-init.ts'
import {
  findChild,
  findPort,
  findPostgres,
  isReady,
  launchStart,
  makeDataDir,
  until,
} from './support/launched.ts'
import type { Launched } from './support/launched.ts'

const rounds = 6

suite('kill -9 in mid-write', () => {
  let lab: Launched
  let port: number
  let dataDir: string
  let forget: () => Promise<void>
  let pool: pg.Pool

  before(async () => {
    port = await findPort()
    ;({ dataDir, forget } = await makeDataDir())
    lab = launchStart([], { PORT: String(port), DATA_DIR: dataDir })
    await until(() => isReady(port))
    pool = new pg.Pool({ host: (await findHome(dataDir)).socket, user: labName, database: labName, max: 4 })
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    await pool.query(
      'create table public.said (n integer primary key); create table public.shown (n integer primary key)',
    )
  })

  after(async () => {
    await pool.end()
    lab.kill('SIGTERM')
    await lab.ended
    await forget()
  })

  const acknowledged: number[] = []

  /** Writes two rows that belong together, over and over, and notes what the database said it had kept. */
  async function writeUntil(stopped: AbortSignal, first: number): Promise<void> {
    for (let n = first; !stopped.aborted; n += 4) {
      const client = await pool.connect().catch(() => null)
      if (!client) {
        await sleep(20)
        continue
      }
      try {
        await client.query('begin')
        await client.query('insert into public.said values ($1)', [n])
        await client.query('insert into public.shown values ($1)', [n])
        await client.query('commit')
        acknowledged.push(n)
        client.release()
      } catch {
        client.release(true)
      }
    }
  }

  async function hurt(round: number): Promise<void> {
    const launcher = (await findChild(lab.pid, 'cli.js')) ?? 0
    const app = await findChild(launcher, 'application')
    const postgres = await findPostgres(dataDir)
    if (round % 2 === 0) process.kill(postgres, 'SIGKILL')
    else if (app) process.kill(app, 'SIGKILL')
    await until(
      async () => (await isReady(port)) && (round % 2 === 1 || (await findPostgres(dataDir)) !== postgres),
    )
  }

  test('loses nothing that was acknowledged, and keeps nothing by halves', async () => {
    const stopping = new AbortController()
    const writers = [0, 1, 2, 3].map((writer) => writeUntil(stopping.signal, writer))
    for (let round = 0; round < rounds; round += 1) {
      await sleep(300)
      await hurt(round)
    }
    stopping.abort()
    await Promise.all(writers)
    const said = await pool.query<{ n: number }>('select n from public.said')
    const shown = await pool.query<{ n: number }>('select n from public.shown')
    const kept = new Set(said.rows.map(({ n }) => n))
    assert.deepEqual(
      acknowledged.filter((n) => !kept.has(n)),
      [],
    )
    assert.deepEqual(kept, new Set(shown.rows.map(({ n }) => n)))
    assert.ok(acknowledged.length > 1000, `${acknowledged.length} writes acknowledged`)
  })
})
