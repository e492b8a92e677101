import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** In a query of a decision `d`: where the appeal against it stands, and why, once it is over. */
export function selectAppeal(db: Db) {
  return db
    .selectFrom('groups.appeal as a')
    .select([
      'a.outcome',
      'a.words',
      'a.lang',
      sql<number>`(extract(epoch from a.at) * 1000)::float8`.as('at'),
    ])
    .select(
      sql<
        { text: string; lang: string | null }[]
      >`case when a.closed_at is null then '[]'::json else coalesce((
        select json_agg(json_build_object('text', h.reason, 'lang', h.lang) order by h.answered_at)
        from groups.appeal_hearing h where h.appeal_id = a.id and h.reason <> ''), '[]'::json) end`.as(
        'reasons',
      ),
    )
    .where('a.decision_id', '=', sql<string>`d.id`)
}

/** Whether a decision `d` sets this reader aside now: they may appeal. */
export function isSetAsideBy(viewer: Viewer | null) {
  return sql<boolean>`exists (
    select 1 from groups.set_aside s where s.decision_id = d.id and s.account_id = ${viewer?.accountId ?? ''})`
}
