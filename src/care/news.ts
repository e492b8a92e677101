import { sql } from 'kysely'
import { emptyCircle } from '../people/index.ts'
import type { Db } from '../platform/database.ts'
import type { Viewer } from '../platform/viewer.ts'
import { answersFor } from './contests/standing.ts'

/** Something of care that concerns someone: a decision about what they answer for, a contest they hear, what became of what they told. */
export interface CareNews {
  what:
    'hidden' | 'shown' | 'contest-shown' | 'contest-kept' | 'hear' | 'told-hidden' | 'told-kept' | 'nobody'
  at: Date
  /** The thing it is about; null when that is told elsewhere. */
  title: string | null
  lang: string | null
  path: string
}

/** News of care for this account, newest first, only before `before` if it is given. With an empty care circle, who holds the keys is told that reports wait. */
export async function readCareNews(
  db: Db,
  viewer: Pick<Viewer, 'accountId' | 'presentationIds' | 'circles'>,
  { before, count }: { before: Date | null; count: number },
): Promise<CareNews[]> {
  const { accountId } = viewer
  const theirs = answersFor(viewer)
  const keys = viewer.circles.has('keys')
  const { rows } = await sql<CareNews>`
    select * from (
      select case d.act when 'hide' then 'hidden' else 'shown' end as what, d.at, t.title, t.lang,
        case d.act when 'hide' then '/veille/contester/' || t.id else t.path end as path
      from platform.thing t join care.decision d on d.thing_id = t.id where ${theirs}
        and (d.act = 'hide' or d.account_id is not null)
      union all
      select 'contest-' || c.outcome, c.closed_at, t.title, t.lang,
        case c.outcome when 'kept' then '/veille/contester/' || t.id else t.path end
      from care.contest c join care.decision d on d.id = c.decision_id join platform.thing t on t.id = d.thing_id
      where c.outcome in ('shown', 'kept') and ${theirs}
      union all
      select 'hear', h.drawn_at, null, null, '/veille/entendre/' || h.contest_id
      from care.hearing h join care.contest c on c.id = h.contest_id
      where h.account_id = ${accountId} and h.passed_at is null and h.answered_at is null and c.closed_at is null
      union all
      select 'told-' || r.outcome, r.answered_at, null, null, '/moi/prevenu'
      from care.report r where r.account_id = ${accountId} and r.answered_at is not null
      union all
      select 'nobody', max(r.at), null, null, '/cercles/veille'
      from care.report r where ${keys} and r.answered_at is null and ${emptyCircle('care')} having count(*) > 0
    ) news where ${before}::timestamptz is null or at < ${before} order by at desc limit ${count}`.execute(db)
  return rows
}
