import { expressionBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { comesFrom } from '../../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { authorTo, rowOf, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { groupShownAs, isIn, isOwn, ofGroup } from '../access.ts'
import { readingSorts, type ReadingSort, type RemarkSort } from '../tables.ts'

/** A reading in a list. */
export interface ListedReading {
  id: string
  path: string
  title: string
  summary: string
  lang: string
  sort: ReadingSort
  institution: string
  author: string | null
  group: string | null
  at: Date
  /** Whether its whole text was said again. */
  rewritten: boolean
}

const listSize = 20

export interface ReadingFilter {
  /** One sort alone; empty for all. */
  sort: string
  /** The slug of the group that keeps it. */
  group: string | null
}

/** Readings by time, of one sort, of one group, or all. */
export async function listReadings(
  db: Db,
  viewer: Viewer | null,
  { sort, group }: ReadingFilter,
  cursor: Cursor | null,
) {
  const known = readingSorts.find((one) => one === sort)
  const rows = await db
    .selectFrom('platform.thing as t')
    .innerJoin(rowOf('institutions.reading', known === undefined && group === null).as('r'), (join) =>
      join.onTrue(),
    )
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', authorTo(viewer))))
    .select(['t.id', 't.path', 't.title', 't.summary', 't.lang', 'r.sort', 'r.institution'])
    .leftJoin('platform.thing as g', (join) => join.on(groupShownAs(viewer, 'g', 'r.group_id')))
    .select(['author.title as author', 'g.title as group', 't.published_at as at'])
    .select(
      sql<boolean>`exists (select 1 from institutions.rewriting w where w.reading_id = r.id)`.as('rewritten'),
    )
    .where('t.kind', '=', 'reading')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .$if(group !== null, (query) => query.where(ofGroup('r.group_id', group ?? '')))
    .$if(known !== undefined, (query) => query.where('r.sort', '=', known ?? 'letter'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedReading>(rows, listSize, (row) => row)
}

export type ShownReading = NonNullable<Awaited<ReturnType<typeof readReading>>>

/** A reading as all its pages need it, for who may see it, with the whole text as it was last said again. */
export async function readReading(db: Db, viewer: Viewer | null, slug: string) {
  return db
    .selectFrom('institutions.reading as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', authorTo(viewer))))
    .leftJoin('platform.thing as g', (join) => join.on(groupShownAs(viewer, 'g', 'r.group_id')))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('institutions.rewriting as w')
          .select(['w.number', 'w.text', 'w.written_at'])
          .whereRef('w.reading_id', '=', 'r.id')
          .orderBy('w.number', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .selectAll('r')
    .select(['t.path', 't.audience', 't.hidden_reason as hiddenReason'])
    .select([
      'author.title as author',
      'author.path as authorPath',
      'g.title as group',
      'g.path as groupPath',
    ])
    .select(['w.number as rewriting', 'w.text as rewritten', 'w.written_at as rewrittenAt'])
    .select([
      isOwn(viewer, 'r.presentation_id').as('own'),
      sql<boolean>`(${isOwn(viewer, 'r.presentation_id')} or ${isIn(viewer, 'r.group_id')})`.as('writes'),
      comesFrom(viewer, 'r.id').as('origin'),
    ])
    .where('r.slug', '=', slug)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

/** A sentence, and how many of each sort were said of it. */
export interface ShownSentence {
  number: number
  starts: boolean
  text: string
  counts: Partial<Record<RemarkSort, number>>
}

/** How many sentences one page shows. */
export const sentencesShown = 60

/** The sentences of a reading from this one on, and one more than a page shows when there are more. */
export async function readSentences(
  db: Db,
  viewer: Viewer | null,
  readingId: string,
  { from = 1, most = sentencesShown + 1 } = {},
): Promise<ShownSentence[]> {
  const seen = visibleTo(viewer)(expressionBuilder())
  return db
    .selectFrom('institutions.sentence as s')
    .select(['s.number', 's.starts', 's.text'])
    .select(
      sql<ShownSentence['counts']>`coalesce((
        select jsonb_object_agg(c.sort, c.count) from (
          select k.sort, count(*) from institutions.remark k join platform.thing t on t.id = k.id
          where k.reading_id = s.reading_id and k.number = s.number and t.hidden_at is null and ${seen} group by k.sort) c), '{}')`.as(
        'counts',
      ),
    )
    .where('s.reading_id', '=', readingId)
    .where('s.number', '>=', from)
    .orderBy('s.number')
    .limit(most)
    .execute()
}

/** One sentence, and how many its text has. */
export async function readSentence(db: Db, readingId: string, number: number) {
  return db
    .selectFrom('institutions.sentence as s')
    .select(['s.number', 's.text'])
    .select(
      sql<number>`(select max(number) from institutions.sentence l where l.reading_id = s.reading_id)`.as(
        'last',
      ),
    )
    .where('s.reading_id', '=', readingId)
    .where('s.number', '=', number)
    .executeTakeFirst()
}

function selectRemarks(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('institutions.remark as k')
    .innerJoin('platform.thing as t', 't.id', 'k.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['k.id', 'k.number', 'k.sort', 'k.text', 'k.source', 'k.lang', 'k.saves'])
    .select(['k.said_at as at', 'k.edited_at as editedAt', 't.path', 't.hidden_reason as hiddenReason'])
    .select(['author.title as author', 'author.path as authorPath'])
    .select(isOwn(viewer, 'k.presentation_id').as('own'))
    .where(visibleTo(viewer))
}

export type ShownRemark = Awaited<ReturnType<typeof readRemarks>>[number]

/** More than a page shows of one sentence. */
const mostRemarks = 200

/** What was said of a sentence, first said first: no rewriting stands before another for any other reason. */
export async function readRemarks(db: Db, viewer: Viewer | null, readingId: string, number: number) {
  return selectRemarks(db, viewer)
    .where('k.reading_id', '=', readingId)
    .where('k.number', '=', number)
    .orderBy('k.said_at')
    .orderBy('k.id')
    .limit(mostRemarks)
    .execute()
}

/** Every rewriting of every sentence of a reading, in their order. */
export async function readRewrites(db: Db, viewer: Viewer | null, readingId: string) {
  return selectRemarks(db, viewer)
    .where('k.reading_id', '=', readingId)
    .where('k.sort', '=', 'rewrite')
    .where('t.hidden_at', 'is', null)
    .orderBy('k.number')
    .orderBy('k.said_at')
    .limit(1_000)
    .execute()
}

/** One remark of the reader's own. */
export async function readOwnRemark(db: Db, viewer: Viewer, id: string) {
  return selectRemarks(db, viewer)
    .where('k.id', '=', id)
    .where('k.presentation_id', 'in', viewer.presentationIds)
    .executeTakeFirst()
}
