import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Deciding } from './subject.ts'

/** A decision of this group or circle, held until the end of the transaction, and whether its time is over: closed, or about to be. */
export async function lockDecision(tx: Db, { groupId, circle }: Deciding, id: string) {
  return (
    tx
      .selectFrom('groups.decision')
      .selectAll()
      // By the clock, not by when the transaction began: it may have waited for the one before it.
      .select(sql<boolean>`closed_at is not null or ends_at <= clock_timestamp()`.as('isOver'))
      .where('id', '=', id)
      .where(groupId === null ? 'circle' : 'group_id', '=', groupId ?? circle)
      .forNoKeyUpdate()
      .executeTakeFirst()
  )
}
