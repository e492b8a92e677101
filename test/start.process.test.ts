import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { findHome } from '../src/platform/embedded-home.ts'
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

suite('npm start', () => {
  let lab: Launched
  let port: number
  let dataDir: string
  let forget: () => Promise<void>
  let settings: Record<string, string>

  before(async () => {
    port = await findPort()
    ;({ dataDir, forget } = await makeDataDir())
    settings = { PORT: String(port), DATA_DIR: dataDir }
    lab = launchStart([], settings)
    await until(() => isReady(port))
  })

  after(async () => {
    lab.kill('SIGTERM')
    await lab.ended
    await forget()
  })

  const launcher = async () => (await findChild(lab.pid, 'cli.js')) ?? 0

  test('says where the lab is open', async () => {
    await until(() => lab.said().includes(`http://localhost:${port}/`))
  })

  test('says in one line that the port is taken, and ends', async () => {
    const other = await makeDataDir()
    const second = launchStart([], { ...settings, DATA_DIR: other.dataDir })
    assert.equal(await second.ended, 1)
    assert.match(second.said(), /^PORT : le port \d+ est déjà pris\.\n$/)
    await other.forget()
  })

  test('starts the application again when it is killed', async () => {
    const app = await findChild(await launcher(), 'application')
    assert.ok(app)
    process.kill(app, 'SIGKILL')
    await until(
      async () => (await findChild(await launcher(), 'application')) !== app && (await isReady(port)),
    )
  })

  test('starts the database again when it is killed', async () => {
    const killed = await findPostgres(dataDir)
    process.kill(killed, 'SIGKILL')
    await until(async () => (await isReady(port)) && (await findPostgres(dataDir)) !== killed)
  })

  test('lets the other commands join its database', async () => {
    const doctor = launchStart(['doctor'], settings)
    assert.equal(await doctor.ended, 0)
    assert.match(doctor.said(), /La base de données répond/)
    assert.ok(await isReady(port))
  })

  test('leaves nothing behind when the launcher is killed, and starts again on the same data', async () => {
    const [postgres, app] = [await findPostgres(dataDir), await findChild(await launcher(), 'application')]
    process.kill(await launcher(), 'SIGKILL')
    await lab.ended
    await until(() => !existsSync(`/proc/${postgres}`) && !existsSync(`/proc/${app}`))
    lab = launchStart([], settings)
    await until(() => isReady(port))
  })

  test('stops all of it when asked, after the requests under way', async () => {
    const postgres = await findPostgres(dataDir)
    // Half a request: the lab knows of it and owes it an answer.
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n')
    await until(() => socket.readyState === 'open')
    let answer = ''
    socket.on('data', (text) => (answer += text.toString()))
    lab.kill('SIGINT')
    setTimeout(() => socket.write('connection: close\r\n\r\n'), 300)
    assert.equal(await lab.ended, 0)
    assert.match(answer, /^HTTP\/1\.1 200/)
    assert.ok(!existsSync(`/proc/${postgres}`))
    lab = launchStart([], settings)
    await until(() => isReady(port))
  })
})

suite('a start that cannot be', () => {
  const refused = async (settings: Record<string, string>) => {
    const start = launchStart([], { PORT: '0', ...settings })
    assert.equal(await start.ended, 1)
    assert.equal(start.said().trim().split('\n').length, 1, start.said())
    return start.said()
  }

  test('names the setting that is wrong', async () => {
    assert.match(await refused({ PORT: 'porte' }), /^PORT/)
    assert.match(await refused({ HOST: '0.0.0.0' }), /^HOST/)
  })

  test('names the folder that cannot serve', async () => {
    const { dataDir, forget } = await makeDataDir()
    await writeFile(join(dataDir, 'file'), '')
    assert.match(await refused({ DATA_DIR: join(dataDir, 'file') }), /^DATA_DIR/)
    await forget()
  })

  test('says that the database given does not answer', async () => {
    const { dataDir, forget } = await makeDataDir()
    const url = `postgres://someone@127.0.0.1:${await findPort()}/nothing`
    assert.match(await refused({ DATA_DIR: dataDir, DATABASE_URL: url }), /^DATABASE_URL/)
    assert.ok(!existsSync((await findHome(dataDir)).data))
    await forget()
  })
})
