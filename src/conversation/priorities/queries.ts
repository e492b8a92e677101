import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { listedKinds, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Anything of the social space, as the page of its priority shows it. */
export interface AroundRow {
  id: string
  kind: string
  path: string
  title: string
  summary: string
  lang: string
  at: Date
  author: string | null
}

const newestOfEach = 6
const listSize = 20

/** The newest things of each kind around a priority, whatever kinds the modules have registered: a few rows of an index for each. */
export async function readAround(db: Db, viewer: Viewer | null, priority: string): Promise<AroundRow[]> {
  return db
    .selectFrom(sql<{ kind: string }>`unnest(${listedKinds()}::text[])`.as<'k'>(sql`k(kind)`))
    .innerJoinLateral(
      () =>
        selectAround(db, viewer, priority)
          .where('t.kind', '=', sql<string>`k.kind`)
          .orderBy('t.published_at', 'desc')
          .orderBy('t.id', 'desc')
          .limit(newestOfEach)
          .as('n'),
      (join) => join.onTrue(),
    )
    .selectAll('n')
    .orderBy('n.at', 'desc')
    .execute()
}

/** All things of one kind around a priority, newest first. */
export async function listAround(
  db: Db,
  viewer: Viewer | null,
  { priority, kind, cursor }: { priority: string; kind: string; cursor: Cursor | null },
): Promise<{ rows: readonly AroundRow[]; next: Cursor | null }> {
  const rows = await selectAround(db, viewer, priority)
    .where('t.kind', '=', kind)
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage(rows, listSize, (row) => ({ at: row.at, id: row.id }))
}

function selectAround(db: Db, viewer: Viewer | null, priority: string) {
  return db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select([
      't.id',
      't.kind',
      't.path',
      't.title',
      't.summary',
      't.lang',
      't.published_at as at',
      'a.title as author',
    ])
    .where('t.priority', '=', priority)
    .where(visibleTo(viewer))
}
