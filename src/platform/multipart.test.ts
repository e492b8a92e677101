import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import type { BodyRules, ReceivedBody } from './body.ts'
import { readMultipart } from './multipart.ts'
import { readUrlencoded } from './urlencoded.ts'

let folder: string
let rules: BodyRules

before(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'socialab-multipart-')), 'tmp')
  rules = {
    folder,
    files: {
      photo: { kinds: ['picture'], maxBytes: 200_000 },
      annexes: { kinds: ['document'], maxBytes: 100_000, maxCount: 2 },
    },
  }
})
after(() => rm(join(folder, '..'), { recursive: true, force: true }))

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'),
  Buffer.alloc(500),
])

function formOf(parts: [string, string | Blob, string?][]): FormData {
  const form = new FormData()
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, fileName)
  }
  return form
}

function post(body: BodyInit, type?: string): Request {
  // The types of the platform do not know `duplex` yet, which Node asks for when a body is a stream.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  return new Request('http://lab/', type ? { ...init, headers: { 'content-type': type } } : init)
}

async function waiting(): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

/** A body that comes in pieces, as from a network, and then may never end. */
function pieces(parts: Iterable<Uint8Array>, ends = true): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.iterator]()
  return new ReadableStream({
    pull: (controller) => {
      const next = iterator.next()
      if (!next.done) return controller.enqueue(next.value)
      if (ends) return controller.close()
      return new Promise(() => {})
    },
  })
}

const boundary = 'xyz'
const multipartType = `multipart/form-data; boundary=${boundary}`
const filePart = (name: string, fileName: string) =>
  Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n\r\n`,
  )
const textPart = (name: string, value: string) =>
  Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
const end = Buffer.from(`\r\n--${boundary}--\r\n`)

test('texts and files of a form are received, each file under a random name', async () => {
  const received = await readMultipart(
    post(
      formOf([
        ['texte', 'Bonjour\r\nà tous\0'],
        ['photo', new Blob([png]), '../../etc/passwd.html'],
        ['texte', 'deux'],
      ]),
    ),
    rules,
  )
  assert.deepEqual(received.fields, [
    ['texte', 'Bonjour\nà tous'],
    ['texte', 'deux'],
  ])
  const [photo] = received.files
  assert.equal(photo?.type, 'image/png')
  assert.equal(photo.name, 'passwd.png')
  assert.match(photo.path, /\/tmp\/[0-9a-f-]{36}$/)
  assert.deepEqual(await readFile(photo.path), png)
  assert.deepEqual([received.refused, received.cut, received.broken], [[], false, undefined])
  await rm(photo.path)
})

test('an empty file field is nothing, an empty file is refused', async () => {
  const received = await readMultipart(
    post(
      formOf([
        ['photo', new Blob([]), ''],
        ['annexes', new Blob([]), 'vide.pdf'],
      ]),
    ),
    rules,
  )
  assert.deepEqual(received.files, [])
  assert.deepEqual(received.refused, [{ field: 'annexes', name: 'vide', reason: 'empty' }])
})

test('a file is judged by what it holds, not by what its sender says', async () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const program = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(100)])
  for (const content of [svg, '<html><script>alert(1)</script>', program, Buffer.alloc(900, 1)]) {
    const form = formOf([
      ['photo', new Blob([content], { type: 'image/png' }), 'photo.png'],
      ['texte', 'après'],
    ])
    const received = await readMultipart(post(form), rules)
    assert.equal(received.refused[0]?.reason, 'wrong-type')
    assert.deepEqual(received.fields, [['texte', 'après']])
  }
  assert.deepEqual(await waiting(), [])
})

test('a file too large is refused while the rest of the form is read, and leaves nothing on the disk', async () => {
  const large = Buffer.concat([png, Buffer.alloc(1_000_000)])
  const received = await readMultipart(
    post(
      formOf([
        ['photo', new Blob([large]), 'p.png'],
        ['texte', 'après'],
      ]),
    ),
    rules,
  )
  assert.deepEqual(received.refused, [{ field: 'photo', name: 'p', reason: 'too-large' }])
  assert.deepEqual(received.fields, [['texte', 'après']])
  assert.equal(received.cut, false)
  assert.deepEqual(await waiting(), [])
})

test('one file too many is refused, a file nobody asked for is thrown away', async () => {
  const pdf = new Blob([`%PDF-1.7\n${'x'.repeat(300)}`])
  const form = formOf([
    ['annexes', pdf, 'un.pdf'],
    ['annexes', pdf, 'deux.pdf'],
    ['annexes', pdf, 'trois.pdf'],
    ['autre', pdf, 'x.pdf'],
  ])
  const received = await readMultipart(post(form), rules)
  assert.deepEqual(
    received.files.map((file) => file.name),
    ['un.pdf', 'deux.pdf'],
  )
  assert.deepEqual(received.refused, [{ field: 'annexes', name: 'trois', reason: 'too-many' }])
  await Promise.all(received.files.map((file) => rm(file.path)))
})

test('past the bound reading stops, with the texts that came before', async () => {
  let sent = 0
  function* flood() {
    yield Buffer.concat([textPart('texte', 'gardé'), filePart('photo', 'p.png'), png])
    for (; sent < 100; sent++) yield Buffer.alloc(2 ** 20)
    yield end
  }
  const received = await readMultipart(post(pieces(flood()), multipartType), rules)
  assert.equal(received.cut, true)
  assert.equal(received.broken, 'too-large')
  assert.deepEqual(received.fields, [['texte', 'gardé']])
  assert.ok(sent < 12, `${sent} MiB were read`)
  assert.deepEqual(await waiting(), [])
})

test('over a real connection, a sender of several megabytes too many still hears the answer', async () => {
  const answer = getRequestListener(async (request) => {
    const received = await readMultipart(request, rules)
    return Response.json({ fields: received.fields, reason: received.refused[0]?.reason, cut: received.cut })
  })
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  const large = new Blob([png, Buffer.alloc(6 * 2 ** 20)])
  const body = formOf([
    ['texte', 'gardé'],
    ['photo', large, 'p.png'],
  ])
  const heard = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })
  assert.deepEqual(await heard.json(), { fields: [['texte', 'gardé']], reason: 'too-large', cut: false })
  server.closeAllConnections()
  server.close()
})

test('a sender who falls silent is not waited for, and its half file goes', async () => {
  const body = pieces(
    [Buffer.concat([textPart('texte', 'gardé'), filePart('photo', 'p.png'), png, Buffer.alloc(40_000)])],
    false,
  )
  const received = await readMultipart(post(body, multipartType), { ...rules, patience: 50 })
  assert.deepEqual(
    [received.cut, received.broken, received.fields],
    [true, 'interrupted', [['texte', 'gardé']]],
  )
  assert.deepEqual(await waiting(), [])
})

test('a sender who hangs up is not an error of ours', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) =>
      controller.enqueue(Buffer.concat([textPart('texte', 'gardé'), filePart('photo', 'p.png'), png])),
    pull: (controller) => controller.error(new Error('aborted')),
  })
  const received = await readMultipart(post(body, multipartType), rules)
  assert.equal(received.broken, 'interrupted')
  assert.deepEqual(await waiting(), [])
})

test('long texts are cut at their limit and named; too many or too heavy ones break the form', async () => {
  const long = await readMultipart(post(formOf([['texte', 'é'.repeat(40_000)]])), rules)
  assert.deepEqual([long.tooLong, long.broken], [['texte'], undefined])
  assert.equal(Buffer.byteLength(long.fields[0]?.[1] ?? '') <= 65_536 + 3, true)
  const many = await readMultipart(post(formOf(Array.from({ length: 501 }, (_, i) => [`t${i}`, 'x']))), rules)
  assert.equal(many.broken, 'too-many-fields')
  const heavy = await readMultipart(
    post(formOf(Array.from({ length: 40 }, (_, i) => [`t${i}`, 'x'.repeat(60_000)]))),
    rules,
  )
  assert.equal(heavy.broken, 'too-large')
})

test('what is not a form, or is broken, is said to be so', async () => {
  const broken = async (body: string, type: string) => (await readMultipart(post(body, type), rules)).broken
  assert.equal(await broken('{}', 'application/json'), 'not-a-form')
  assert.equal(await broken('x', 'multipart/form-data'), 'not-a-form')
  assert.equal(await broken('x', multipartType), 'malformed')
  assert.equal(await broken(`--xyz\r\nno header at all`, multipartType), 'malformed')
  assert.equal(
    await broken(`--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\ntext`, multipartType),
    'malformed',
  )
  assert.equal(await broken(`--xyz\r\n: \x01\r\n\r\n--xyz--\r\n`, multipartType), 'malformed')
})

test('no sequence of bytes makes the reading throw, hang or leave a file', async () => {
  const piece = fc.oneof(
    fc.constantFrom<Uint8Array>(
      textPart('a', 'b'),
      filePart('photo', 'p.png'),
      png,
      end,
      Buffer.from('\r\n--xyz'),
      Buffer.from('--xyz--'),
    ),
    fc.uint8Array({ maxLength: 300 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (parts) => {
      const received = await readMultipart(post(pieces(parts), multipartType), rules)
      await Promise.all(received.files.map((file) => rm(file.path)))
      for (const [name, value] of received.fields)
        assert.ok(name.isWellFormed() && value.isWellFormed() && !value.includes('\0'))
      assert.deepEqual(await waiting(), [])
    }),
    { numRuns: 150 },
  )
})

const urlencoded = (body: BodyInit): Promise<ReceivedBody> =>
  readUrlencoded(post(body, 'application/x-www-form-urlencoded;charset=UTF-8'))

test('a simple form is read, whatever is wrong in its escapes', async () => {
  const received = await urlencoded('texte=Bonjour+%C3%A0%0D%0Atous&vide=&a=%ED%A0%80x%00y&b=%zz%&c')
  assert.deepEqual(received.fields, [
    ['texte', 'Bonjour à\ntous'],
    ['vide', ''],
    ['a', '\uFFFD\uFFFD\uFFFDxy'],
    ['b', '%zz%'],
    ['c', ''],
  ])
  assert.equal(received.broken, undefined)
})

test('a simple form past 256 KiB is cut there and says so', async () => {
  const received = await urlencoded(`texte=court&long=${'x'.repeat(300_000)}`)
  assert.deepEqual([received.cut, received.broken, received.tooLong], [true, 'too-large', ['long']])
  assert.deepEqual(received.fields[0], ['texte', 'court'])
  assert.equal((await readUrlencoded(post('{}', 'application/json'))).broken, 'not-a-form')
})
