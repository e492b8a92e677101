import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { studyPathOf } from '../paths.ts'
import { asks } from '../queries.ts'

/** What someone answered to a study, for themselves alone. */
export interface OwnConsent {
  takesPart: boolean
  data: boolean
  texts: boolean
  withdrawn: boolean
  answeredAt: Date
  /** The study asks something else since: what they agreed to is an earlier wording. */
  outdated: boolean
  /** There is something to take back: a yes, or what left with one that fell when the study asked something else. */
  mayWithdraw: boolean
}

/** Whether there is something to take back of `research.consent as c`. */
export const mayWithdraw = sql<boolean>`(c.takes_part_at is not null or c.data_at is not null
  or (c.withdrawn_at is null and exists (
    select 1 from research.consent_log l where l.study_id = c.study_id and l.account_id = c.account_id and l.data)))`

/** The same among their studies. */
export interface ListedConsent extends OwnConsent {
  path: string
  slug: string
  title: string
  lang: string
  closed: boolean
  asksBefore: boolean
  asksAfter: boolean
  analysisOn: string
}

function selectConsents(db: Db, accountId: string) {
  return db
    .selectFrom('research.consent as c')
    .innerJoin('research.study as s', 's.id', 'c.study_id')
    .select(['s.slug', 's.title', 's.lang', 's.closed_at', 'c.answered_at as answeredAt'])
    .select([
      sql<boolean>`c.takes_part_at is not null`.as('takesPart'),
      sql<boolean>`c.data_at is not null`.as('data'),
      sql<boolean>`c.texts_at is not null`.as('texts'),
      sql<boolean>`c.withdrawn_at is not null`.as('withdrawn'),
      sql<boolean>`c.wording < s.wording`.as('outdated'),
      mayWithdraw.as('mayWithdraw'),
    ])
    .where('c.account_id', '=', accountId)
}

/** What the reader answered to a study; undefined when they did not, or are a visitor. */
export async function readOwnConsent(
  db: Db,
  viewer: Viewer | null,
  studyId: string,
): Promise<OwnConsent | undefined> {
  if (!viewer) return undefined
  return selectConsents(db, viewer.accountId).where('c.study_id', '=', studyId).executeTakeFirst()
}

/** Everything the reader answered, the latest first. */
export async function listOwnConsents(db: Db, accountId: string): Promise<ListedConsent[]> {
  const rows = await selectConsents(db, accountId)
    .select([asks('before').as('asksBefore'), asks('after').as('asksAfter')])
    .select(sql<string>`to_char(s.analysis_on, 'YYYY-MM-DD')`.as('analysisOn'))
    .orderBy('c.answered_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ closed_at, ...row }) => {
    return { ...row, path: studyPathOf(row.slug), closed: closed_at !== null }
  })
}

/** Open studies that the reader has not answered yet. */
export async function listUnanswered(
  db: Db,
  viewer: Viewer,
): Promise<{ path: string; title: string; lang: string }[]> {
  return db
    .selectFrom('research.study as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['t.path', 's.title', 's.lang'])
    .where('s.closed_at', 'is', null)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('research.consent as c')
            .select('c.study_id')
            .whereRef('c.study_id', '=', 's.id')
            .where('c.account_id', '=', viewer.accountId),
        ),
      ),
    )
    .orderBy('s.opened_at', 'desc')
    .limit(30)
    .execute()
}

/** One answer among those that were given. */
export interface PastAnswer {
  at: Date
  title: string
  lang: string
  path: string
  wording: number
  takesPart: boolean
  data: boolean
  texts: boolean
}

/** Each time the reader answered or withdrew, and to which wording, the latest first. */
export async function readHistory(db: Db, accountId: string): Promise<PastAnswer[]> {
  const rows = await db
    .selectFrom('research.consent_log as l')
    .innerJoin('research.study as s', 's.id', 'l.study_id')
    .select(['l.at', 's.title', 's.lang', 's.slug', 'l.wording'])
    .select(['l.takes_part as takesPart', 'l.data', 'l.texts'])
    .where('l.account_id', '=', accountId)
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ slug, ...row }) => ({ ...row, path: studyPathOf(slug) }))
}
