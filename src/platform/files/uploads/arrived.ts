import type { Db } from '../../database.ts'
import type { KeptFile } from '../../kept-files.ts'
import { kindOfType } from '../types.ts'
import { listUploads, type Upload } from './uploads.ts'

/** What has arrived of these, as the form at `path` brings it back. */
export function arrivedFor(path: string, uploads: readonly Upload[]): KeptFile[] {
  return uploads.flatMap(({ id, field, name, type, path: own }) =>
    type && own === path ? [{ field, name, kind: kindOfType(type), token: id }] : [],
  )
}

/** What this account sent in pieces for the form at `path`, and that has arrived. */
export async function listArrived(db: Db, accountId: string, path: string): Promise<KeptFile[]> {
  return arrivedFor(path, await listUploads(db, accountId, path))
}
