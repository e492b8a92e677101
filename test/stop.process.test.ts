import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { until } from './support/launched.ts'
import { createDatabase } from './support/postgres.ts'
import { admit, serve, type Served } from './support/process.ts'

suite('a clean stop', () => {
  let databaseUrl: string
  let dataDir: string
  let database: Database
  let settings: Record<string, string>

  before(async () => {
    databaseUrl = await createDatabase()
    database = openDatabase(databaseUrl)
    dataDir = await mkdtemp(join(tmpdir(), 'socialab-stop-'))
    settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
  })

  after(async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Sends the beginning of a form; gives the rest to send, and what comes back. */
  function beginForm(lab: Served, cookie: string, body: string) {
    const socket = connect(lab.port, '127.0.0.1')
    const answer = { text: '', over: false }
    socket.on('data', (text) => (answer.text += text.toString()))
    socket.on('close', () => (answer.over = true))
    socket.on('error', () => {})
    const half = Math.floor(body.length / 2)
    socket.write(
      `POST /paroles/dire HTTP/1.1\r\nhost: 127.0.0.1:${lab.port}\r\norigin: ${lab.address}\r\ncookie: ${cookie}\r\n` +
        `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, half)}`,
    )
    return { socket, answer, finish: () => socket.write(body.slice(half)) }
  }

  test('answers what is under way, refuses what is new, and ends well', async () => {
    const lab = await serve('application', settings)
    const nadia = await admit(database.db, 'Nadia', lab.address)
    const cookie = [...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const form = beginForm(lab, cookie, 'text=Dite+pendant+un+arret&readers=open')
    const live = await fetch(`${lab.address}/healthz`)
    assert.equal(live.status, 200)
    await sleep(200)
    const began = Date.now()
    lab.kill('SIGTERM')
    await until(() =>
      fetch(`${lab.address}/healthz`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      ),
    )
    form.finish()
    assert.equal(await lab.ended, 0, lab.said())
    assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`)
    assert.match(form.answer.text, /^HTTP\/1\.1 303/)
    const found = await database.pool.query(
      "select 1 from conversation.post where text = 'Dite pendant un arret'",
    )
    assert.equal(found.rowCount, 1)
  })

  test('waits for nobody for ever', async () => {
    const lab = await serve('application', settings)
    const nadia = await admit(database.db, 'Nadia', lab.address)
    const cookie = [...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const form = beginForm(lab, cookie, 'text=Jamais+finie&readers=open')
    await sleep(200)
    const began = Date.now()
    lab.kill('SIGTERM')
    assert.equal(await lab.ended, 0, lab.said())
    assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`)
    form.socket.destroy()
  })

  test('gives back to the queue a job that does not end', async (t) => {
    const lab = await serve('application', settings)
    const holder = await database.pool.connect()
    t.after(() => holder.release(true))
    await holder.query('begin; lock table place.booking in access exclusive mode')
    await database.pool.query("select graphile_worker.add_job('place.forget', '{}')")
    const readJob = async () =>
      (
        await database.pool.query(
          "select locked_at from graphile_worker.jobs where task_identifier = 'place.forget'",
        )
      ).rows[0]
    await until(async () => (await readJob())?.locked_at)
    const began = Date.now()
    lab.kill('SIGTERM')
    assert.equal(await lab.ended, 0, lab.said())
    assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`)
    assert.deepEqual(await readJob(), { locked_at: null })
  })
})
