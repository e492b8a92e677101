import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { isHash, requireHash, type FileStore } from './contents.ts'

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
      const stream = Readable.toWeb(createReadStream('', { fd: handle, ...range }))
      // Node types its web streams apart from the ones of the platform, which they are.
      return stream as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>
    },
    size: async (sha256) => (await orUndefined(stat(pathOf(sha256))))?.size,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: () => listFolder(folder),
  }
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
