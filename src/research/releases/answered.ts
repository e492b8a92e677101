import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import type { TraceAsk } from '../../platform/traces.ts'
import type { Scale } from '../dataset/shape.ts'
import type { StudyFrame } from './study.ts'

/** What an account answered to one question before and after. */
export type Answered = Omit<Scale, 'answerer'> & { accountId: string }

/**
 * What these accounts answered both before and after, the later of the two in this time, where the study asks for it. Sheets of paper are
 * nobody's account: what they say does not leave.
 */
export async function gatherScales(
  db: Db,
  { id, traces }: StudyFrame,
  accountIds: readonly string[],
  { from, to }: Pick<TraceAsk, 'from' | 'to'>,
): Promise<Answered[]> {
  if (!traces.includes('answers')) return []
  const { rows } = await sql<Answered>`
    select c.account_id as "accountId", 'q' || q.place as question, b.value as before, a.value as after
    from (select id, row_number() over (order by position) as place from research.question where study_id = ${id}) as q
      join research.answer b on b.question_id = q.id and b.moment = 'before' and b.value is not null
      join research.answer a on a.question_id = q.id and a.link_id = b.link_id and a.moment = 'after' and a.value is not null
      join research.link l on l.id = a.link_id
      join research.consent c on c.study_id = l.study_id and c.account_id = l.account_id
    where c.account_id = ${anyOf(accountIds)} and c.takes_part_at is not null
      and greatest(a.answered_on, b.answered_on) >= (${from}::timestamptz at time zone 'UTC')::date
      and greatest(a.answered_on, b.answered_on) < (${to}::timestamptz at time zone 'UTC')::date`.execute(db)
  return rows
}
