import { sql } from 'kysely'
import { otherNameIn } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import type { Audience } from '../../platform/tables.ts'
import { shownAs, visibleTo, writtenBy } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A testimony in a list; without a name where it is unnamed. */
export interface ListedTestimony {
  id: string
  path: string
  title: string
  summary: string
  lang: string
  priority: string | null
  author: string | null
  at: Date
}

const listSize = 30

/** Testimonies by time. */
export async function listTestimonies(db: Db, viewer: Viewer | null, cursor: Cursor | null) {
  const rows = await selectListed(db, viewer)
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedTestimony>(rows, listSize, (row) => row)
}

function selectListed(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select(['t.id', 't.path', 't.title', 't.summary', 't.lang', 't.priority', 't.published_at as at'])
    .select('a.title as author')
    .where('t.kind', '=', 'testimony')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

/** A testimony as its page shows it. */
export interface ShownTestimony {
  id: string
  path: string
  title: string
  text: string
  transcript: string
  warning: string
  lang: string
  priority: string | null
  quotable: boolean
  audience: Audience
  author: string | null
  authorPath: string | null
  /** Whether it names nobody. */
  unnamed: boolean
  at: Date
  editedAt: Date | null
  saves: number
  /** Whether the reader told it, named or not: shown to nobody else. */
  own: boolean
  hiddenReason: string | null
}

/** One testimony, for who may see it. */
export async function readTestimony(
  db: Db,
  viewer: Viewer | null,
  id: string,
): Promise<ShownTestimony | undefined> {
  return db
    .selectFrom('knowledge.testimony as y')
    .innerJoin('platform.thing as t', 't.id', 'y.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select(['y.id', 't.path', 'y.title', 'y.text', 'y.transcript', 'y.warning', 'y.lang', 't.priority'])
    .select(['y.quotable', 't.audience', 'a.title as author', 'a.path as authorPath', 'y.told_at as at'])
    .select(['y.edited_at as editedAt', 'y.saves', 't.hidden_reason as hiddenReason'])
    .select(sql<boolean>`t.unnamed_author_id is not null`.as('unnamed'))
    .select(sql<boolean>`coalesce(${writtenBy(viewer?.presentationIds ?? [])}, false)`.as('own'))
    .where('y.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

/** A piece that comes from a testimony. */
export interface Understood {
  path: string
  title: string
  lang: string
}

/** What was understood from a testimony, as far as this reader may see. */
export async function readUnderstood(db: Db, viewer: Viewer | null, id: string): Promise<Understood[]> {
  return db
    .selectFrom('knowledge.matter as m')
    .innerJoin('platform.thing as t', 't.id', 'm.piece_id')
    .select(['t.path', 't.title', 't.lang'])
    .where('m.testimony_id', '=', id)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('m.at', 'desc')
    .limit(30)
    .execute()
}

/** A testimony that a piece comes from: its words for who may read it, that it was there for the others. */
export interface Matter {
  id: string
  quote: string
  testimony: { path: string; title: string; lang: string } | null
  withdrawn: boolean
}

/** What a piece comes from, in the order it was said. */
export async function readMatters(db: Db, viewer: Viewer | null, pieceId: string): Promise<Matter[]> {
  const seen = db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.path', 't.title', 't.lang'])
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
  return db
    .selectFrom('knowledge.matter as m')
    .leftJoin(seen.as('s'), 's.id', 'm.testimony_id')
    .select('m.id')
    .select(sql<string>`case when s.id is null then '' else m.quote end`.as('quote'))
    .select(
      sql<
        Matter['testimony']
      >`case when s.id is not null then json_build_object('path', s.path, 'title', s.title, 'lang', s.lang) end`.as(
        'testimony',
      ),
    )
    .select(sql<boolean>`m.withdrawn_at is not null`.as('withdrawn'))
    .where('m.piece_id', '=', pieceId)
    .orderBy('m.at')
    .orderBy('m.id')
    .limit(50)
    .execute()
}

/** Testimonies that a piece could come from, by words; the newest when none are looked for. */
export async function findTestimonies(
  db: Db,
  viewer: Viewer,
  { words, pieceId }: { words: string; pieceId: string },
): Promise<ListedTestimony[]> {
  return selectListed(db, viewer)
    .$if(words !== '', (query) =>
      query.where(sql<boolean>`t.search @@ websearch_to_tsquery('french', platform.fold(${words}))`),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('knowledge.matter as m')
            .select('m.id')
            .whereRef('m.testimony_id', '=', 't.id')
            .where('m.piece_id', '=', pieceId),
        ),
      ),
    )
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(20)
    .execute()
}

/** A group that someone may tell it to, and their name there where it is another. */
export interface OwnGroup {
  id: string
  name: string
  otherName: string | null
}

/** The groups of this reader. */
export async function readOwnGroups(db: Db, viewer: Viewer | null): Promise<OwnGroup[]> {
  if (!viewer) return []
  return db
    .selectFrom('platform.audience_member as m')
    .innerJoin('platform.thing as g', 'g.id', 'm.audience_id')
    .select(['g.id', 'g.title as name'])
    .select(otherNameIn(viewer, 'g.id').as('otherName'))
    .where('m.account_id', '=', viewer.accountId)
    .orderBy('g.title')
    .execute()
}
