import { randomUUID } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lab } from '../../lab.ts'
import { stripMetadata } from '../metadata.ts'
import type { ReceivedFile } from '../receive.ts'
import { fileNameForPeople, headBytes, sniff } from '../types.ts'
import { holdUpload } from './lock.ts'
import { endUploads, findUpload, pathOf } from './uploads.ts'

type Judging = Pick<Lab, 'db' | 'pool' | 'files'>

/**
 * Judges an upload that has all arrived, as a file that came with its form: its type by its bytes, what its container says of its maker
 * blanked. It may run again after a process was killed in the middle. 'wrong-type' throws it away; undefined when it is not all there.
 */
export async function judgeUpload(lab: Judging, accountId: string, id: string) {
  const { db, pool, files } = lab
  const free = await holdUpload(pool, id)
  if (!free) return undefined
  try {
    const upload = await findUpload(db, accountId, id)
    if (!upload || upload.type) return upload
    const path = pathOf(files, id)
    if ((await stat(path).catch(() => null))?.size !== upload.bytes) return undefined
    const type = await sniff(await readHead(path))
    const found = type && (await stripMetadata(path, type))
    if (!found) {
      await endUploads(db, accountId, [id])
      return 'wrong-type'
    }
    const { width = null, height = null, seconds = null } = found
    await db
      .updateTable('platform.upload')
      .set({ type: found.type, name: fileNameForPeople(upload.name, found.type), width, height, seconds })
      .set({ arrived_at: new Date(), received: String(upload.bytes) })
      .where('id', '=', id)
      .execute()
    return await findUpload(db, accountId, id)
  } finally {
    await free()
  }
}

/** What a form says of an upload. */
interface Claim {
  id: string
  path: string
  field: string
  accountId: string
}

/** An upload of this form and field, as if it had just come with it; undefined when there is none. */
export async function findArrived(lab: Judging, claim: Claim): Promise<ReceivedFile | undefined> {
  const { id, path, field, accountId } = claim
  const upload = await judgeUpload(lab, accountId, id)
  if (!upload || upload === 'wrong-type' || upload.path !== path || upload.field !== field) return undefined
  const { type, name, bytes, seconds, width, height } = upload
  if (!type || (await stat(pathOf(lab.files, id)).catch(() => null))?.size !== bytes) return undefined
  return {
    ...{ field, name, type, bytes, path: join(lab.files.incoming, randomUUID()) },
    ...(seconds && { seconds }),
    ...(width && height && { width, height }),
    upload: id,
  }
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
