import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { GivenAnswer } from './forms.ts'

/** Before or after. */
export type Moment = 'before' | 'after'

interface Answered {
  studyId: string
  accountId: string
  questionId: string
  moment: Moment
}

/**
 * Writes what someone who takes part answers to one question, over what they answered before; null values say that they passed. Kept under a
 * random id that only this study knows. False when they take no part, or the question is not asked then.
 */
export async function answerQuestion(
  db: Db,
  { studyId, accountId, questionId, moment }: Answered,
  { value, words }: GivenAnswer,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const consent = await tx
      .selectFrom('research.consent as c')
      .innerJoin('research.study as s', 's.id', 'c.study_id')
      .innerJoin('research.question as q', 'q.study_id', 's.id')
      .select(['q.id', 'q.sort'])
      .where('c.study_id', '=', studyId)
      .where('c.account_id', '=', accountId)
      .where('c.takes_part_at', 'is not', null)
      .where('s.closed_at', 'is', null)
      .where('q.id', '=', questionId)
      .where('q.moment', 'in', ['both', moment])
      .forUpdate('c')
      .executeTakeFirst()
    if (!consent) return false
    const answer = consent.sort === 'scale' ? { value, words: null } : { value: null, words }
    const linkId = await linkOf(tx, studyId, accountId)
    await tx
      .insertInto('research.answer')
      .values({ link_id: linkId, question_id: questionId, moment, ...answer })
      .onConflict((conflict) =>
        conflict
          .columns(['link_id', 'question_id', 'moment'])
          .doUpdateSet({ ...answer, answered_on: sql<Date>`current_date` }),
      )
      .execute()
    return true
  })
}

/** The random id that holds someone's answers together in this study. */
async function linkOf(tx: Db, studyId: string, accountId: string): Promise<string> {
  await tx
    .insertInto('research.link')
    .values({ id: newId(), study_id: studyId, account_id: accountId })
    .onConflict((conflict) => conflict.columns(['study_id', 'account_id']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('research.link')
    .select('id')
    .where('study_id', '=', studyId)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return id
}
