import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { QuestionTable } from '../tables.ts'
import type { Moment } from './answers.ts'

/** A question as it is asked. */
export type Question = Omit<Selectable<QuestionTable>, 'study_id' | 'position'>

/** A question asked of someone, with what they answered to it; `answered` when they answered or passed. */
export interface AskedQuestion extends Question {
  answered: boolean
  value: number | null
  words: string | null
}

/** The questions of a study, in their order. */
export function listQuestions(db: Db, studyId: string): Promise<Question[]> {
  return db
    .selectFrom('research.question')
    .select(['id', 'sort', 'asks', 'low', 'high', 'moment'])
    .where('study_id', '=', studyId)
    .orderBy('position')
    .execute()
}

/** Those that are asked before, or after, with what this account answered. */
export async function listAsked(
  db: Db,
  { studyId, accountId, moment }: { studyId: string; accountId: string; moment: Moment },
): Promise<AskedQuestion[]> {
  const rows = await db
    .selectFrom('research.question as q')
    .leftJoin('research.link as l', (join) =>
      join.onRef('l.study_id', '=', 'q.study_id').on('l.account_id', '=', accountId),
    )
    .leftJoin('research.answer as a', (join) =>
      join.onRef('a.question_id', '=', 'q.id').onRef('a.link_id', '=', 'l.id').on('a.moment', '=', moment),
    )
    .select(['q.id', 'q.sort', 'q.asks', 'q.low', 'q.high', 'q.moment'])
    .select(['a.link_id as answered', 'a.value', 'a.words'])
    .where('q.study_id', '=', studyId)
    .where('q.moment', 'in', ['both', moment])
    .orderBy('q.position')
    .execute()
  return rows.map((row) => ({ ...row, answered: row.answered !== null }))
}
