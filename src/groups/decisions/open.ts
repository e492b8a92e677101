import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GroupRef } from '../tables.ts'

/** A time that also passes through JSON. */
export const inMilliseconds = (column: string) =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`

/** What a group is asked to decide now, the soonest to end first, for its own page. */
export function selectOpenDecisions(db: Db, viewer: Viewer | null, group: GroupRef) {
  return db
    .selectFrom('groups.decision as d')
    .innerJoin('platform.thing as t', 't.id', 'd.id')
    .select(['d.id', 'd.title', 'd.lang', 't.path', inMilliseconds('d.ends_at').as('ends')])
    .where('d.group_id', '=', group)
    .where('d.closed_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('d.ends_at')
    .orderBy('d.id')
    .limit(5)
}
