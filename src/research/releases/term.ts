import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recallCopies } from './recall.ts'

/** Erases what studies said would be erased after their day: files that left, whose copies are asked for, and what was answered to them alone. */
export async function eraseOverdue(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const over = tx
      .selectFrom('research.study')
      .select('id')
      .where('data_until', '<', sql<Date>`current_date`)
    const closed = await tx
      .updateTable('research.release')
      .set({ closed_at: sql<Date>`now()` })
      .where('study_id', 'in', over)
      .where('closed_at', 'is', null)
      .returning('id')
      .execute()
    await tx.deleteFrom('research.link').where('study_id', 'in', over).execute()
    if (closed.length === 0) return
    const ids = closed.map(({ id }) => id)
    await tx.deleteFrom('research.release_file').where('release_id', 'in', ids).execute()
    await recallCopies(tx, ids)
  })
}
