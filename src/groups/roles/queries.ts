import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GroupRef } from '../tables.ts'

export type ShownRole = Awaited<ReturnType<typeof readRoles>>[number]

/** The roles of a group and who holds each now. Times are milliseconds, so that they also pass through JSON. */
export function selectRoles(db: Db, group: GroupRef, viewer: Viewer | null) {
  return db
    .selectFrom('groups.role as r')
    .leftJoin('groups.role_holding as h', (join) =>
      join
        .onRef('h.role_id', '=', 'r.id')
        .on('h.left_at', 'is', null)
        .on('h.until', '>', sql<Date>`now()`),
    )
    .select(['r.id', 'r.word', 'r.name', 'r.details', 'h.presentation_id as holder'])
    .select([
      sql<number | null>`(extract(epoch from h.until) * 1000)::float8`.as('until'),
      sql<boolean>`coalesce(h.account_id = ${viewer?.accountId ?? ''}, false)`.as('mine'),
    ])
    .where('r.group_id', '=', group)
    .where('r.closed_at', 'is', null)
    .orderBy('r.named_at')
    .orderBy('r.id')
    .limit(60)
}

export async function readRoles(db: Db, viewer: Viewer | null, groupId: string) {
  return selectRoles(db, groupId, viewer).execute()
}
