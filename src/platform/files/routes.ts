import { newRoutes, param, requireFound, type Ctx } from '../web.ts'
import './personal.ts'
import { matches, readRange } from './range.ts'
import { findFile, type ServedFile } from './show.ts'
// The jobs that remove contents and convert them live there.
import '../media/conversions.ts'
import './unused.ts'

/** Files, each under the random id of its use. */
export const fileRoutes = newRoutes()

fileRoutes.get('/fichiers/:id{[0-9a-z]{12}}/:name?', async (c) => {
  const { lab, viewer } = c.var
  const id = param(c, 'id')
  const name = c.req.param('name') ?? ''
  return sendFile(c, id, requireFound(await findFile(lab.db, viewer, id, name)))
})

/** Answers with a file, whole or the range asked for. Whoever calls has asked who reads. */
export async function sendFile(c: Ctx, id: string, file: ServedFile): Promise<Response> {
  // A content never changes under its use, and nothing outside may tell that two uses have the same content.
  const etag = `"${id}${file.variant ? `-${file.variant}` : ''}"`
  const headers = headersOf(file, etag)
  if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const ifRange = c.req.header('if-range')
  const range =
    ifRange === undefined || ifRange === etag ? readRange(c.req.header('range'), file.bytes) : undefined
  if (range === 'beyond') {
    headers.set('content-range', `bytes */${file.bytes}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('content-length', String(range ? range.end - range.start + 1 : file.bytes))
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
  return new Response(await bodyOf(c, file, range), {
    status: range ? 206 : 200,
    headers,
  })
}

async function bodyOf(
  c: Ctx,
  file: ServedFile,
  range: ReturnType<typeof readRange>,
): Promise<ReadableStream<Uint8Array> | null> {
  // A stream made for HEAD would be read by nobody and keep its file open.
  if (c.req.raw.method === 'HEAD' || range === 'beyond') return null
  return requireFound(await c.var.lab.files.open(file.sha256, range))
}

function headersOf(file: ServedFile, etag: string): Headers {
  const text = file.type.startsWith('text/')
  const shown = file.role !== 'attachment'
  return new Headers({
    'content-type': text ? `${file.type}; charset=utf-8` : file.type,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': file.open ? 'cross-origin' : 'same-origin',
    'accept-ranges': 'bytes',
    // What is for some is not left on a shared computer.
    'cache-control': file.open ? 'public, max-age=3600' : 'private, no-store',
    etag,
  })
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
