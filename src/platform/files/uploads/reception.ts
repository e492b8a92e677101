import { mkdir, open, stat, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DataStore, Server, Upload, type Locker } from '@tus/server'
import { cleanText, withPatience } from '../../body.ts'
import { isFull } from '../../multipart.ts'
import { newId } from '../../ids.ts'
import { writeKept } from '../../kept-files.ts'
import type { Lab } from '../../lab.ts'
import { fileNameForPeople, kindOfType } from '../types.ts'
import { judgeUpload } from './judge.ts'
import { holdUpload } from './lock.ts'
import {
  endUploads,
  findUpload,
  folderOf,
  isUploadId,
  mostBytes,
  noteReceived,
  openUpload,
  pathOf,
  type NewUpload,
} from './uploads.ts'

/** Where uploads are received; each stands under its id. */
export const uploadsPath = '/envois'

/** Milliseconds without a byte after which the sender is gone. */
const patience = 30_000
/** Bytes that come every second, or a sender only holds a connection. */
const slowest = 512
/** Bytes after which the disk is looked at again. */
const lookEvery = 16 * 2 ** 20
/** Requests of one account that may write at once. */
const mostAtOnce = 4

const underWay = new Map<string, number>()

/** What the protocol answers when it refuses: a status and a word that the script knows. */
function refusal(status: number, word: string): Error & { status_code: number; body: string } {
  return Object.assign(new Error(word), { status_code: status, body: word })
}

/**
 * The resumable upload protocol (tus 1.0) for one account: it sees its own uploads only. Rows say what is to come, the disk how much has come,
 * and whoever writes holds the upload's lock until its last byte is on the disk.
 */
export function openReception(lab: Lab, accountId: string): Server {
  const writes: Promise<number>[] = []
  return new Server({
    path: uploadsPath,
    datastore: openStore(lab, accountId, writes),
    relativeLocation: true,
    namingFunction: () => newId<'upload'>(),
    maxSize: mostBytes,
    // Other sites are told nothing.
    allowedOrigins: () => false,
    lockDrainTimeout: 200,
    locker: openLocker(lab, writes),
    getFileIdFromRequest: (_request, last = '') => (isUploadId(last) ? last : undefined),
    onUploadFinish: async (_request, { id }) => {
      const upload = await judgeUpload(lab, accountId, id)
      if (upload === 'wrong-type') throw refusal(415, 'wrong-type')
      if (!upload?.type) throw refusal(423, 'busy')
      const { field, name, type } = upload
      const [, kept] = writeKept({ field, name, token: id, kind: kindOfType(type) })
      return { status_code: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: kept }
    },
    onResponseError: (_request, error) => {
      if ('status_code' in error) return undefined
      lab.log.error({ err: error }, 'an upload failed')
      return { status_code: 500, body: 'failed' }
    },
  })
}

function openLocker({ pool }: Lab, writes: readonly Promise<number>[]): Locker {
  return {
    newLock: (id) => {
      let free: (() => Promise<void>) | undefined
      return {
        lock: async (_signal, release) => {
          free = await holdUpload(pool, id, () => void release())
          if (!free) throw refusal(423, 'busy')
        },
        unlock: async () => {
          await Promise.allSettled(writes)
          await free?.()
        },
      }
    },
  }
}

/** Rows and files as the protocol asks for them. */
function openStore(lab: Lab, accountId: string, writes: Promise<number>[]): DataStore {
  const { db, files } = lab
  const store = new DataStore()
  store.extensions = ['creation', 'termination']
  store.create = async (upload) => {
    const opened = await openUpload(db, accountId, readUpload(upload), await lab.room.leftForFiles())
    if (opened !== 'opened') throw refusal(opened === 'too-many' ? 409 : 507, opened)
    await mkdir(folderOf(files), { recursive: true, mode: 0o700 })
    await (await open(pathOf(files, upload.id), 'wx', 0o600)).close()
    return upload
  }
  store.getUpload = async (id) => {
    const upload = await findUpload(db, accountId, id)
    if (!upload) throw refusal(404, 'gone')
    const found = await stat(pathOf(files, id)).catch(() => null)
    if (!found) throw refusal(410, 'gone')
    return new Upload({ id, size: upload.bytes, offset: found.size })
  }
  store.write = (stream, id, offset) => {
    const writing = atOnce(accountId, () => receive(lab, stream, id, offset))
    writes.push(writing)
    return writing
  }
  store.remove = async (id) => {
    if (!(await endUploads(db, accountId, [id]))) throw refusal(404, 'gone')
  }
  return store
}

/** What the sender says of the file, as everything after may trust it. */
function readUpload({ id, size = 0, metadata = {} }: Upload): NewUpload {
  const { name, path, field, print } = metadata
  if (size <= 0) throw refusal(400, 'empty')
  if (!path || !/^\/(?!\/)[\w/.@-]{0,299}$/.test(path) || !field || !/^[\w-]{1,80}$/.test(field))
    throw refusal(400, 'malformed')
  if (!print || !/^[\w-]{1,100}$/.test(print)) throw refusal(400, 'malformed')
  return { id, path, field, print, bytes: size, name: fileNameForPeople(cleanText(name ?? '')) }
}

async function atOnce<T>(accountId: string, receiving: () => Promise<T>): Promise<T> {
  const now = underWay.get(accountId) ?? 0
  if (now >= mostAtOnce) throw refusal(429, 'too-many-at-once')
  underWay.set(accountId, now + 1)
  try {
    return await receiving()
  } finally {
    const left = (underWay.get(accountId) ?? 1) - 1
    if (left > 0) underWay.set(accountId, left)
    else underWay.delete(accountId)
  }
}

/** Writes what comes after `offset` and returns how far it came. Each piece is written before the next is asked for. */
async function receive(lab: Lab, stream: Readable, id: string, offset: number): Promise<number> {
  const handle = await open(pathOf(lab.files, id), 'r+')
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  const began = Date.now()
  let at = offset
  try {
    for (let look = at; ;) {
      if (at >= look) {
        if (await lab.room.isShort()) throw refusal(507, 'no-room')
        look = at + lookEvery
      }
      const due = began + patience + ((at - offset) / slowest) * 1_000
      const next = await withPatience(chunks.next(), Math.min(patience, due - Date.now()))
      if (next.done) break
      at = await write(handle, next.value, at)
    }
    // Else a power cut would leave holes that count as received.
    await handle.datasync()
    return at
  } catch (error) {
    if (isFull(error)) throw refusal(507, 'no-room')
    throw 'status_code' in Object(error) ? error : refusal(408, 'interrupted')
  } finally {
    await handle.close()
    // What is on the disk is what holds: a figure for pages may lag behind.
    await noteReceived(lab.db, id, at).catch(() => {})
  }
}

async function write(handle: FileHandle, chunk: Buffer, at: number): Promise<number> {
  for (let done = 0; done < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, at + done)
    done += bytesWritten
  }
  return at + chunk.length
}
