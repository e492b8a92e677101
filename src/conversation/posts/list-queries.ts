import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { prepare } from '../../platform/prepared.ts'
import type { Audience } from '../../platform/tables.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { By } from './queries.ts'

/** A voice in a list. */
export interface PostCardRow extends By {
  id: string
  title: string
  summary: string
  lang: string
  audience: Audience
  priority: string | null
  /** Whether someone else has answered: lists show that, never how many. */
  answered: boolean
}

const listSize = 20

/** Voices by time, newest first, of one priority or all: each follows an index of its own. */
export async function listVoices(
  db: Db,
  viewer: Viewer | null,
  { priority, cursor }: { priority: string | null; cursor: Cursor | null },
): Promise<{ rows: readonly PostCardRow[]; next: Cursor | null }> {
  const rows = await readByTime(db, { viewer, priority, cursor })
  return cutPage(rows, listSize, (row) => ({ at: row.place, id: row.id }))
}

const readByTime = prepare(
  (
    db,
    { viewer, priority, cursor }: { viewer: Viewer | null; priority: string | null; cursor: Cursor | null },
  ) => {
    const [at, id] =
      priority === null ? (['p.published_at', 'p.id'] as const) : (['t.published_at', 't.id'] as const)
    return selectCards(db, viewer)
      .select(`${at} as place`)
      .where(olderThan(cursor, at, id))
      .$if(priority !== null, (query) =>
        query.where('t.kind', '=', 'post').where('t.priority', '=', priority),
      )
      .orderBy(at, 'desc')
      .orderBy(id, 'desc')
      .limit(sql.lit(listSize + 1))
  },
)

/**
 * Voices of the last sixty days, the least answered first, then those that have waited longest. `after` is the last one of the page before.
 */
export async function listWaiting(
  db: Db,
  viewer: Viewer | null,
  { priority, after, count = listSize }: { priority: string | null; after: string | null; count?: number },
): Promise<{ rows: readonly PostCardRow[]; next: string | null }> {
  const rows = await selectCards(db, viewer)
    .where('p.published_at', '>', sql<Date>`now() - interval '60 days'`)
    .$if(priority !== null, (query) => query.where('t.priority', '=', priority))
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(p.answers, p.published_at, p.id) > (
          select l.answers, l.published_at, l.id from conversation.post l where l.id = ${after})`,
      ),
    )
    .orderBy('p.answers')
    .orderBy('p.published_at')
    .orderBy('p.id')
    .limit(count + 1)
    .execute()
  return { rows: rows.slice(0, count), next: rows.length > count ? (rows[count - 1]?.id ?? null) : null }
}

/**
 * Voices nobody has answered yet, of the last sixty days, those that have waited longest first: at most `count`, for the home page.
 */
export async function readVoicesWaiting(
  db: Db,
  viewer: Viewer | null,
  count: number,
): Promise<PostCardRow[]> {
  return readWaiting(db, { viewer, count })
}

const readWaiting = prepare((db, { viewer, count }: { viewer: Viewer | null; count: number }) =>
  selectCards(db, viewer)
    .where('p.answers', '=', 0)
    .where('p.published_at', '>', sql<Date>`now() - interval '60 days'`)
    .orderBy('p.published_at')
    .orderBy('p.id')
    .limit(sql.lit(count)),
)

function selectCards(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .leftJoin('platform.thing as helper', (join) => join.on(shownAs('helper', 'p.helped_by')))
    .select(['p.id', 't.title', 't.summary', 't.lang', 't.audience', 't.priority', 'p.published_at as at'])
    .select(['a.title as author', 'a.path as authorPath', 'a.picture as face', 'helper.title as helper'])
    .select((eb) => eb('p.answers', '>', 0).$castTo<boolean>().as('answered'))
    .where('p.parent_id', 'is', null)
    .where('p.erased_at', 'is', null)
    .where(visibleTo(viewer))
}
