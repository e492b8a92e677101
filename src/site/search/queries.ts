import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { listedKinds, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

const size = 20
/** Up to so many matches are all found by their words, then sorted. */
const fewMatches = 400
/** Words found more often are looked for in so many things, newest first. */
const window = 20_000

export interface Wanted {
  words: string
  /** One kind of thing, or any. */
  kind: string | null
  cursor: Cursor | null
}

/** Something found, with the words that match between two marks. */
export interface Found {
  id: string
  kind: string
  path: string
  title: string
  summary: string
  /** Folded as search folds, with \u0002 and \u0003 around each word that matches. */
  markedTitle: string
  markedSummary: string
  lang: string
  at: Date
  author: string | null
}

/** A page of what holds all these words and this reader may see, newest first. */
export async function search(
  db: Db,
  viewer: Viewer | null,
  wanted: Wanted,
): Promise<{ rows: readonly Found[]; next: Cursor | null }> {
  const few = await selectFew(db, viewer, wanted).execute()
  if (few.length <= fewMatches) {
    few.sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
    const page = cutPage(few, size, (row) => row)
    return { rows: await readFound(db, wanted, page.rows), next: page.next }
  }
  const recent = await selectRecent(db, viewer, wanted).execute()
  const page = cutPage(recent, size, (row) => row)
  const next = page.next ?? (await readWindowEnd(db, viewer, wanted))
  return { rows: await readFound(db, wanted, page.rows), next }
}

/** Matches by their words, in no order, one more than `fewMatches` at most: for rare words. */
export function selectFew(db: Db, viewer: Viewer | null, wanted: Wanted) {
  return selectThings(db, viewer, wanted)
    .select(['t.id', 't.published_at as at'])
    .where(sql<boolean>`t.search @@ ${queryOf(wanted.words)}`)
    .limit(fewMatches + 1)
}

/** The newest matches among the newest things: for common words, of which these hold a page. */
export function selectRecent(db: Db, viewer: Viewer | null, wanted: Wanted) {
  const things = selectThings(db, viewer, wanted)
    .select(['t.id', 't.published_at as at', sql<unknown>`t.search`.as('search')])
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(window)
  return db
    .selectFrom(things.as('t'))
    .select(['t.id', 't.at'])
    .where(sql<boolean>`t.search @@ ${queryOf(wanted.words)}`)
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(size + 1)
}

/** Where to go on when the newest things did not fill a page; null when there were no more of them. */
async function readWindowEnd(db: Db, viewer: Viewer | null, wanted: Wanted): Promise<Cursor | null> {
  const row = await selectThings(db, viewer, wanted)
    .select(['t.id', 't.published_at as at'])
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .offset(window - 1)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

function selectThings(db: Db, viewer: Viewer | null, { kind, cursor }: Wanted) {
  return (
    db
      .selectFrom('platform.thing as t')
      .where('t.kind', 'in', kind === null ? listedKinds() : [kind])
      // What care hid is in no list, not even its author's; it also lets the indexes of what is in sight serve.
      .where('t.hidden_at', 'is', null)
      .where(visibleTo(viewer))
      .where(olderThan(cursor, 't.published_at', 't.id'))
  )
}

function queryOf(words: string) {
  return sql`websearch_to_tsquery('french', platform.fold(${words}))`
}

const marks = 'HighlightAll=true, StartSel=\u0002, StopSel=\u0003'

async function readFound(
  db: Db,
  { words }: Wanted,
  page: readonly { id: string }[],
): Promise<readonly Found[]> {
  if (page.length === 0) return []
  const rows = await db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', (join) =>
      join.onRef('a.id', '=', 't.author_id').on('a.hidden_at', 'is', null),
    )
    .select(['t.id', 't.kind', 't.path', 't.title', 't.lang', 't.published_at as at', 'a.title as author'])
    .select([
      sql<string>`left(t.summary, 300)`.as('summary'),
      sql<string>`ts_headline('french', platform.fold(t.title), ${queryOf(words)}, ${marks})`.as(
        'markedTitle',
      ),
      sql<string>`ts_headline('french', platform.fold(left(t.summary, 300)), ${queryOf(words)}, ${marks})`.as(
        'markedSummary',
      ),
    ])
    .where(
      't.id',
      'in',
      page.map(({ id }) => id),
    )
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return rows
}
