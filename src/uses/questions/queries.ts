import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { comesFrom, type Origin } from '../../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Outcome } from '../opinion/opinions.ts'
import type { Answer } from './forms.ts'

/** A question in a list. */
export interface ListedQuestion {
  id: string
  path: string
  title: string
  lang: string
  priority: string | null
  author: string | null
  at: Date
  statements: number
}

const listSize = 30

/** Questions by time. */
export async function listQuestions(db: Db, viewer: Viewer | null, cursor: Cursor | null) {
  const rows = await db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select([
      't.id',
      't.path',
      't.title',
      't.lang',
      't.priority',
      't.published_at as at',
      'author.title as author',
    ])
    .select(countStatements('t.id').as('statements'))
    .where('t.kind', '=', 'question')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedQuestion>(rows, listSize, (row) => row)
}

/** How many statements of a question are in sight. */
function countStatements(column: string) {
  return sql<number>`(select count(*)::int from uses.statement s join platform.thing shown on shown.id = s.id
    where s.question_id = ${sql.ref(column)} and shown.hidden_at is null)`
}

/** A question as its pages show it. */
export interface ShownQuestion {
  id: string
  path: string
  title: string
  why: string
  lang: string
  priority: string | null
  author: string | null
  authorPath: string | null
  at: Date
  own: boolean
  hiddenReason: string | null
  /** How many statements are in sight, and to how many of them the reader answered. */
  statements: number
  answered: number
  origin: Origin | null
  outcome: Outcome | null
}

/** One question, for who may see it. */
export async function readQuestion(
  db: Db,
  viewer: Viewer | null,
  slug: string,
): Promise<ShownQuestion | undefined> {
  const row = await db
    .selectFrom('uses.question as q')
    .innerJoin('platform.thing as t', 't.id', 'q.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .leftJoin('uses.outcome as o', 'o.question_id', 'q.id')
    .select([
      'q.id',
      't.path',
      't.title',
      'q.why',
      't.lang',
      't.priority',
      'q.asked_at as at',
      'q.presentation_id',
    ])
    .select(['author.title as author', 'author.path as authorPath', 't.hidden_reason as hiddenReason'])
    .select('o.told as outcome')
    .select(countStatements('q.id').as('statements'))
    .select(countOwn(viewer).as('answered'))
    .select(comesFrom(viewer, 'q.id').as('origin'))
    .where('q.slug', '=', slug)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { presentation_id, ...question } = row
  return {
    ...question,
    own: presentation_id !== null && (viewer?.presentationIds.includes(presentation_id) ?? false),
  }
}

function countOwn(viewer: Viewer | null) {
  if (!viewer) return sql<number>`0`
  return sql<number>`(select count(*)::int from uses.voter w join uses.vote v on v.voter_id = w.id
    where w.question_id = q.id and w.account_id = ${viewer.accountId})`
}

/** A statement, as pages show it. */
export interface ShownStatement {
  id: string
  number: number
  said: string
  lang: string
}

/** What comes next for this reader: of the statements they did not answer, those least answered first, between equals drawn for them alone. */
export function readNext(
  db: Db,
  viewer: Viewer | null,
  questionId: string,
): Promise<ShownStatement | undefined> {
  const seed = viewer?.accountId ?? ''
  return selectStatements(db, viewer, questionId)
    .$if(viewer !== null, (query) => query.where(sql<boolean>`not ${isAnswered(viewer)}`))
    .orderBy('s.answered')
    .orderBy(sql`md5(${seed} || s.id)`)
    .limit(1)
    .executeTakeFirst()
}

function isAnswered(viewer: Viewer | null) {
  return sql<boolean>`exists (select 1 from uses.voter w join uses.vote v on v.voter_id = w.id
    where w.question_id = s.question_id and w.account_id = ${viewer?.accountId ?? null} and v.number = s.number)`
}

/** Statements of a question that this reader may see. */
function selectStatements(db: Db, viewer: Viewer | null, questionId: string) {
  return db
    .selectFrom('uses.statement as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['s.id', 's.number', 's.said', 's.lang'])
    .where('s.question_id', '=', questionId)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

/** The statements of these numbers that this reader may see. */
export async function readStatements(
  db: Db,
  viewer: Viewer | null,
  questionId: string,
  numbers: readonly number[],
): Promise<Statements> {
  if (numbers.length === 0) return new Map()
  const rows = await selectStatements(db, viewer, questionId)
    .where(sql<boolean>`s.number = any(${numbers}::smallint[])`)
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}

/** Statements by their numbers. */
export type Statements = ReadonlyMap<number, ShownStatement>

/** How many statements a page or a sheet holds. */
export const pageSize = 30

/** One page of statements in the order they were added, after this number; the first number of the next page, if there is one. */
export async function listStatements(db: Db, viewer: Viewer | null, questionId: string, after: number) {
  const rows = await selectStatements(db, viewer, questionId)
    .where('s.number', '>', after)
    .orderBy('s.number')
    .limit(pageSize + 1)
    .execute()
  return cutByNumber(rows)
}

function cutByNumber<Row extends { number: number }>(rows: readonly Row[]) {
  const page = rows.slice(0, pageSize)
  return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.number ?? null) : null }
}

/** One statement with who added it, hidden or not, for who may see it. */
export async function readStatement(db: Db, viewer: Viewer | null, questionId: string, number: number) {
  const row = await db
    .selectFrom('uses.statement as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['s.id', 's.number', 's.said', 's.lang', 's.said_at as at', 's.presentation_id'])
    .select(['author.title as author', 'author.path as authorPath', 't.hidden_reason as hiddenReason'])
    .where('s.question_id', '=', questionId)
    .where('s.number', '=', number)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { presentation_id, ...statement } = row
  return { ...statement, own: viewer?.presentationIds.includes(presentation_id) ?? false }
}

export type WholeStatement = NonNullable<Awaited<ReturnType<typeof readStatement>>>

/** A statement and what the reader answered to it. */
export type OwnAnswer = ShownStatement & { answer: Answer }

const names = new Map<number, Answer>([
  [1, 'agree'],
  [0, 'pass'],
  [-1, 'disagree'],
])

/** One page of what the reader answered, in the order of statements. */
export async function listOwnAnswers(db: Db, viewer: Viewer, questionId: string, after: number) {
  const rows = await selectStatements(db, viewer, questionId)
    .innerJoin('uses.voter as w', 'w.question_id', 's.question_id')
    .innerJoin('uses.vote as v', (join) =>
      join.onRef('v.voter_id', '=', 'w.id').onRef('v.number', '=', 's.number'),
    )
    .select('v.answer')
    .where('w.account_id', '=', viewer.accountId)
    .where('s.number', '>', after)
    .orderBy('s.number')
    .limit(pageSize + 1)
    .execute()
  return cutByNumber<OwnAnswer>(rows.map((row) => ({ ...row, answer: names.get(row.answer) ?? 'pass' })))
}
