import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Answer } from './forms.ts'
import { workOutSoon } from './outcomes.ts'

/** What someone answers to a statement, by its number in the question. */
export interface Given {
  statement: number
  answer: Answer
}

const kept = { agree: 1, pass: 0, disagree: -1 } as const

/**
 * Keeps what someone answers, over what they answered before: an account counts once, whichever of its names speaks. False when there is no
 * such statement in sight.
 */
export async function answerStatement(
  db: Db,
  viewer: Viewer,
  questionId: string,
  given: Given,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('uses.voter')
      .values({ question_id: questionId, account_id: viewer.accountId })
      // Written again to have its row, which those who answer at once from one account take in turn.
      .onConflict((conflict) =>
        conflict.columns(['question_id', 'account_id']).doUpdateSet({ account_id: viewer.accountId }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    const answered = await keepVotes(tx, questionId, id, [given])
    if (answered === 0) {
      await dropNobodies(tx, [id])
      return false
    }
    await workOutSoon(tx, questionId, answered)
    return true
  })
}

/** Keeps the answers of a sheet of paper: nobody's name is with them, and nobody can change them. False when the sheet is empty. */
export async function keepSheet(db: Db, questionId: string, given: readonly Given[]): Promise<boolean> {
  if (given.length === 0) return false
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('uses.voter')
      .values({ question_id: questionId, account_id: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    const answered = await keepVotes(tx, questionId, id, given)
    if (answered === 0) await tx.deleteFrom('uses.voter').where('id', '=', id).execute()
    else await workOutSoon(tx, questionId, answered)
    return answered > 0
  })
}

/** Writes these answers and counts those that are new. Returns the largest number of answers that one of the statements has, 0 for none. */
async function keepVotes(
  tx: Db,
  questionId: string,
  voterId: string,
  given: readonly Given[],
): Promise<number> {
  const list = JSON.stringify(
    given.map(({ statement, answer }) => ({ number: statement, answer: kept[answer] })),
  )
  const { rows } = await sql<{ answered: number }>`
    with shown as (
      select s.id, s.number, given.answer
      from jsonb_to_recordset(${list}::jsonb) as given (number smallint, answer smallint)
      join uses.statement s on s.question_id = ${questionId} and s.number = given.number
      join platform.thing t on t.id = s.id and t.hidden_at is null
      order by s.number
    ), written as (
      insert into uses.vote (voter_id, number, answer) select ${voterId}, number, answer from shown
      on conflict (voter_id, number) do update set answer = excluded.answer
      returning number, xmax = 0 as fresh
    )
    update uses.statement s set answered = s.answered + written.fresh::int
    from written join shown using (number) where s.id = shown.id
    returning s.answered`.execute(tx)
  return Math.max(0, ...rows.map(({ answered }) => answered))
}

/** Takes back one answer, or all of someone's answers to a question. */
export async function takeBack(
  db: Db,
  viewer: Viewer,
  questionId: string,
  statement: number | 'all',
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const voters = await tx
      .selectFrom('uses.voter')
      .select('id')
      .where('question_id', '=', questionId)
      .where('account_id', '=', viewer.accountId)
      .forUpdate()
      .execute()
    for (const { id } of voters) await dropVotes(tx, questionId, id, statement)
  })
}

/** Erases everything an account answered, to all questions. */
export async function dropAnswers(tx: Db, accountId: string): Promise<void> {
  const voters = await tx
    .selectFrom('uses.voter')
    .select(['id', 'question_id'])
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute()
  for (const { id, question_id } of voters) await dropVotes(tx, question_id, id, 'all')
}

/** Erases votes and takes them from the counts. */
async function dropVotes(
  tx: Db,
  questionId: string,
  voterId: string,
  statement: number | 'all',
): Promise<void> {
  const which = statement === 'all' ? sql`true` : sql`number = ${statement}`
  await sql`
    with gone as (delete from uses.vote where voter_id = ${voterId} and ${which} returning number)
    update uses.statement s set answered = s.answered - 1
    from gone where s.question_id = ${questionId} and s.number = gone.number`.execute(tx)
  await dropNobodies(tx, [voterId])
  await workOutSoon(tx, questionId)
}

/** Erases those of these voters, held by the caller, who have no vote: such a voter is nobody, and would keep a question from whoever asked it. */
export async function dropNobodies(tx: Db, voterIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('uses.voter')
    .where(sql<boolean>`id = any(${voterIds}::bigint[])`)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('uses.vote').select('number').whereRef('voter_id', '=', 'uses.voter.id'))),
    )
    .execute()
}
