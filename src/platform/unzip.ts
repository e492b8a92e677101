import { Readable, Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import {
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  openPromise,
  RandomAccessReader,
  validateFileName,
  type Entry,
  type ZipFile,
} from 'yauzl'

/** How much a ZIP may hold. */
export interface ZipBounds {
  entries: number
  /** Bytes of all files once they are taken out. */
  bytes: number
}

/** Why a ZIP is not opened, and the file in it that is the cause, where it is one. */
export interface ZipRefusal {
  refused: 'broken' | 'too-many' | 'too-large' | 'bad-name' | 'twice' | 'link' | 'locked'
  name: string
}

/** A ZIP whose list of files was checked whole. */
export interface OpenZip {
  /** Bytes of each file, by name. */
  sizes: ReadonlyMap<string, number>
  /** Reads one file; the stream fails when it is not what the list said, in bytes or checksum. */
  read: (name: string) => Promise<Readable>
  close: () => void
}

/** So many bytes out of one is no file that people make. A small one may be anything. */
const densest = 100
const smallest = 1_000_000

/** Thrown by the stream of a file that is not what the list said. */
export class BrokenZip extends Error {}

/**
 * Opens a ZIP of unknown making. Its list is read to the end before anything is taken out, and refused whole for one name that leads
 * elsewhere, a link, a file under lock, or for more than the bounds.
 */
export async function openZip(path: string, bounds: ZipBounds): Promise<OpenZip | ZipRefusal> {
  return checkZip(await openPromise(path, options).catch(asBroken), bounds)
}

/** Gives bytes of a ZIP, from `start` to before `end`. */
export type ReadBytes = (start: number, end: number) => Promise<Readable>

/** Opens a ZIP of `size` bytes that lies elsewhere, where any range of it can be read, as `openZip` does. It holds nothing open. */
export async function openDistantZip(
  read: ReadBytes,
  size: number,
  bounds: ZipBounds,
): Promise<OpenZip | ZipRefusal> {
  const tail = await readTail(read, size)
  const reader = Object.assign(new Reader(), {
    _readStreamForRange: (start: number, end: number) =>
      start >= size - tail.length
        ? Readable.from([tail.subarray(start - size + tail.length, end - size + tail.length)])
        : Readable.from(later(read, start, end)),
  })
  return checkZip(await fromRandomAccessReaderPromise(reader, size, options).catch(asBroken), bounds)
}

class Reader extends RandomAccessReader {}

/** The list of files stands at the end: read at once, it costs one look at the store instead of two for each file. */
const tailBytes = 2 ** 20

async function readTail(read: ReadBytes, size: number): Promise<Buffer> {
  const stream = await read(Math.max(0, size - tailBytes), size)
  return Buffer.concat(await stream.toArray())
}

async function* later(read: ReadBytes, start: number, end: number): AsyncGenerator<Buffer> {
  yield* await read(start, end)
}

const options = {
  autoClose: false,
  // Names and sizes are judged here, so that what is wrong can be said.
  decodeStrings: false,
  validateEntrySizes: false,
}

async function checkZip(zip: ZipFile | undefined, bounds: ZipBounds): Promise<OpenZip | ZipRefusal> {
  if (!zip) return { refused: 'broken', name: '' }
  const entries = await listEntries(zip, bounds).catch(asBroken)
  if (!entries || 'refused' in entries) {
    zip.close()
    return entries ?? { refused: 'broken', name: '' }
  }
  return {
    sizes: new Map([...entries].map(([name, entry]) => [name, entry.uncompressedSize])),
    read: async (name) => {
      const entry = entries.get(name)
      const stream = entry && (await zip.openReadStreamPromise(entry).catch(asBroken))
      if (!entry || !stream) throw new BrokenZip(name)
      return checked(stream, name, entry)
    },
    close: () => zip.close(),
  }
}

/** What is said by the ZIP; what the disk says is thrown. */
function asBroken(error: unknown): undefined {
  if (isDiskFailure(error)) throw error
}

/** Whether it is the disk that fails, rather than what lies on it. */
export function isDiskFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

async function listEntries(zip: ZipFile, bounds: ZipBounds): Promise<Map<string, Entry> | ZipRefusal> {
  if (zip.entryCount > bounds.entries) return { refused: 'too-many', name: '' }
  const entries = new Map<string, Entry>()
  const names = new Set<string>()
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
    bytes += entry.uncompressedSize
    const refused =
      judge(name, entry) ?? (names.has(fold(name)) ? 'twice' : bytes > bounds.bytes ? 'too-large' : undefined)
    if (refused) return { refused, name: name.slice(0, 200) }
    names.add(fold(name))
    if (!name.endsWith('/')) entries.set(name, entry)
  }
  return entries
}

/** Two names that are one on the disk of someone who opens the package. */
const fold = (name: string) => name.normalize('NFC').toLowerCase().replace(/\/+$/, '')

function judge(name: string, entry: Entry): ZipRefusal['refused'] | undefined {
  const { compressedSize, uncompressedSize, compressionMethod } = entry
  // The upper half holds the mode that Unix gave the file.
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  if (validateFileName(name) !== null || /[\0-\x1f\x7f]|(^|\/)\.{1,2}(\/|$)/.test(name)) return 'bad-name'
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) return 'link'
  if (entry.isEncrypted()) return 'locked'
  if (compressionMethod !== 0 && compressionMethod !== 8) return 'broken'
  if (uncompressedSize > smallest && uncompressedSize > densest * compressedSize) return 'too-large'
  return undefined
}

/** The same bytes, whose number and checksum are those of the list. */
function checked(stream: Readable, name: string, { uncompressedSize, crc32: sumSaid }: Entry): Readable {
  let [sum, bytes] = [0, 0]
  const broken = () => new BrokenZip(name)
  const check = new Transform({
    transform: (chunk: Buffer, _, done) => {
      sum = crc32(chunk, sum)
      bytes += chunk.length
      done(bytes > uncompressedSize ? broken() : null, chunk)
    },
    flush: (done) => done(sum === sumSaid && bytes === uncompressedSize ? null : broken()),
  })
  check.once('close', () => stream.destroy())
  stream.once('error', (error) => check.destroy(isDiskFailure(error) ? error : broken()))
  return stream.pipe(check)
}
