import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { listedKinds, visibleTo } from '../../platform/things.ts'
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

/** The newest things of each kind around a priority, whatever kinds the modules have registered. */
export async function readAround(db: Db, viewer: Viewer | null, priority: string): Promise<AroundRow[]> {
  const newest = selectAround(db, viewer, priority, listedKinds()).select(
    sql<string>`row_number() over (partition by t.kind order by t.published_at desc, t.id desc)`.as('place'),
  )
  return db
    .selectFrom(newest.as('n'))
    .select(['n.id', 'n.kind', 'n.path', 'n.title', 'n.summary', 'n.lang', 'n.at', 'n.author'])
    .where('n.place', '<=', String(newestOfEach))
    .orderBy('n.at', 'desc')
    .execute()
}

/** All things of one kind around a priority, newest first. */
export async function listAround(
  db: Db,
  viewer: Viewer | null,
  { priority, kind, cursor }: { priority: string; kind: string; cursor: Cursor | null },
): Promise<{ rows: readonly AroundRow[]; next: Cursor | null }> {
  const rows = await selectAround(db, viewer, priority, [kind])
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage(rows, listSize, (row) => ({ at: row.at, id: row.id }))
}

function selectAround(db: Db, viewer: Viewer | null, priority: string, kinds: readonly string[]) {
  return db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', 'a.id', 't.author_id')
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
    .where('t.kind', 'in', kinds)
    .where(visibleTo(viewer))
}
