import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { findHome } from '../src/platform/embedded-home.ts'
import { startEmbedded, type Reached } from '../src/platform/embedded.ts'
import { findHalves, findLost, prepareWriters, writeOn, type Acknowledged } from './support/kill.ts'
import { launchProgram, makeDataDir, until } from './support/launched.ts'
import { createEmptyDatabase } from './support/postgres.ts'
import { admit, serve, type Served } from './support/process.ts'
import { hashRows } from './support/rows.ts'

suite('what whoever hosts the lab does', () => {
  let dataDir: string
  let forget: () => Promise<void>
  let lab: Served
  let server: Reached
  let database: Database

  before(async () => {
    ;({ dataDir, forget } = await makeDataDir())
    lab = await serve('serve', { DATA_DIR: dataDir })
    server = await startEmbedded(await findHome(dataDir))
    database = openDatabase(server.url)
  })

  after(async () => {
    await database.close()
    await server.stop()
    lab.kill('SIGTERM')
    await lab.ended
    await forget()
  })

  const linkIn = (said: string) => /\/cles\/[0-9A-Z-]+/.exec(said)?.[0]

  test('the first start shows a link to take the keys, later ones do not, and one may ask for another', async () => {
    await until(() => linkIn(lab.said()) !== undefined)
    const first = linkIn(lab.said()) ?? ''
    lab.kill('SIGTERM')
    assert.equal(await lab.ended, 0)
    lab = await serve('serve', { DATA_DIR: dataDir }, lab)
    assert.equal(linkIn(lab.said()), undefined)
    const asked = launchProgram(['keys'], { DATA_DIR: dataDir, PORT: String(lab.port) })
    assert.equal(await asked.ended, 0)
    const fresh = linkIn(asked.said())
    assert.ok(fresh && fresh !== first)
    await database.close()
    await server.stop()
    server = await startEmbedded(await findHome(dataDir))
    database = openDatabase(server.url)
    const nadia = await admit(database.db, 'Nadia', lab.address)
    const count = async () =>
      (await database.pool.query("select 1 from people.circle_seat where circle = 'keys'")).rowCount
    await nadia.post(first)
    assert.equal(await count(), 0)
    await nadia.post(fresh)
    assert.equal(await count(), 1)
    const late = launchProgram(['keys'], { DATA_DIR: dataDir })
    assert.equal(await late.ended, 1)
    assert.equal(linkIn(late.said()), undefined)
    assert.match(late.said(), /^Quelqu’un tient déjà/)
  })

  test('a backup taken while people write comes back whole, on an empty machine and on a database elsewhere', async () => {
    const acknowledged: Acknowledged[] = []
    const over = new AbortController()
    const writers = (await prepareWriters({ app: lab, database })).map((write) =>
      writeOn(write, acknowledged, over.signal),
    )
    await sleep(1_500)
    const told = [...acknowledged]
    const target = join(dataDir, 'sauvegarde.tar')
    const backup = launchProgram(['backup', target], { DATA_DIR: dataDir })
    assert.equal(await backup.ended, 0, backup.said())
    over.abort()
    await Promise.all(writers)
    assert.ok(
      told.length > 5 && acknowledged.length > told.length,
      `${told.length} then ${acknowledged.length}`,
    )

    const [here, there] = [await makeDataDir(), await makeDataDir()]
    const elsewhere = await createEmptyDatabase()
    for (const settings of [
      { DATA_DIR: here.dataDir },
      { DATA_DIR: there.dataDir, DATABASE_URL: elsewhere },
    ]) {
      const restore = launchProgram(['restore', target], settings)
      assert.equal(await restore.ended, 0, restore.said())
    }
    const embedded = await startEmbedded(await findHome(here.dataDir))
    const restored = [
      { dataDir: here.dataDir, database: openDatabase(embedded.url) },
      { dataDir: there.dataDir, database: openDatabase(elsewhere) },
    ]
    for (const one of restored) {
      assert.deepEqual(await findLost(one, told), [])
      assert.deepEqual(await findHalves(one), [])
    }
    assert.deepEqual(await hashRows(embedded.url), await hashRows(elsewhere))
    const listFiles = (folder: string) =>
      readdir(join(folder, 'files'), { recursive: true }).then((names) => names.sort())
    assert.deepEqual(await listFiles(here.dataDir), await listFiles(there.dataDir))
    for (const one of restored) await one.database.close()
    await embedded.stop()
    await here.forget()
    await there.forget()
  })
})
