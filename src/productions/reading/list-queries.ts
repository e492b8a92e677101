import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { prepare } from '../../platform/prepared.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { authorsOf, type NamedAuthor } from '../authors/queries.ts'
import { shownBeside } from './queries.ts'

/** A production in a list. */
export interface ListedProduction {
  id: string
  path: string
  title: string
  lang: string
  summary: string
  kind: string
  priority: string | null
  publishedAt: Date
  authors: NamedAuthor[]
  groupName: string | null
  picture: { id: string; alt: string; width: number; height: number } | null
}

export interface ProductionFilter {
  kind: string
  priority: string
  licence: string
}

const listSize = 24

/** Productions by time, those of a kind, a priority, a licence where the reader asks. */
export async function listProductions(
  db: Db,
  viewer: Viewer | null,
  filter: ProductionFilter,
  cursor: Cursor | null,
) {
  const rows = await selectCards(db, viewer)
    .where('p.withdrawn_at', 'is', null)
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .$if(filter.kind !== '', (query) => query.where('p.kind', '=', filter.kind))
    .$if(filter.priority !== '', (query) => query.where('t.priority', '=', filter.priority))
    .$if(filter.licence !== '', (query) => query.where('p.licence', '=', filter.licence))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  const page = cutPage(rows, listSize, (row) => ({ at: row.publishedAt, id: row.id }))
  return { rows: page.rows.map(cardOf), next: page.next }
}

/** The last productions this reader may see, at most `count`. */
export async function readLatestProductions(
  db: Db,
  viewer: Viewer | null,
  count: number,
): Promise<ListedProduction[]> {
  return (await selectLatest(db, { viewer, count })).map(cardOf)
}

const selectLatest = prepare((db, { viewer, count }: { viewer: Viewer | null; count: number }) =>
  selectCards(db, viewer)
    .where('p.withdrawn_at', 'is', null)
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(count)),
)

/** The rows cards are made of, for any list of productions. */
export function selectCards(db: Db, viewer: Viewer | null) {
  return (
    db
      .selectFrom('platform.thing as t')
      .innerJoin('productions.production as p', 'p.id', 't.id')
      .leftJoin('platform.thing as g', (join) =>
        join.onRef('g.id', '=', 'p.group_id').on(shownBeside(viewer, 'g')),
      )
      .leftJoin('platform.file_use as f', 'f.id', 't.picture')
      .leftJoin('productions.arrival as v', 'v.production_id', 'p.id')
      .select([
        't.id',
        't.path',
        't.title',
        't.lang',
        't.summary',
        't.priority',
        't.published_at as publishedAt',
      ])
      // The group it was brought for did not make it.
      .select(
        sql<string | null>`case when v.production_id is null then g.title else v.group_name end`.as(
          'groupName',
        ),
      )
      .select(['p.kind', 'f.id as file', 'f.alt', 'f.width', 'f.height'])
      .select(authorsOf.as('authors'))
      .where('t.kind', '=', 'production')
      // No list shows what care hid, its author's neither; said so, the index by time serves members too.
      .where('t.hidden_at', 'is', null)
      .where(visibleTo(viewer))
  )
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['execute']>>[number]

export function cardOf({ file, alt, width, height, kind, ...row }: CardRow): ListedProduction {
  const picture = file !== null && width && height ? { id: file, alt: alt ?? '', width, height } : null
  return { ...row, kind: kind ?? '', picture }
}
