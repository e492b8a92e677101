import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { comesFrom, type Origin } from '../../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { writableBy } from '../making/access.ts'
import { shownBeside } from '../reading/queries.ts'
import { cardOf, selectCards, type ListedProduction } from '../reading/list-queries.ts'

/** A need in a list. */
export interface ListedNeed {
  id: string
  path: string
  title: string
  summary: string
  lang: string
  priority: string | null
  author: string | null
  at: Date
  answered: boolean
}

const listSize = 30

export interface NeedFilter {
  priority: string
  /** Only those no production answers yet. */
  waiting: boolean
}

/** Needs by time. */
export async function listNeeds(
  db: Db,
  viewer: Viewer | null,
  { priority, waiting }: NeedFilter,
  cursor: Cursor | null,
) {
  const isAnswered = answeredFor(viewer)
  const rows = await db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select([
      't.id',
      't.path',
      't.title',
      't.summary',
      't.lang',
      't.priority',
      't.published_at as at',
      'author.title as author',
    ])
    .select(isAnswered.as('answered'))
    .where('t.kind', '=', 'need')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .$if(priority !== '', (query) => query.where('t.priority', '=', priority))
    .$if(waiting, (query) => query.where(sql<boolean>`not ${isAnswered}`))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedNeed>(rows, listSize, (row) => row)
}

/** A need is answered once a production that says so is there for this reader. */
function answeredFor(viewer: Viewer | null) {
  return sql<boolean>`exists (
    select 1 from productions.answer a join platform.thing made on made.id = a.production_id
    where a.need_id = t.id and ${shownBeside(viewer, 'made')})`
}

/** A need as its page shows it. */
export interface ShownNeed {
  id: string
  path: string
  title: string
  purpose: string
  withWhom: string
  tried: string
  lang: string
  priority: string | null
  author: { name: string; path: string } | null
  at: Date
  editedAt: Date | null
  saves: number
  /** Whether the reader said it. */
  own: boolean
  /** Why care hid it; whoever said it alone still gets the page. */
  hiddenReason: string | null
  /** What it began from. */
  origin: Origin | null
}

/** One need, for who may see it. */
export async function readNeed(db: Db, viewer: Viewer | null, id: string): Promise<ShownNeed | undefined> {
  const row = await db
    .selectFrom('productions.need as n')
    .innerJoin('platform.thing as t', 't.id', 'n.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .selectAll('n')
    .select([
      't.path',
      't.priority',
      'author.title as authorName',
      'author.path as authorPath',
      't.hidden_reason as hiddenReason',
    ])
    .select(comesFrom(viewer, 'n.id').as('origin'))
    .where('n.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { path, title, purpose, tried, lang, priority, said_at, authorName, authorPath, hiddenReason } = row
  return {
    ...{ id, path, title, purpose, tried, lang, priority, hiddenReason },
    origin: row.origin,
    withWhom: row.with_whom,
    saves: row.saves,
    editedAt: row.edited_at,
    author: authorName !== null && authorPath !== null ? { name: authorName, path: authorPath } : null,
    at: said_at,
    own: viewer?.presentationIds.includes(row.presentation_id) ?? false,
  }
}

/** The title of a need that something is made for, when there is one to see. */
export async function readNeedTitle(
  db: Db,
  viewer: Viewer | null,
  id: string,
): Promise<{ id: string; title: string } | undefined> {
  if (id === '') return undefined
  return db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.title'])
    .where('t.id', '=', id)
    .where('t.kind', '=', 'need')
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

/** A production that answers a need, and whether the reader may take that back. */
export type Answer = ListedProduction & { writable: boolean }

/** The productions that answer a need, as cards. */
export async function readAnswers(db: Db, viewer: Viewer | null, needId: string): Promise<Answer[]> {
  const rows = await selectCards(db, viewer)
    .innerJoin('productions.answer as answer', 'answer.production_id', 'p.id')
    .select((eb) => writableBy(viewer)(eb).as('writable'))
    .where('answer.need_id', '=', needId)
    .where('p.withdrawn_at', 'is', null)
    .orderBy('t.published_at', 'desc')
    .limit(30)
    .execute()
  return rows.map(({ writable, ...row }) => ({ ...cardOf(row), writable: Boolean(writable) }))
}

/** The viewer's published productions that could answer a need and do not say so yet. */
export async function readOwnProductions(
  db: Db,
  viewer: Viewer | null,
  needId: string,
): Promise<{ id: string; title: string }[]> {
  if (!viewer) return []
  return db
    .selectFrom('productions.production as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['p.id', 't.title'])
    .where(writableBy(viewer))
    .where('p.withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('productions.answer as a')
            .select('a.need_id')
            .whereRef('a.production_id', '=', 'p.id')
            .where('a.need_id', '=', needId),
        ),
      ),
    )
    .orderBy('t.published_at', 'desc')
    .limit(50)
    .execute()
}
