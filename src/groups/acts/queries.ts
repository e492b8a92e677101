import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'

export type ShownAct = Awaited<ReturnType<typeof readActs>>['rows'][number]

/** What members did for all, the latest first. */
export async function readActs(db: Db, groupId: string, cursor: Cursor | null) {
  const size = 30
  const rows = await db
    .selectFrom('groups.act')
    .selectAll()
    .where('group_id', '=', groupId)
    .where(olderThan(cursor, 'at', 'id'))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1)
    .execute()
  return cutPage(rows, size, (row) => ({ at: row.at, id: row.id }))
}
