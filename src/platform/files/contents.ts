import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'

/** Bytes from `start` to `end`, both within. */
export interface ByteRange {
  start: number
  end: number
}

/** Where contents lie, each under the SHA-256 of its bytes in 64 hexadecimal digits. */
export interface FileStore {
  /** Folder where uploads wait. */
  incoming: string
  /** Takes the file at `path`, which is gone from there afterwards. On return a crash loses nothing of it. Putting it twice is harmless. */
  put: (path: string, sha256: string) => Promise<void>
  /** The content, or undefined when it is not here. */
  open: (sha256: string, range?: ByteRange) => Promise<ReadableStream<Uint8Array> | undefined>
  /** Bytes of the content, or undefined when it is not here. */
  size: (sha256: string) => Promise<number | undefined>
  /** Removes the content; nothing happens when it is not here. */
  remove: (sha256: string) => Promise<void>
  /** Every hash that is here, in no order. */
  list: () => AsyncIterable<string>
}

/** Whether a name is that of a content. */
export function isHash(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name)
}

/** A hash as it may stand in a path; anything else throws, since it would be a fault of ours. */
export function requireHash(sha256: string): string {
  if (!isHash(sha256)) throw new TypeError('not a SHA-256 in hexadecimal')
  return sha256
}

/** What a store gives, as files and ZIPs read it. */
export function readableOf(content: ReadableStream<Uint8Array>): Readable {
  // Node types its web streams apart from the ones of the platform, which they are.
  return Readable.fromWeb(content as NodeStream<Uint8Array>)
}
