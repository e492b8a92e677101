import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { registerNightly, registerTask } from '../jobs.ts'
import type { FileStore } from './contents.ts'
import { filesOf } from './store.ts'
import './tables.ts'

/** Holds a content until the end of the transaction: nobody keeps or removes it meanwhile. */
export async function lockContent(tx: Db, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx)
}

/**
 * Removes from the store those contents that no row counts any more. Whoever keeps the same content at this moment holds its lock, so that
 * nothing is removed from under a use.
 */
export async function removeUnused(db: Db, store: FileStore, hashes: readonly string[]): Promise<number> {
  let removed = 0
  for (const sha256 of hashes) {
    await db.transaction().execute(async (tx) => {
      await lockContent(tx, sha256)
      const row = await tx
        .selectFrom('platform.file')
        .select('bytes')
        .where('sha256', '=', Buffer.from(sha256, 'hex'))
        .executeTakeFirst()
      if (row) return
      await store.remove(sha256)
      removed += 1
    })
  }
  return removed
}

/** Removes what an interrupted upload or a rolled-back write left behind: contents that nothing counts, uploads older than a day. */
export async function sweepFiles(db: Db, store: FileStore, now = Date.now()): Promise<void> {
  let batch: string[] = []
  for await (const sha256 of store.list()) {
    batch.push(sha256)
    if (batch.length === 500) batch = await sweepBatch(db, store, batch)
  }
  await sweepBatch(db, store, batch)
  for (const name of await readdir(store.incoming).catch(() => [])) {
    const path = join(store.incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile() && now - found.mtimeMs > 86_400_000) await rm(path, { force: true })
  }
}

registerTask('files.remove', async (db, { hashes }: { hashes: string[] }) => {
  await removeUnused(db, filesOf(db), hashes)
})
registerNightly('files.sweep', (db) => sweepFiles(db, filesOf(db)))

async function sweepBatch(db: Db, store: FileStore, hashes: readonly string[]): Promise<[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('platform.file')
    .select('sha256')
    .where(
      'sha256',
      'in',
      hashes.map((sha256) => Buffer.from(sha256, 'hex')),
    )
    .execute()
  const counted = new Set(rows.map((row) => row.sha256.toString('hex')))
  await removeUnused(
    db,
    store,
    hashes.filter((sha256) => !counted.has(sha256)),
  )
  return []
}
