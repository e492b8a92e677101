import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isHash, requireHash, type ByteRange, type FileStore } from './contents.ts'

/** As much as two hundred readers may have in hand at once without weighing on the rest. */
const pieceBytes = 128 * 1_024

/** Contents in a folder, as `ab/cd/abcd…`. */
export function openLocalStore(folder: string, incoming: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), requireHash(sha256))
  return {
    incoming,
    put: async (path, sha256) => {
      const target = pathOf(sha256)
      await sync(path)
      await makeFolders(folder, dirname(target))
      await rename(path, target)
      await sync(dirname(target))
    },
    open: async (sha256, range) => {
      const handle = await orUndefined(open(pathOf(sha256)))
      if (!handle) return undefined
      return readPieces(handle, range ?? { start: 0, end: (await handle.stat()).size - 1 })
    },
    size: async (sha256) => (await orUndefined(stat(pathOf(sha256))))?.size,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: () => listFolder(folder),
  }
}

/**
 * A file piece by piece, as they are asked for, straight from the disk: a film is sent to many at once, and each stream between costs more than
 * the reading.
 */
function readPieces(handle: FileHandle, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let at = start
  const readNext = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const length = Math.min(pieceBytes, end - at + 1)
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(length), 0, length, at)
    at += bytesRead
    if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
    if (bytesRead > 0 && at <= end) return
    await handle.close()
    controller.close()
  }
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) =>
    readNext(controller).catch(async (error: unknown) => {
      await handle.close()
      throw error
    })
  // One piece is read ahead: a small file is closed before anyone reads it, or never does.
  return new ReadableStream({ pull, cancel: () => handle.close() })
}

async function* listFolder(folder: string): AsyncGenerator<string> {
  for (const first of (await orUndefined(readdir(folder))) ?? []) {
    for (const second of (await orUndefined(readdir(join(folder, first)))) ?? []) {
      for (const name of (await orUndefined(readdir(join(folder, first, second)))) ?? [])
        if (isHash(name)) yield name
    }
  }
}

/** Makes the two folders of a content, and has the disk keep their names. */
async function makeFolders(folder: string, target: string): Promise<void> {
  const made = await mkdir(target, { recursive: true, mode: 0o700 })
  if (!made) return
  await sync(dirname(target))
  await sync(folder)
}

async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  }
}
