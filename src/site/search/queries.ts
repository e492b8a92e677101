import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { prepare } from '../../platform/prepared.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

const size = 20
/** A word that fills a page from so many of the newest things is common. */
const newest = 300
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
  const { ids, next } = await find(db, { viewer, ...wanted })
  return { rows: ids.length > 0 ? await readFound(db, { ids, words: wanted.words }) : [], next }
}

async function find(db: Db, asked: Asked): Promise<{ ids: string[]; next: Cursor | null }> {
  const common = await readRecent(db, { ...asked, among: newest })
  if (common.length > size) return cut(common)
  const few = await readFew(db, asked)
  if (few.length <= fewMatches)
    return cut(
      few.sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1)),
    )
  const recent = await readRecent(db, { ...asked, among: window })
  const { ids, next } = cut(recent)
  return { ids, next: next ?? (await readWindowEnd(db, asked)) }
}

function cut(found: readonly Cursor[]): { ids: string[]; next: Cursor | null } {
  const { rows, next } = cutPage(found, size, (row) => row)
  return { ids: rows.map(({ id }) => id), next }
}

interface Asked extends Wanted {
  viewer: Viewer | null
}

/** Matches by their words, in no order, one more than `fewMatches` at most: for rare words. */
export function selectFew(db: Db, asked: Asked) {
  return selectThings(db, asked)
    .select(['t.id', 't.published_at as at'])
    .where(sql<boolean>`t.search @@ ${queryOf(asked.words)}`)
    .limit(sql.lit(fewMatches + 1))
}

const readFew = prepare(selectFew)

/** The newest matches `among` so many of the newest things: for common words, of which these hold a page. */
export function selectRecent(db: Db, asked: Asked & { among: number }) {
  const things = selectThings(db, asked)
    .select(['t.id', 't.published_at as at', sql<unknown>`t.search`.as('search')])
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(asked.among))
  return db
    .selectFrom(things.as('t'))
    .select(['t.id', 't.at'])
    .where(sql<boolean>`t.search @@ ${queryOf(asked.words)}`)
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(size + 1))
}

const readRecent = prepare(selectRecent)

/** Where to go on when the newest things did not fill a page; null when there were no more of them. */
async function readWindowEnd(db: Db, asked: Asked): Promise<Cursor | null> {
  const row = await selectThings(db, asked)
    .select(['t.id', 't.published_at as at'])
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .offset(window - 1)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

function selectThings(db: Db, { viewer, kind, cursor }: Asked) {
  return (
    db
      .selectFrom('platform.thing as t')
      // Written out, since the indexes by time require it.
      .where(sql<boolean>`t.listed`)
      .$if(kind !== null, (query) => query.where('t.kind', '=', kind ?? ''))
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

const readFound = prepare((db, { ids, words }: { ids: readonly string[]; words: string }) =>
  db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
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
    .where('t.id', '=', anyOf(ids))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc'),
)
