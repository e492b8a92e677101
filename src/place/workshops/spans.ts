import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import type { Spans } from '../../platform/things.ts'

/** When each of these workshops next happens, dates that were cancelled aside; of one that is over, its last date. */
export async function readWorkshopSpans(db: Db, ids: readonly string[]): Promise<Spans> {
  const over = sql<boolean>`o.ends_at <= now()`
  const rows = await db
    .selectFrom('place.occurrence as o')
    .distinctOn('o.workshop_id')
    .select(['o.workshop_id as id', 'o.starts_at as startsAt', 'o.ends_at as endsAt'])
    .where('o.workshop_id', '=', anyOf(ids))
    .where('o.cancelled_at', 'is', null)
    .orderBy('o.workshop_id')
    .orderBy(over)
    .orderBy(sql`case when ${over} then now() - o.starts_at else o.starts_at - now() end`)
    .execute()
  return new Map(rows.map(({ id, ...span }) => [id, span]))
}
