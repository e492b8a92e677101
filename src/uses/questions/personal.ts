import type { Db } from '../../platform/database.ts'
import type { Person } from '../../platform/personal.ts'
import { forgetAuthors } from '../../platform/things.ts'
import { dropAnswers } from './answers.ts'
import { dropQuestion, dropStatements } from './questions.ts'

/** What someone asked, added and answered, for their export. */
export async function exportQuestions(db: Db, { accountId, presentationIds }: Person) {
  const answers = await db
    .selectFrom('uses.voter as w')
    .innerJoin('uses.vote as v', 'v.voter_id', 'w.id')
    .innerJoin('uses.question as q', 'q.id', 'w.question_id')
    .leftJoin('uses.statement as s', (join) =>
      join.onRef('s.question_id', '=', 'w.question_id').onRef('s.number', '=', 'v.number'),
    )
    .select(['q.asked', 's.said', 'v.answer'])
    .where('w.account_id', '=', accountId)
    .orderBy('w.id')
    .orderBy('v.number')
    .execute()
  if (presentationIds.length === 0) return { answers }
  const asked = await db
    .selectFrom('uses.question')
    .select(['slug', 'asked', 'why', 'asked_at'])
    .where('presentation_id', 'in', presentationIds)
    .orderBy('asked_at')
    .execute()
  const statements = await db
    .selectFrom('uses.statement')
    .select(['said', 'said_at'])
    .where('presentation_id', 'in', presentationIds)
    .orderBy('said_at')
    .execute()
  return { asked, statements, answers }
}

/**
 * Erases the answers and the statements of someone who leaves. A question that others answer or add to goes on without a name; any other goes
 * with them.
 */
export async function eraseQuestions(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await dropAnswers(tx, accountId)
  if (presentationIds.length === 0) return
  const statements = await tx
    .selectFrom('uses.statement')
    .select(['id', 'question_id', 'number'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await dropStatements(tx, statements)
  const asked = await tx
    .selectFrom('uses.question as q')
    .select('q.id')
    .select(({ exists, selectFrom, or }) =>
      or([
        exists(selectFrom('uses.voter as w').select('w.id').whereRef('w.question_id', '=', 'q.id')),
        exists(selectFrom('uses.statement as s').select('s.id').whereRef('s.question_id', '=', 'q.id')),
      ]).as('shared'),
    )
    .where('q.presentation_id', 'in', presentationIds)
    .execute()
  for (const { id, shared } of asked) if (!shared) await dropQuestion(tx, id)
  await tx
    .updateTable('uses.question')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await forgetAuthors(tx, ['question'], presentationIds)
}
