import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { open, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { findHome } from '../src/platform/embedded-home.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { startEmbedded, type Reached } from '../src/platform/embedded.ts'
import type { Member } from './support/lab.ts'
import { makeDataDir, until } from './support/launched.ts'
import { admit, serve, type Served } from './support/process.ts'

const reason = canMount() ? false : 'only root may make a small disk'

function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'])
    return true
  } catch {
    return false
  }
}

suite('a full disk', { skip: reason }, () => {
  let dataDir: string
  let forget: () => Promise<void>
  let disk: string
  let lab: Served
  let nadia: Member
  let server: Reached
  let database: Database

  before(async () => {
    ;({ dataDir, forget } = await makeDataDir())
    disk = dirname((await findHome(dataDir)).data)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=711', 'tmpfs', disk])
    lab = await serve('serve', { DATA_DIR: dataDir })
    server = await startEmbedded(await findHome(dataDir))
    database = openDatabase(server.url)
    nadia = await admit(database.db, 'Nadia', lab.address)
  })

  after(async () => {
    try {
      await database.close()
      await server.stop()
      lab.kill('SIGTERM')
      await lab.ended
    } finally {
      execFileSync('umount', ['-l', disk])
      await forget()
    }
  })

  /** Takes all the room but so many bytes, as anything else on the machine might. */
  async function fill(left: number): Promise<void> {
    const { bavail, bsize } = await statfs(disk)
    const handle = await open(join(disk, 'anything'), 'a')
    try {
      await handle.appendFile(Buffer.alloc(Math.max(0, bavail * bsize - left)))
      for (let size = left > 0 ? 0 : 4096; size >= 512;)
        await handle.appendFile(Buffer.alloc(size)).catch(() => (size /= 2))
    } finally {
      await handle.close()
    }
  }

  const makeRoom = () => rm(join(disk, 'anything'))

  const text = 'Voici une parole qui a pris du temps à écrire.'
  const say = () => nadia.post('/paroles/dire', { text, readers: 'open' })

  for (const [left, how] of [
    [30 * 2 ** 20, 'almost full'],
    [0, 'full to the last byte'],
  ] as const) {
    test(`${how}: one reads on, and gets back what cannot be written`, async () => {
      assert.equal((await say()).status, 303)
      await fill(left)
      // Reading a page then notes that the session lives, which must not stop the reading.
      await database.pool
        .query("update people.session set seen_at = now() - interval '5 minutes'")
        .catch(() => {})
      for (let time = 0; time < 5; time += 1) {
        const refused = await say()
        assert.equal(refused.status, 503)
        assert.ok(refused.text.includes(text))
        assert.equal((await nadia.get('/paroles')).status, 200)
        assert.equal((await lab.visitor().get(`/paroles?fois=${time}`)).status, 200)
      }
      const typed = new FormData()
      typed.set('text', text)
      typed.set('picture1', new Blob([Buffer.alloc(300_000, 7)]), 'photo.jpg')
      const refused = await nadia.post('/paroles/dire', typed)
      assert.equal(refused.status, 503)
      assert.ok(refused.text.includes(text))
      await makeRoom()
      assert.equal((await say()).status, 303)
    })
  }

  test('leaving is never refused', async () => {
    const other = await admit(database.db, 'Samir', lab.address)
    await fill(1 << 20)
    assert.equal((await other.post('/sortir')).status, 303)
    assert.equal((await other.get('/moi/brouillons')).status, 401)
    await makeRoom()
  })

  test('even a database that had to stop comes back with all it knew, once there is room', async () => {
    const before = await database.pool.query('select count(*) from conversation.post')
    await fill(0)
    await database.pool
      .query(`select pg_logical_emit_message(true, 'x', 'x'), pg_switch_wal()`)
      .catch(() => {})
    await until(async () => (await lab.visitor().get('/paroles')).status === 503)
    await makeRoom()
    await until(async () => (await say()).status === 303, 60)
    const after = await database.pool.query('select count(*) from conversation.post')
    assert.equal(Number(after.rows[0].count), Number(before.rows[0].count) + 1)
  })
})
