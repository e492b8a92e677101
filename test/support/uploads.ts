import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripMetadata } from '../../src/platform/files/metadata.ts'
import { root } from '../../src/platform/root.ts'
import type { Ask, Client } from './lab.ts'

/** What a script says of a file it is about to send. */
export interface About {
  path: string
  field: string
  name: string
  print: string
}

interface Answer {
  status: number
  text: string
  headers: Headers
}

/** Someone's browser as its script speaks to `/envois`. */
export interface Sender {
  ask: (
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: RequestInit['body'],
    signal?: AbortSignal,
  ) => Promise<Answer>
  /** Announces a file; the address of its upload. Throws what was refused. */
  open: (about: Partial<About> & { path: string }, bytes: number) => Promise<string>
  /** How far it came. */
  offset: (url: string) => Promise<number>
  send: (url: string, offset: number, piece: Uint8Array) => Promise<Answer>
}

const encode = (text: string) => Buffer.from(text).toString('base64')

/** The metadata header that says so. */
export const sayAbout = (about: object) =>
  Object.entries(about)
    .map(([key, value]) => `${key} ${encode(String(value))}`)
    .join()

/** A sender who comes to `origin` with the cookies of `client`. */
export function newSender(origin: string, client: Client, reach: Ask): Sender {
  const ask: Sender['ask'] = async (method, path, headers = {}, body = null, signal) => {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const whole = {
      'tus-resumable': '1.0.0',
      host: new URL(origin).host,
      origin,
      'sec-fetch-site': 'same-origin',
      cookie,
      ...headers,
    }
    const init = { method, headers: whole, body, duplex: 'half', ...(signal && { signal }) }
    const response = await reach(new URL(path, origin), init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return {
    ask,
    open: async (about, bytes) => {
      const metadata = sayAbout({ field: 'file', name: 'film.mp4', print: `${bytes}-x`, ...about })
      const answer = await ask('POST', '/envois', {
        'upload-length': String(bytes),
        'upload-metadata': metadata,
      })
      const url = answer.headers.get('location')
      if (answer.status !== 201 || !url) throw new Error(`${answer.status} ${answer.text}`)
      return url
    },
    offset: async (url) => Number((await ask('HEAD', url)).headers.get('upload-offset')),
    send: (url, offset, piece) => ask('PATCH', url, pieceHeaders(offset), new Uint8Array(piece)),
  }
}

export const pieceHeaders = (offset: number) => ({
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
})

/** The beginning of a clean film and the header of a box in which `bytes` more may be anything: what is kept of it is what was sent. */
export async function beginFilm(bytes: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'socialab-film-'))
  const path = join(folder, 'film')
  await copyFile(join(root, 'src/platform/files/fixtures/film.mp4'), path)
  await stripMetadata(path, 'video/mp4')
  const film = await readFile(path)
  await rm(folder, { recursive: true })
  const header = Buffer.alloc(8)
  header.writeUInt32BE(bytes + 8)
  header.write('mdat', 4)
  return Buffer.concat([film, header])
}

/** A clean film of about this weight. */
export async function makeFilm(bytes: number): Promise<Buffer> {
  const rest = Buffer.alloc(bytes, 'Chaque morceau arrive à son heure. ')
  return Buffer.concat([await beginFilm(bytes), rest])
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
