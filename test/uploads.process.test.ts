import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, open, readFile, rm, statfs } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openDatabase, type Database } from '../src/platform/database.ts'
import type { Member } from './support/lab.ts'
import { createDatabase } from './support/postgres.ts'
import { admit, killNow, serve, type Served } from './support/process.ts'
import { startProduction } from './support/productions.ts'
import { beginFilm, newSender, pieceHeaders, type Sender } from './support/uploads.ts'

const megabyte = 2 ** 20
/** WHOLE_FILM=1 sends one of 2 GiB, which takes the time that the disk takes. */
const filmBytes = (process.env['WHOLE_FILM'] ? 2_048 : 160) * megabyte
const mostMemory = 256 * megabyte

/** A megabyte of the film, the same at each asking. */
const blockAt = (index: number) => new Uint8Array(Buffer.alloc(megabyte, `morceau ${index} `))

/** A film that is never whole in memory: a beginning, then blocks. */
async function openFilm(bytes: number) {
  const blocks = bytes / megabyte
  const begin = await beginFilm(bytes)
  const whole = begin.length + bytes
  /** What comes from `offset` on, until `end`, where its sender falls silent or is done. */
  async function* from(offset: number, end = whole): AsyncGenerator<Uint8Array> {
    if (offset < begin.length) yield new Uint8Array(begin.subarray(offset))
    let at = Math.max(offset, begin.length)
    while (at < end) {
      const index = Math.floor((at - begin.length) / megabyte)
      const block = blockAt(index).subarray((at - begin.length) % megabyte)
      yield block
      at += block.length
    }
  }
  const hash = createHash('sha256').update(begin)
  for (let index = 0; index < blocks; index += 1) hash.update(blockAt(index))
  return { whole, from, sha256: hash.digest('hex') }
}

/** As a browser reads a file: no more at once than the network takes. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const next = await parts.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
  })
}

suite('films in pieces, to a process of its own', () => {
  let dataDir: string
  let databaseUrl: string
  let database: Database
  let app: Served
  let nadia: Member
  let sender: Sender
  let path: string
  let mounted = false

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'socialab-uploads-'))
    mounted = mountSmallDisk(dataDir, filmBytes)
    databaseUrl = await createDatabase()
    database = openDatabase(databaseUrl)
    app = await serve('application', settings())
    nadia = await admit(database.db, 'Nadia', app.address)
    sender = newSender(app.address, nadia, (url, init) => fetch(url, { ...init, redirect: 'manual' }))
    path = `${await startProduction(nadia, { partText: 'Avant.' })}/ajouter/film`
  })
  after(async () => {
    app.kill('SIGTERM')
    await app.ended
    await database.close()
    if (mounted) execFileSync('umount', ['-l', dataDir])
    await rm(dataDir, { recursive: true, force: true })
  })

  const settings = () => ({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir })

  /** Sends from `offset` and calls `cut` once that much has left. */
  async function sendUntil(
    url: string,
    film: Awaited<ReturnType<typeof openFilm>>,
    offset: number,
    bytes: number,
    cut: (network: AbortController) => void | Promise<void>,
  ): Promise<void> {
    const network = new AbortController()
    async function* parts() {
      let sent = 0
      for await (const part of film.from(offset)) {
        yield part
        sent += part.length
        if (sent < bytes || network.signal.aborted) continue
        await cut(network)
      }
    }
    await sender.ask('PATCH', url, pieceHeaders(offset), streamOf(parts()), network.signal).catch(() => {})
  }

  async function readPeak(): Promise<number> {
    const status = await readFile(`/proc/${app.pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) * 1_024
  }

  test(
    `${filmBytes / megabyte} MiB arrive as they left, after four cuts and a kill -9, in little memory`,
    { timeout: 600_000 },
    async () => {
      const film = await openFilm(filmBytes)
      const url = await sender.open({ path }, film.whole)
      const part = film.whole / 7
      let peak = 0
      for (let time = 0; time < 5; time += 1) {
        const offset = await sender.offset(url)
        await sendUntil(url, film, offset, part, async (network) => {
          peak = Math.max(peak, await readPeak())
          if (time === 2) await killNow(app)
          network.abort()
        })
        if (time === 2) app = await serve('application', settings(), app)
        const now = await sender.offset(url)
        assert.ok(now > offset && now < film.whole, `from ${offset} to ${now} of ${film.whole}`)
      }
      const offset = await sender.offset(url)
      const last = await sender.ask('PATCH', url, pieceHeaders(offset), streamOf(film.from(offset)))
      assert.equal(last.status, 200, last.text)
      assert.equal(
        (await nadia.post(path, { partTitle: 'La marche', 'fichier-garde': last.text })).status,
        303,
      )
      const { rows } = await database.pool.query(`select encode(sha256, 'hex') as hash from platform.file`)
      assert.deepEqual(
        rows.map(({ hash }) => hash),
        [film.sha256],
      )
      peak = Math.max(peak, await readPeak())
      assert.ok(peak <= mostMemory, `${Math.round(peak / megabyte)} MiB at most`)
      console.log(`  ${filmBytes / megabyte} MiB, ${Math.round(peak / megabyte)} MiB of memory at most`)
    },
  )

  test(
    'a sender who falls silent, or drips, is let go after half a minute',
    { timeout: 90_000 },
    async () => {
      const url = await sender.open({ path }, 10_000)
      const cookie = [...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const began = Date.now()
      const sending = request(new URL(url, app.address), {
        method: 'PATCH',
        headers: {
          ...pieceHeaders(0),
          'tus-resumable': '1.0.0',
          'sec-fetch-site': 'same-origin',
          'content-length': '10000',
          cookie,
        },
      })
      sending.on('error', () => {})
      const drip = setInterval(() => sending.write('a'), 1_000)
      await Promise.race([once(sending, 'response'), once(sending, 'close')])
      clearInterval(drip)
      sending.destroy()
      assert.ok(Date.now() - began < 60_000, `${Date.now() - began} ms`)
      const kept = await sender.offset(url)
      assert.ok(kept > 0 && kept < 100, `what dripped is kept: ${kept}`)
      assert.equal((await sender.ask('DELETE', url)).status, 204)
    },
  )

  test('a full disk keeps what arrived, says so, and goes on once there is room', async (t) => {
    if (!mounted) return t.skip('only root may make a small disk')
    const film = await openFilm(96 * megabyte)
    const url = await sender.open({ path }, film.whole)
    await sendUntil(url, film, 0, 20 * megabyte, (network) => network.abort())
    const before = await sender.offset(url)
    await fill(dataDir, 90 * megabyte)
    await sender.ask('PATCH', url, pieceHeaders(before), streamOf(film.from(before))).catch(() => {})
    assert.equal((await sender.ask('HEAD', url)).status, 507)
    await assert.rejects(sender.open({ path }, 1_000), /507 no-room/)
    const typed = await nadia.post(path, { partTitle: 'Ce que j’ai écrit' })
    assert.equal(typed.status, 503)
    assert.ok(typed.text.includes('Ce que j’ai écrit'))
    await rm(join(dataDir, 'anything'))
    const offset = await sender.offset(url)
    assert.ok(offset > before && offset < film.whole, `from ${before} to ${offset}`)
    const last = await sender.ask('PATCH', url, pieceHeaders(offset), streamOf(film.from(offset)))
    assert.equal(last.status, 200, last.text)
  })
})

/** A disk that holds the film and little more; false for who may not mount. */
function mountSmallDisk(folder: string, bytes: number): boolean {
  // A film of gigabytes goes to the real disk: this one is memory.
  if (bytes > 512 * megabyte) return false
  try {
    const size = `size=${Math.ceil((bytes + 560 * megabyte) / megabyte)}m`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Takes all the room but so many bytes, as anything else on the machine might. */
async function fill(folder: string, left: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const handle = await open(join(folder, 'anything'), 'w')
  const block = Buffer.alloc(megabyte)
  for (let rest = bavail * bsize - left; rest > megabyte; rest -= megabyte) await handle.writeFile(block)
  await handle.close()
}
