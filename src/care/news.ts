import { sql } from 'kysely'
import { emptyCircle } from '../people/index.ts'
import type { Db } from '../platform/database.ts'
import { readNewest, type Cursor } from '../platform/pager.tsx'
import type { Viewer } from '../platform/viewer.ts'
import { answersFor } from './contests/standing.ts'

/** Something of care that concerns someone: a decision about what they answer for, a contest they hear, what became of what they told. */
export interface CareNews {
  what:
    'hidden' | 'shown' | 'contest-shown' | 'contest-kept' | 'hear' | 'told-hidden' | 'told-kept' | 'nobody'
  at: Date
  /** Tells it from what happened at the same moment. */
  key: string
  /** The thing it is about; null when that is told elsewhere. */
  title: string | null
  lang: string | null
  path: string
}

/** News of care for this account, newest first, only what came before `before` if it is given. With an empty care circle, who holds the keys is told that reports wait. */
export async function readCareNews(
  db: Db,
  viewer: Pick<Viewer, 'accountId' | 'presentationIds' | 'circles'>,
  page: { before: Cursor | null; count: number },
): Promise<CareNews[]> {
  const { accountId } = viewer
  const theirs = answersFor(viewer)
  const keys = viewer.circles.has('keys')
  const decisions = sql<CareNews>`
    select case d.act when 'hide' then 'hidden' else 'shown' end as what, d.at, d.id as key, t.title, t.lang,
      case d.act when 'hide' then '/veille/contester/' || t.id else t.path end as path
    from platform.thing t join care.decision d on d.thing_id = t.id where ${theirs}
      and (d.act = 'hide' or d.account_id is not null)`
  const contests = sql<CareNews>`
    select 'contest-' || c.outcome as what, c.closed_at as at, c.id as key, t.title, t.lang,
      case c.outcome when 'kept' then '/veille/contester/' || t.id else t.path end as path
    from care.contest c join care.decision d on d.id = c.decision_id join platform.thing t on t.id = d.thing_id
    where c.outcome in ('shown', 'kept') and ${theirs}`
  const hearings = sql<CareNews>`
    select 'hear' as what, h.drawn_at as at, h.contest_id as key, null as title, null as lang,
      '/veille/entendre/' || h.contest_id as path
    from care.hearing h join care.contest c on c.id = h.contest_id
    where h.account_id = ${accountId} and h.passed_at is null and h.answered_at is null and c.closed_at is null`
  const reports = sql<CareNews>`
    select 'told-' || r.outcome as what, r.answered_at as at, r.id as key, null as title, null as lang, '/moi/prevenu' as path
    from care.report r where r.account_id = ${accountId} and r.answered_at is not null`
  const waiting = sql<CareNews>`
    select 'nobody' as what, max(r.at) as at, 'nobody' as key, null as title, null as lang, '/cercles/veille' as path
    from care.report r where ${keys} and r.answered_at is null and ${emptyCircle('care')} having count(*) > 0`
  return readNewest(db, [decisions, contests, hearings, reports, waiting], page)
}
