import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GroupRef } from '../tables.ts'

export type ShownChange = NonNullable<Awaited<ReturnType<typeof readOpenChange>>>

/** Changes of weight that are waiting. The time is in milliseconds, so that it also passes through JSON. */
export function selectOpenChanges(db: Db, group: GroupRef, viewer: Viewer | null) {
  return db
    .selectFrom('groups.announced_change as c')
    .select(['c.id', 'c.what', 'c.value', 'c.presentation_id as by'])
    .select([
      sql<number>`(extract(epoch from c.takes_effect_at) * 1000)::float8`.as('due'),
      sql<boolean>`c.account_id = ${viewer?.accountId ?? ''}`.as('mine'),
    ])
    .where('c.group_id', '=', group)
    .where('c.closed_at', 'is', null)
    .orderBy('c.takes_effect_at')
}

export async function readOpenChange(db: Db, viewer: Viewer | null, groupId: string, id: string) {
  return selectOpenChanges(db, groupId, viewer).where('c.id', '=', id).executeTakeFirst()
}

/** What became of the changes announced before. */
export async function readClosedChanges(db: Db, groupId: string) {
  return db
    .selectFrom('groups.announced_change as c')
    .select([
      'c.id',
      'c.what',
      'c.value',
      'c.presentation_id as by',
      'c.closed_by as closedBy',
      'c.closed_at',
      'c.outcome',
      'c.reason',
    ])
    .where('c.group_id', '=', groupId)
    .where('c.closed_at', 'is not', null)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(20)
    .execute()
}
