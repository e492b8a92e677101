import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

export type ShownStrand = NonNullable<Awaited<ReturnType<typeof readStrand>>>

/** Strands, the latest opened first. */
export async function readStrands(db: Db, viewer: Viewer | null, cursor: Cursor | null) {
  const size = 20
  const rows = await db
    .selectFrom('groups.strand as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['s.id', 's.name', 's.lang', 's.opened_at', 't.path', 't.summary'])
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 's.opened_at', 's.id'))
    .orderBy('s.opened_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(size + 1)
    .execute()
  return cutPage(rows, size, (row) => ({ at: row.opened_at, id: row.id }))
}

/** One strand and whether the reader opened it. */
export async function readStrand(db: Db, viewer: Viewer | null, slug: string) {
  const row = await db
    .selectFrom('groups.strand as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .selectAll('s')
    .select(['t.path', 't.author_id', 't.summary', 't.audience', 't.hidden_reason as hiddenReason'])
    .where('s.slug', '=', slug)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return (
    row && {
      ...row,
      mine: viewer !== null && row.author_id !== null && viewer.presentationIds.includes(row.author_id),
    }
  )
}

/** Names of strands to choose from, in the order of the alphabet. */
export async function readStrandNames(
  db: Db,
  viewer: Viewer | null,
): Promise<{ slug: string; name: string }[]> {
  return db
    .selectFrom('groups.strand as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['s.slug', 's.name'])
    .where(visibleTo(viewer))
    .orderBy('s.name')
    .limit(200)
    .execute()
}
