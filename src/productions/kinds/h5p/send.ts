import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { readRange } from '../../../platform/files/range.ts'
import type { OpenZip } from '../../../platform/unzip.ts'
import type { Ctx } from '../../../platform/web.ts'
import { h5pType, isSkipped } from './check.ts'
import { filePolicy } from './policy.ts'

/** What every file of the closed frame says: its origin is nobody's, so it is let in by name. */
const shared = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': filePolicy,
}

/** Answers with one file of an H5P, whole or the range asked for; undefined when it holds none of that name. */
export async function sendEntry(c: Ctx, zip: OpenZip, name: string): Promise<Response | undefined> {
  const size = zip.sizes.get(name)
  const type = isSkipped(name) ? undefined : h5pType(name)
  if (size === undefined || type === undefined) return undefined
  const range = readRange(c.req.header('range'), size)
  const headers = new Headers({
    ...shared,
    'content-type': /^text|json$/.test(type) ? `${type}; charset=utf-8` : type,
    'cache-control': 'private, max-age=3600',
    'accept-ranges': 'bytes',
  })
  if (range === 'beyond') {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers.set('content-length', String(end - start + 1))
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const status = range ? 206 : 200
  // A stream made for HEAD would be read by nobody.
  if (c.req.raw.method === 'HEAD' || size === 0) return new Response(null, { status, headers })
  const stream = await zip.read(name)
  const body = range ? Readable.from(cut(stream, start, end)) : stream
  // The same two names of one class.
  return new Response(Readable.toWeb(body) as ReadableStream, { status, headers })
}

/** The bytes from `start` to `end`: what is compressed is read from its beginning. */
async function* cut(stream: Readable, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
    at += chunk.length
    if (piece.length > 0) yield piece
    if (at > end) return
  }
}

const playerTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
}

const playerFolder = fileURLToPath(new URL('.', import.meta.resolve('h5p-standalone')))

/** Answers with a file of the player; undefined when it has none of that name. */
export async function sendPlayer(c: Ctx, name: string): Promise<Response | undefined> {
  const type = playerTypes[extname(name)]
  if (!type || !/^([a-z]+\/){0,2}[\w-]+(\.bundle)?\.\w+$/i.test(name)) return undefined
  const content = await readFile(join(playerFolder, name)).catch(() => undefined)
  if (!content) return undefined
  const headers = { ...shared, 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }
  return c.body(new Uint8Array(content), 200, headers)
}
