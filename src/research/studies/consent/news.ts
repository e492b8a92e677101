import { expressionBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { readNewest, type Cursor } from '../../../platform/pager.tsx'
import { visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** Something of a study that concerns someone: it asks them, it asks something else than they agreed to, it was given back. */
export interface StudyNews {
  what: 'asks' | 'asks-again' | 'given-back'
  at: Date
  /** Tells it from what happened at the same moment. */
  key: string
  title: string
  lang: string
  path: string
}

/**
 * News of studies for this reader, newest first, only what came before `before` if it is given. What asks them is said once, at its time, and no more once
 * they answered, whatever they did; what was given back, to those who had a part in it.
 */
export async function readStudyNews(
  db: Db,
  viewer: Viewer,
  page: { before: Cursor | null; count: number },
): Promise<StudyNews[]> {
  const seen = visibleTo(viewer)(expressionBuilder())
  const shown = sql`from research.study s join platform.thing t on t.id = s.id
    left join research.consent c on c.study_id = s.id and c.account_id = ${viewer.accountId}
    where t.hidden_at is null and ${seen}`
  const asks = sql<StudyNews>`
    select 'asks' as what, s.opened_at as at, s.id as key, t.title, t.lang, t.path ${shown}
      and s.closed_at is null and c.study_id is null and not (s.presentation_id = any(${viewer.presentationIds}))`
  const again = sql<StudyNews>`
    select 'asks-again' as what, (
      select max(w.written_at) from research.wording w where w.study_id = s.id) as at, s.id as key, t.title, t.lang, t.path ${shown}
      and s.closed_at is null and c.takes_part_at is not null and c.wording < s.wording`
  const back = sql<StudyNews>`
    select 'given-back' as what, s.given_back_at as at, s.id as key, t.title, t.lang, t.path ${shown}
      and s.given_back_at is not null and c.takes_part_at is not null`
  return readNewest(db, [asks, again, back], page)
}
