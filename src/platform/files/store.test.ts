import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FileStore } from './contents.ts'
import { openLocalStore } from './local.ts'
import { openS3Store } from './s3.ts'

const secret = 'secret/key+of=the test'
const objects = new Map<string, Buffer>()
const refusals: string[] = []

/** A bucket that checks what AWS checks (Signature Version 4): the signature, its hour, the hash of the body and its length. */
async function answerAsBucket(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', `http://${request.headers.host}`)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const body = Buffer.concat(chunks)
  const refusal = whyRefuse(request, url, body)
  if (refusal) {
    refusals.push(refusal)
    response.writeHead(403).end()
    return
  }
  const key = decodeURIComponent(url.pathname).replace(/^\/seau d’images\//, '')
  const found = objects.get(key)
  if (url.searchParams.has('list-type')) return list(url, response)
  if (request.method === 'PUT') objects.set(key, body)
  if (request.method === 'DELETE') objects.delete(key)
  if (request.method === 'PUT' || request.method === 'DELETE') return void response.writeHead(204).end()
  if (!found) return void response.writeHead(404).end()
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = start && end ? found.subarray(Number(start), Number(end) + 1) : found
  response
    .writeHead(start ? 206 : 200, { 'content-length': part.length })
    .end(request.method === 'HEAD' ? undefined : part)
}

/** Two keys a page, so that listing has to go on. */
function list(url: URL, response: ServerResponse): void {
  const keys = [...objects.keys()].sort()
  const from = Number(url.searchParams.get('continuation-token') ?? 0)
  const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  const contents = keys.slice(from, from + 2).map((key) => `<Contents><Key>${key}</Key></Contents>`)
  response.end(`<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`)
}

function whyRefuse(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const { authorization = '', 'x-amz-date': at, 'x-amz-content-sha256': bodyHash } = request.headers
  const parts =
    /^AWS4-HMAC-SHA256 Credential=id\/(\d{8})\/region\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  const [, day = '', signed = '', signature] = parts ?? []
  if (!parts || typeof at !== 'string' || typeof bodyHash !== 'string') return 'not signed'
  const hash = createHash('sha256').update(body).digest('hex')
  const unsigned = bodyHash === 'UNSIGNED-PAYLOAD' && body.length === 0
  if (!unsigned && bodyHash !== hash) return 'another body'
  if (request.method === 'PUT' && Number(request.headers['content-length']) !== body.length)
    return 'no length'
  for (const name of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!signed.split(';').includes(name)) return `${name} not signed`
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const path = url.pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/')
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('')
  const canonical = [request.method, path, query, headers, signed, bodyHash].join('\n')
  const scope = `${day}/region/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  )
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const key = [day, 'region', 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'wrong signature'
}

let folder: string
let server: Server
let stores: Record<'folder' | 'bucket', FileStore>
let stranger: FileStore

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'socialab-store-'))
  server = createServer((request, response) => void answerAsBucket(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  const incoming = join(folder, 'tmp')
  await mkdir(incoming)
  const settings = {
    endpoint: `http://127.0.0.1:${port}/`,
    bucket: 'seau d’images',
    region: 'region',
    accessKeyId: 'id',
  }
  stores = {
    folder: openLocalStore(join(folder, 'files'), incoming),
    bucket: openS3Store({ ...settings, secretAccessKey: secret }, incoming),
  }
  stranger = openS3Store({ ...settings, secretAccessKey: 'another' }, incoming)
})
after(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

async function put(store: FileStore, content: string | Buffer): Promise<string> {
  const path = join(store.incoming, 'upload')
  await writeFile(path, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await store.put(path, sha256)
  return sha256
}

async function textOf(stream: ReadableStream<Uint8Array> | undefined): Promise<string | undefined> {
  return stream && (await new Response(stream).text())
}

for (const name of ['folder', 'bucket'] as const) {
  test(`a content put in a ${name} is read back, whole or in part, until it is removed`, async () => {
    const store = stores[name]
    const sha256 = await put(store, 'Bonjour à tous')
    assert.deepEqual(await readdir(store.incoming), [])
    assert.equal(await textOf(await store.open(sha256)), 'Bonjour à tous')
    assert.equal(await textOf(await store.open(sha256, { start: 3, end: 6 })), 'jour')
    assert.equal(await store.size(sha256), 15)
    assert.equal(await put(store, 'Bonjour à tous'), sha256)
    const others = [
      await put(store, 'un'),
      await put(store, Buffer.alloc(3_000_000, 7)),
      await put(store, ''),
    ]
    assert.deepEqual((await Array.fromAsync(store.list())).sort(), [sha256, ...others].sort())
    for (const hash of [sha256, ...others]) await store.remove(hash)
    await store.remove(sha256)
    assert.equal(await store.open(sha256), undefined)
    assert.equal(await store.size(sha256), undefined)
    assert.deepEqual(await Array.fromAsync(store.list()), [])
  })

  test(`nothing but a hash is a name in a ${name}`, async () => {
    for (const bad of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`]) {
      await assert.rejects(async () => stores[name].open(bad), /SHA-256/)
    }
  })
}

test('a bucket that does not believe us is an error, and the upload stays', async () => {
  assert.deepEqual(refusals, [])
  await assert.rejects(put(stranger, 'x'), /answered 403/)
  assert.equal(refusals.at(-1), 'wrong signature')
  assert.equal(await readFile(join(stranger.incoming, 'upload'), 'utf8'), 'x')
  await assert.rejects(async () => stranger.open('a'.repeat(64)), /answered 403/)
  await assert.rejects(Array.fromAsync(stranger.list()), /answered 403/)
})
