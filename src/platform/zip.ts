import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Log } from './log.ts'

/** A file of a ZIP, opened when its turn comes. */
export interface ZipEntry {
  name: string
  /** False for what is compressed already. */
  compress: boolean
  open: () => Promise<Readable>
}

/**
 * One ZIP of many files, in their order. It streams: nothing is held whole in memory, and nothing is written on the disk. What fails on
 * the way, or a reader who leaves, cuts it short. `at` is the hour that every file says it was made, so that the same files make the same ZIP.
 */
export function writeZip(log: Log, entries: readonly ZipEntry[], at = new Date()): ReadableStream {
  const zip = new ZipFile()
  // yazl makes a PassThrough and says less of it.
  const output = zip.outputStream as Readable
  let current: Readable | undefined
  // yazl listens to nothing of what it reads: an error that nobody hears would end the process.
  const cut = (error: Error) => {
    log.warn({ err: error }, 'a zip was cut short')
    output.destroy(error)
  }
  output.once('close', () => current?.destroy())
  for (const { name, compress, open } of entries)
    zip.addReadStreamLazy(name, { compress, mtime: at, forceDosTimestamp: true }, (give) => {
      open().then((stream) => {
        current = stream.once('error', cut)
        if (output.destroyed) stream.destroy()
        else give(null, stream)
      }, cut)
    })
  zip.end()
  // The same two names of one class.
  return Readable.toWeb(output) as ReadableStream
}
