import { sql, type ExpressionBuilder } from 'kysely'
import type { Db, Tables } from '../../platform/database.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { studyPathOf } from './paths.ts'
import type { StudyTable, Trace } from './tables.ts'

const day = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

/** A study in a list. */
export interface ListedStudy {
  path: string
  title: string
  question: string
  lang: string
  institution: string
  analysisOn: string
  closed: boolean
  givenBack: boolean
}

/** More than a lab ever has at one time. */
const mostListed = 60

/** Every study that opened, the latest first. */
export async function listStudies(db: Db, viewer: Viewer | null): Promise<ListedStudy[]> {
  const rows = await db
    .selectFrom('research.study as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['t.path', 's.title', 't.summary as question', 's.lang', 's.institution'])
    .select(day('s.analysis_on').as('analysisOn'))
    .select(['s.closed_at', 's.given_back_at'])
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('s.opened_at', 'desc')
    .orderBy('s.id')
    .limit(mostListed)
    .execute()
  return rows.map(({ closed_at, given_back_at, ...row }) => {
    return { ...row, closed: closed_at !== null, givenBack: given_back_at !== null }
  })
}

/** What the reader prepares and nobody else sees yet. */
export function listDrafts(db: Db, viewer: Viewer): Promise<{ slug: string; title: string; lang: string }[]> {
  return db
    .selectFrom('research.study')
    .select(['slug', 'title', 'lang'])
    .where('presentation_id', 'in', viewer.presentationIds)
    .where('opened_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(mostListed)
    .execute()
}

/** A study as its page shows it. */
export interface ShownStudy {
  id: string
  slug: string
  path: string
  title: string
  question: string
  protocol: string
  doneBy: string
  institution: string
  ethics: string
  traces: readonly Trace[]
  scopes: readonly string[]
  lang: string
  analysisOn: string
  dataUntil: string
  wording: number
  saves: number
  openedAt: Date | null
  closedAt: Date | null
  givenBack: string
  givenBackAt: Date | null
  author: { name: string; path: string } | null
  /** Whether it asks anything before, or after. */
  asksBefore: boolean
  asksAfter: boolean
  /** Whether the reader opened it or prepares it. */
  own: boolean
  hiddenReason: string | null
}

type WithStudy = { s: StudyTable }

/** Whether a reader may see `research.study as s`: one that opened, or one that they prepare. */
function seenBy(viewer: Viewer | null) {
  return (eb: ExpressionBuilder<Tables & WithStudy, 's'>) => {
    const opened = eb.exists(
      eb
        .selectFrom('platform.thing as t')
        .select('t.id')
        .whereRef('t.id', '=', 's.id')
        .where(visibleTo(viewer)),
    )
    return viewer ? eb.or([eb('s.presentation_id', 'in', viewer.presentationIds), opened]) : opened
  }
}

/** Whether `research.study as s` asks questions before, or after. */
export function asks(moment: 'before' | 'after') {
  return sql<boolean>`exists (
    select 1 from research.question q where q.study_id = s.id and q.moment in ('both', ${moment}))`
}

/** One study, for who may see it. */
export async function readStudy(
  db: Db,
  viewer: Viewer | null,
  slug: string,
): Promise<ShownStudy | undefined> {
  const row = await db
    .selectFrom('research.study as s')
    .leftJoin('platform.thing as shown', 'shown.id', 's.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 's.presentation_id')))
    .selectAll('s')
    .select([day('s.analysis_on').as('analysisOn'), day('s.data_until').as('dataUntil')])
    .select(['shown.hidden_reason as hiddenReason'])
    .select(['author.title as authorName', 'author.path as authorPath'])
    .select(
      sql<
        string[]
      >`array(select c.scope from research.study_scope c where c.study_id = s.id order by c.scope)`.as(
        'scopes',
      ),
    )
    .select([asks('before').as('asksBefore'), asks('after').as('asksAfter')])
    .where('s.slug', '=', slug)
    .where(seenBy(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { id, title, question, protocol, institution, ethics, traces, lang, wording, saves } = row
  const { analysisOn, dataUntil, scopes, hiddenReason, authorName, authorPath } = row
  return {
    ...{ id, slug, title, question, protocol, institution, ethics, traces, lang, wording, saves },
    ...{ analysisOn, dataUntil, scopes, hiddenReason },
    ...{ asksBefore: row.asksBefore, asksAfter: row.asksAfter },
    path: studyPathOf(slug),
    doneBy: row.done_by,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    givenBack: row.given_back,
    givenBackAt: row.given_back_at,
    author: authorName !== null && authorPath !== null ? { name: authorName, path: authorPath } : null,
    own: row.presentation_id !== null && (viewer?.presentationIds.includes(row.presentation_id) ?? false),
  }
}
