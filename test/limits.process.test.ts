import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Database } from '../src/platform/database.ts'
import type { Member } from './support/lab.ts'
import { isReady, until } from './support/launched.ts'
import { createDatabase } from './support/postgres.ts'
import { admit, serve, type Served } from './support/process.ts'

const MiB = 2 ** 20
/** How every JPEG begins. */
const jpegHead = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
const text = 'Une parole qui a pris du temps à écrire, à ne pas perdre.'

suite('what one process bears', () => {
  let dataDir: string
  let database: Database
  let lab: Served
  let nadia: Member
  const sockets = new Set<Socket>()

  before(async () => {
    const databaseUrl = await createDatabase()
    database = openDatabase(databaseUrl)
    dataDir = await mkdtemp(join(tmpdir(), 'socialab-limits-'))
    lab = await serve('application', { DATABASE_URL: databaseUrl, DATA_DIR: dataDir })
    nadia = await admit(database.db, 'Nadia', lab.address)
  })

  after(async () => {
    for (const socket of sockets) socket.destroy()
    lab.kill('SIGTERM')
    await lab.ended
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  afterEach(async () => {
    for (const socket of sockets) socket.destroy()
    await until(() => isReady(lab.port))
  })

  /** A connection that says only what it is told to, and what came back on it. */
  function call() {
    const socket = connect(lab.port, '127.0.0.1')
    const heard = { text: '', over: false }
    sockets.add(socket)
    socket.on('data', (piece) => (heard.text += piece.toString()))
    socket.on('error', () => {})
    socket.on('close', () => {
      heard.over = true
      sockets.delete(socket)
    })
    return { socket, heard }
  }

  const headOf = (type: string, length: number) =>
    [
      'POST /paroles/dire HTTP/1.1',
      `host: 127.0.0.1:${lab.port}`,
      `origin: ${lab.address}`,
      `cookie: ${[...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`,
      `content-type: ${type}`,
      `content-length: ${length}`,
      '\r\n',
    ].join('\r\n')
  const urlencoded = 'application/x-www-form-urlencoded'

  /** Memory that the process holds now, in bytes. */
  async function readMemory(): Promise<number> {
    const status = await readFile(`/proc/${lab.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
  }

  test('who does not end their request is cut: headers in ten seconds, a form in thirty', async () => {
    const silent = call()
    const headers = call()
    const form = call()
    headers.socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n')
    form.socket.write(headOf(urlencoded, 10_000) + 'text=')
    const began = Date.now()
    // One letter at a time, for ever.
    const drip = setInterval(() => {
      if (!headers.heard.over) headers.socket.write('x: y\r\n')
      if (!form.heard.over) form.socket.write('a')
    }, 500)
    try {
      await until(() => silent.heard.over && headers.heard.over, 20)
      assert.ok(Date.now() - began > 9_000 && Date.now() - began < 14_000, `${Date.now() - began} ms`)
      await until(() => form.heard.over, 40)
      assert.ok(Date.now() - began > 28_000 && Date.now() - began < 36_000, `${Date.now() - began} ms`)
      assert.match(form.heard.text, /^HTTP\/1\.1 4\d\d/)
    } finally {
      clearInterval(drip)
    }
  })

  test('two thousand connections are held, the next ones are not, and all is well afterwards', async () => {
    const calls: ReturnType<typeof call>[] = []
    // By small groups: more at once than the system's own queue holds would be told only seconds later.
    for (let group = 0; group < 21; group += 1) {
      const some = Array.from({ length: group < 20 ? 100 : 50 }, call)
      calls.push(...some)
      await until(() => some.every(({ socket, heard }) => heard.over || !socket.connecting), 5)
    }
    await until(() => calls.filter(({ heard }) => heard.over).length >= 50, 5)
    const held = calls.filter(({ heard }) => !heard.over)
    assert.ok(held.length > 1_900 && held.length <= 2_000, `${held.length} held`)
    held[0]?.socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await until(() => /200 OK/.test(held[0]?.heard.text ?? ''))
    for (const { socket } of held) socket.destroy()
    await until(() => isReady(lab.port))
  })

  test('a burst of slow forms takes no more than half a gigabyte, and others are served meanwhile', async () => {
    const many = 1_500
    const sent = Buffer.alloc(250_000, 'a')
    const calls = Array.from({ length: many }, call)
    for (const { socket } of calls) {
      socket.write(headOf(urlencoded, 255_000))
      socket.write('text=')
      socket.write(sent)
    }
    let most = 0
    for (let time = 0; time < 20; time += 1) {
      await sleep(250)
      most = Math.max(most, await readMemory())
      assert.equal((await fetch(`${lab.address}/healthz`)).status, 200)
    }
    assert.ok(most < 512 * MiB, `${Math.round(most / MiB)} MiB`)
    assert.equal((await lab.visitor().get('/paroles')).status, 200)
    for (const { socket } of calls) socket.destroy()
    await until(async () => (await nadia.post('/paroles/dire', { text, readers: 'open' })).status === 303)
  })

  const boundary = 'limite'
  const multipart = `multipart/form-data; boundary=${boundary}`
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const fileOf = (name: string, type: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="photo.jpg"\r\ncontent-type: ${type}\r\n\r\n`
  const end = `\r\n--${boundary}--\r\n`

  /** Sends a form whose file has so many bytes after `first`, until the answer comes; how many bytes were taken, and the answer. */
  async function upload(
    first: Buffer,
    size: number,
  ): Promise<{ taken: number; answer: string; over: boolean }> {
    const { socket, heard } = call()
    const beginning = field('text', text) + field('readers', 'open') + fileOf('picture1', 'image/jpeg')
    const length = Buffer.byteLength(beginning) + first.length + size + end.length
    socket.write(headOf(multipart, length) + beginning)
    socket.write(first)
    const piece = Buffer.alloc(64 * 1024)
    for (let left = size; left > 0 && !heard.over && !heard.text; left -= piece.length) {
      if (!socket.write(piece.subarray(0, Math.min(left, piece.length)))) await sleep(2)
    }
    if (!heard.text && !heard.over) socket.write(end)
    await until(() => heard.over || heard.text.includes('</html>'), 20)
    const taken = socket.bytesWritten - socket.writableLength
    await sleep(300)
    const { over } = heard
    socket.destroy()
    return { taken, answer: heard.text, over }
  }

  test('a file that is no picture is refused with the text kept', async () => {
    const { answer } = await upload(Buffer.from('ceci n’est pas une image '.repeat(50)), 3 * MiB)
    assert.match(answer, /^HTTP\/1\.1 422/)
    assert.ok(answer.includes(text))
    assert.match(answer, /id="picture1-wrong">Ce type de fichier/)
  })

  for (const [what, first] of [
    ['what is no picture', Buffer.from('ceci n’est pas une image '.repeat(50))],
    ['a picture', jpegHead],
  ] as const) {
    test(`${what}, far beyond the bound: the connection is cut, the text waits in the drafts, no file is left`, async () => {
      await database.pool.query('delete from platform.draft')
      const { taken, answer, over } = await upload(first, 200 * MiB)
      // Who goes on sending may be cut before they hear it.
      if (answer) assert.match(answer, /^HTTP\/1\.1 413/)
      if (answer) assert.ok(answer.includes(text))
      assert.ok(taken < 40 * MiB, `${Math.round(taken / MiB)} MiB taken`)
      assert.ok(over, 'the connection is closed')
      assert.ok((await nadia.get('/moi/brouillons')).text.includes(text))
      assert.deepEqual(await readdir(join(dataDir, 'tmp')).catch(() => []), [])
    })
  }
})
