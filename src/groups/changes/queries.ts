import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GroupRef } from '../tables.ts'

export type AnnouncedChange = Awaited<ReturnType<ReturnType<typeof selectOpenChanges>['execute']>>[number]
export type ShownChange = NonNullable<Awaited<ReturnType<typeof readChange>>>

/** Changes of weight that are waiting. */
export function selectOpenChanges(db: Db, group: GroupRef, viewer: Viewer | null) {
  return selectChanges(db, group, viewer).where('c.closed_at', 'is', null).orderBy('c.takes_effect_at')
}

/** The time is in milliseconds, so that it also passes through JSON. */
function selectChanges(db: Db, group: GroupRef, viewer: Viewer | null) {
  return db
    .selectFrom('groups.announced_change as c')
    .select(['c.id', 'c.what', 'c.presentation_id as by'])
    .select([
      sql<number>`(extract(epoch from c.takes_effect_at) * 1000)::float8`.as('due'),
      sql<boolean>`c.account_id = ${viewer?.accountId ?? ''}`.as('mine'),
    ])
    .where('c.group_id', '=', group)
}

/**
 * One change: what it would make of the group while it waits, then what became of it. What was learned is for those who see the group's
 * people (`showsPeople`), as it will be in the journal.
 */
export async function readChange(
  db: Db,
  viewer: Viewer | null,
  { groupId, id, showsPeople }: { groupId: string; id: string; showsPeople: boolean },
) {
  return selectChanges(db, groupId, viewer)
    .select(['c.outcome', 'c.closed_by as closedBy', 'c.reason'])
    .select((eb) =>
      eb
        .case()
        .when(
          eb.and([eb('c.closed_at', 'is', null), eb.or([eb('c.what', '<>', 'stop'), eb.val(showsPeople)])]),
        )
        .then(eb.ref('c.value'))
        .end()
        .as('value'),
    )
    .where('c.id', '=', id)
    .executeTakeFirst()
}

/** What became of the changes announced before. */
export async function readClosedChanges(db: Db, groupId: string) {
  return db
    .selectFrom('groups.announced_change as c')
    .select([
      'c.id',
      'c.what',
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
