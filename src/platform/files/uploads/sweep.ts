import { readdir, stat } from 'node:fs/promises'
import type { Db } from '../../database.ts'
import { registerNightly, registerTask } from '../../jobs.ts'
import type { FileStore } from '../contents.ts'
import { filesOf } from '../store.ts'
import { folderOf, forgetUploads, pathOf, removeUploads } from './uploads.ts'

/** Erases uploads whose time is over, and what a killed process or a restored backup left of others on the disk. */
export async function sweepUploads(db: Db, store: FileStore, now = Date.now()): Promise<void> {
  await forgetUploads(db)
  const names = await readdir(folderOf(store)).catch(() => [])
  const rows = await db.selectFrom('platform.upload').select('id').execute()
  const known = new Set(rows.map(({ id }) => id))
  for (const name of names.filter((one) => !known.has(one))) {
    const found = await stat(pathOf(store, name)).catch(() => undefined)
    // One that has just begun has its row before its file; an hour is more than the job that removes it takes.
    if (found && now - found.mtimeMs > 3_600_000) await removeUploads(store, [name])
  }
}

registerTask('files.remove-uploads', (db, { ids }: { ids: string[] }) => removeUploads(filesOf(db), ids))
registerNightly('files.sweep-uploads', (db) => sweepUploads(db, filesOf(db)))
