import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { findHome } from '../src/platform/embedded-home.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { startEmbedded, type Reached } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'
import { findFfmpeg, makeMedia } from './support/ffmpeg.ts'
import type { Member } from './support/lab.ts'
import { findChild, makeDataDir, until } from './support/launched.ts'
import { admit, killNow, serve, type Served } from './support/process.ts'
import { formWith, startProduction } from './support/productions.ts'

suite('conversion in a lab that is killed, stopped, or has no room left', () => {
  let dataDir: string
  let forget: () => Promise<void>
  let home: string
  let server: Reached
  let database: Database
  let lab: Served
  let nadia: Member
  let settings: Record<string, string>

  before(async () => {
    ;({ dataDir, forget } = await makeDataDir())
    home = await mkdtemp(join(tmpdir(), 'socialab-films-'))
    server = await startEmbedded(await findHome(dataDir))
    database = openDatabase(server.url)
    await migrate(database.pool)
    settings = {
      DATABASE_URL: server.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      FFMPEG_PATH: await findFfmpeg(),
    }
    lab = await serve('application', settings)
    nadia = await admit(database.db, 'Nadia', lab.address)
  })

  after(async () => {
    lab.kill('SIGTERM')
    await lab.ended
    await database.close()
    await server.stop()
    await rm(home, { recursive: true, force: true })
    await forget()
  })

  let hertz = 200
  /** Sends a film that takes some seconds to convert. */
  async function sendFilm(seconds: number): Promise<void> {
    const path = join(home, 'film.mp4')
    const source = ['-f', 'lavfi', '-i', `testsrc2=s=1280x720:r=30:d=${seconds}`, '-f', 'lavfi', '-i']
    await makeMedia(...source, `sine=${(hertz += 10)}:d=${seconds}`, '-preset', 'ultrafast', path)
    const content = await readFile(path)
    const file = { name: 'film.mp4', type: 'video/mp4', content }
    await startProduction(nadia, formWith({ title: 'Le film', summary: 'Long.' }, { file }), 'film')
  }

  const last = async () =>
    database.db
      .selectFrom('platform.conversion')
      .select(['state', 'percent', 'reason', 'tries'])
      .orderBy('asked_at', 'desc')
      .executeTakeFirst()
  const countVariants = async () =>
    (await database.db.selectFrom('platform.file_variant').select('name').execute()).length
  const inTheMiddle = () =>
    until(async () => {
      const now = await last()
      return now?.state === 'running' && now.percent > 10
    }, 60)
  const isDone = async () => {
    const now = await last()
    assert.ok(now?.state !== 'refused', now?.reason ?? '')
    return now?.state === 'done'
  }
  const leftovers = async () => (await readdir(join(dataDir, 'tmp'))).filter((name) => name === 'conversion')

  test('killed in the middle, it begins again and is whole; ffmpeg died with it, and nothing was half shown', async () => {
    await sendFilm(20)
    await inTheMiddle()
    assert.equal(await countVariants(), 0)
    const memory =
      Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${lab.pid}/status`, 'utf8'))?.[1]) / 1024
    const shut = await findChild(lab.pid, 'unshare')
    assert.ok(shut, 'ffmpeg runs under the application')
    await killNow(lab)
    await until(
      () =>
        readFile(`/proc/${shut}/cmdline`, 'utf8').then(
          (line) => line === '',
          () => true,
        ),
      5,
    )
    assert.equal(await countVariants(), 0)
    lab = await serve('application', settings, lab)
    await until(isDone, 120)
    assert.equal(await countVariants(), 4)
    await until(async () => (await leftovers()).length === 0, 10)
    assert.ok(memory < 256, `${memory} MiB`)
  })

  test('stopped in the middle, it ends soon and goes on at the next start, without being counted as a failure', async () => {
    await sendFilm(20)
    await inTheMiddle()
    const since = Date.now()
    lab.kill('SIGTERM')
    await lab.ended
    assert.ok(Date.now() - since < 8_000)
    lab = await serve('application', settings, lab)
    await until(isDone, 120)
    assert.equal((await last())?.tries, 1)
  })

  test('other jobs do not wait behind it', async () => {
    await sendFilm(20)
    await inTheMiddle()
    await database.pool.query(`select graphile_worker.add_job('files.remove', '{"hashes": []}'::json)`)
    const waits = () =>
      database.pool.query(`select from graphile_worker.jobs where task_identifier = 'files.remove'`)
    await until(async () => (await waits()).rowCount === 0, 15)
    assert.equal((await last())?.state, 'running')
    await until(isDone, 120)
  })

  test(
    'a full disk is said, and tried again',
    { skip: canMount() ? false : 'only root may make a small disk' },
    async () => {
      lab.kill('SIGTERM')
      await lab.ended
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', dataDir])
      try {
        lab = await serve('application', settings, lab)
        const { bavail, bsize } = await statfs(dataDir)
        await writeFile(join(dataDir, 'anything'), Buffer.alloc(bavail * bsize - 200 * 2 ** 20))
        await sendFilm(3)
        await until(async () => (await last())?.state === 'room')
        await rm(join(dataDir, 'anything'))
        await database.pool.query(
          `select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs where task_identifier = 'conversion.make'`,
        )
        await until(isDone, 60)
        lab.kill('SIGTERM')
        await lab.ended
      } finally {
        execFileSync('umount', ['-l', dataDir])
      }
      lab = await serve('application', settings, lab)
    },
  )
})

function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'])
    return true
  } catch {
    return false
  }
}
