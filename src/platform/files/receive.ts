import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { stripMetadata } from './metadata.ts'
import { fileNameForPeople, headBytes, kindOfType, sniff, type FileKind, type FileType } from './types.ts'

/** What one file field of a form may bring. */
export interface FileRule {
  kinds: readonly FileKind[]
  /** Bytes of one file. */
  maxBytes: number
  /** How many files the field takes; 1 unless said. */
  maxCount?: number
}

/** A file in the folder of uploads until it is kept (`keepFile`) or thrown away (`discard`). */
export interface ReceivedFile {
  field: string
  /** Where it waits; a random name. */
  path: string
  type: FileType
  bytes: number
  /** The sender's name for it, safe to show; it never names anything on the disk. */
  name: string
  /** What a sound or film says of itself. */
  seconds?: number
  width?: number
  height?: number
  /** What `prepareFile` made of it beside it. */
  made?: readonly string[]
  /** It came with an earlier sending of the form and has waited since (`waiting.ts`): nothing is at `path` before `prepareFile` needs it. */
  waited?: { token: string; tokenHash: Buffer; sha256: string }
  /** The upload it came by (`uploads/`): likewise. */
  upload?: string
}

export interface RefusedFile {
  field: string
  name: string
  reason: 'too-large' | 'wrong-type' | 'too-many' | 'empty'
}

interface Arriving {
  field: string
  name: string | undefined
  stream: Readable
}

/**
 * Streams one file to the folder. It is judged by its first bytes, then by its size as it comes; sound and film lose what their container
 * says of who, where and when. `keep` hears of every byte written. Whatever happens the stream is read to its end, so that the form goes on;
 * undefined is an empty field. Throws what the disk or the stream throws, leaving no file.
 */
export async function receiveFile(
  { field, name, stream }: Arriving,
  rule: FileRule,
  folder: string,
  keep: (bytes: number) => void,
): Promise<ReceivedFile | RefusedFile | undefined> {
  const chunks: AsyncIterator<Buffer> = stream.iterator({
    destroyOnReturn: false,
  })
  const refuse = (reason: RefusedFile['reason']): RefusedFile => ({
    field,
    name: fileNameForPeople(name),
    reason,
  })
  try {
    const head = await readHead(chunks)
    if (head.length === 0) return name ? refuse('empty') : undefined
    const type = await sniff(head)
    if (!type || !fits(type, rule)) return refuse('wrong-type')
    const path = join(folder, randomUUID())
    const written = await writeFile(path, head, chunks, rule.maxBytes, keep)
    if (written === 'too-large') return refuse('too-large')
    const found = await stripOrRemove(path, type)
    if (!found || !rule.kinds.includes(kindOfType(found.type))) {
      await rm(path, { force: true })
      return refuse('wrong-type')
    }
    return { ...found, field, path, name: fileNameForPeople(name, found.type) }
  } finally {
    // While an iterator holds the stream, `resume` does nothing and the form would wait for ever.
    await chunks.return?.()
    stream.resume()
  }
}

/** Throws away files that were received and are not wanted after all, with what was made of them. */
export async function discard(files: readonly ReceivedFile[]): Promise<void> {
  const paths = files.flatMap(({ path, made = [] }) => [path, ...made])
  await Promise.all(paths.map((path) => rm(path, { force: true })))
}

/** Whether a file of this type may be what the field asks for: a container of film may hold sound alone, which its tracks will tell. */
function fits(type: FileType, rule: FileRule): boolean {
  const kind = kindOfType(type)
  return rule.kinds.includes(kind) || (kind === 'video' && rule.kinds.includes('audio'))
}

async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let size = 0; size < headBytes;) {
    const next = await chunks.next()
    if (next.done) break
    parts.push(next.value)
    size += next.value.length
  }
  return Buffer.concat(parts)
}

async function writeFile(
  path: string,
  head: Buffer,
  rest: AsyncIterator<Buffer>,
  maxBytes: number,
  keep: (bytes: number) => void,
): Promise<number | 'too-large'> {
  let bytes = 0
  let whole = false
  const handle = await openNew(path)
  try {
    for (let chunk: Buffer | undefined = head; chunk; chunk = await nextOf(rest)) {
      bytes += chunk.length
      if (bytes > maxBytes) return 'too-large'
      await handle.writeFile(chunk)
      keep(chunk.length)
    }
    whole = true
    return bytes
  } finally {
    await handle.close()
    if (!whole) await rm(path, { force: true })
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
    return open(path, 'wx', 0o600)
  }
}

async function nextOf(chunks: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  const next = await chunks.next()
  return next.done ? undefined : next.value
}

async function stripOrRemove(path: string, type: FileType) {
  try {
    return await stripMetadata(path, type)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}
