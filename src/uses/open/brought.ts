import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { registerNightly } from '../../platform/jobs.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { showUse } from '../inventory/show.ts'
import { writeUse } from '../inventory/uses.ts'
import type { GoodLine } from './take.ts'

/** Keeps the good lines of a table until whoever brought it takes them. Returns what the act names it by. */
export async function keepBrought(db: Db, viewer: Viewer, lines: readonly GoodLine[]): Promise<string> {
  const id = newId()
  await db
    .insertInto('uses.brought')
    .values({ id, account_id: viewer.accountId, rows: JSON.stringify(lines) })
    .execute()
  return id
}

/** Publishes the lines that were brought, once, under the viewer's name and each with where it comes from. How many; null when there is no such table. */
export async function takeBrought(db: Db, viewer: Viewer, id: string): Promise<number | null> {
  return db.transaction().execute(async (tx) => {
    const brought = await tx
      .deleteFrom('uses.brought')
      .where('id', '=', id)
      .where('account_id', '=', viewer.accountId)
      .returning('rows')
      .executeTakeFirst()
    if (!brought) return null
    // The first line of the table is the first of the list.
    for (const { answers, source } of brought.rows.toReversed()) {
      const useId = await writeUse(tx, viewer.presentationId, { ...answers, source })
      const use = await tx
        .selectFrom('uses.use')
        .selectAll()
        .where('id', '=', useId)
        .executeTakeFirstOrThrow()
      await showUse(tx, use)
    }
    return brought.rows.length
  })
}

registerNightly('uses.brought', async (db) => {
  await db
    .deleteFrom('uses.brought')
    .where('at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
})
