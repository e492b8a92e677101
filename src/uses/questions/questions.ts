import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { recordOrigin } from '../../platform/origins.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { eraseThings, publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { dropNobodies } from './answers.ts'
import type { QuestionDraft } from './forms.ts'
import { workOutSoon } from './outcomes.ts'

/** A question takes no more: who answers could no longer see the whole of it. */
const mostStatements = 300

/** Asks a question that everyone may answer. Returns the path of its page. */
export async function askQuestion(
  db: Db,
  viewer: Viewer,
  { asked, why, lang, priority, de }: QuestionDraft,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const slug = await drawSlug(tx, 'question', slugOf(asked))
    const path = `/usages/questions/${slug}`
    await tx
      .insertInto('uses.question')
      .values({ id, slug, presentation_id: viewer.presentationId, asked, why, lang })
      .execute()
    await publish(tx, {
      ...{ id, kind: 'question', authorId: viewer.presentationId, audience: 'open', priority, path },
      ...{ title: asked, summary: why.slice(0, 300), lang },
    })
    await recordOrigin(tx, viewer, de, id)
    await recordFact(tx, 'question.asked', { thingId: id })
    return path
  })
}

/** Erases a question that nobody else has worked on, by whoever asked it; 'shared' when others have, 'missing' when it is not theirs. */
export async function eraseQuestion(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<'erased' | 'shared' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('uses.question')
      .select('id')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .forUpdate()
      .executeTakeFirst()
    if (!own) return 'missing'
    if (await isShared(tx, viewer, id)) return 'shared'
    await dropQuestion(tx, id)
    return 'erased'
  })
}

/** Whether someone else answered or added a statement. */
async function isShared(tx: Db, viewer: Viewer, id: string): Promise<boolean> {
  const voter = await tx
    .selectFrom('uses.voter')
    .select('id')
    .where('question_id', '=', id)
    .where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '<>', viewer.accountId)]))
    .limit(1)
    .executeTakeFirst()
  if (voter) return true
  const statement = await tx
    .selectFrom('uses.statement')
    .select('id')
    .where('question_id', '=', id)
    .where('presentation_id', 'not in', viewer.presentationIds)
    .limit(1)
    .executeTakeFirst()
  return statement !== undefined
}

/** Erases a question with its statements and their answers. */
export async function dropQuestion(tx: Db, id: string): Promise<void> {
  const statements = await tx
    .selectFrom('uses.statement')
    .select('id')
    .where('question_id', '=', id)
    .execute()
  await tx.deleteFrom('uses.question').where('id', '=', id).execute()
  await eraseThings(tx, [id, ...statements.map((statement) => statement.id)])
  await recordFact(tx, 'question.erased', { thingId: id })
}

/** Adds a statement to a question. Returns its number, 'full' when there are as many as one can answer. */
export async function addStatement(
  db: Db,
  viewer: Viewer,
  question: { id: string; path: string },
  { said, lang }: { said: string; lang: string },
): Promise<number | 'full'> {
  return db.transaction().execute(async (tx) => {
    const { last_number: number, count } = await tx
      .updateTable('uses.question')
      .set((eb) => ({ last_number: eb('last_number', '+', 1) }))
      .where('id', '=', question.id)
      .returning('last_number')
      .returning((eb) =>
        eb
          .selectFrom('uses.statement as s')
          .select((s) => s.fn.countAll<string>().as('count'))
          .whereRef('s.question_id', '=', 'uses.question.id')
          .as('count'),
      )
      .executeTakeFirstOrThrow()
    // The number that is taken and not used is of no consequence.
    if (Number(count) >= mostStatements) return 'full'
    const id = newId()
    await tx
      .insertInto('uses.statement')
      .values({ id, question_id: question.id, number, presentation_id: viewer.presentationId, said, lang })
      .execute()
    await publish(tx, {
      ...{ id, kind: 'statement', authorId: viewer.presentationId, audience: 'open', contextId: question.id },
      ...{ path: `${question.path}/phrases/${number}`, title: said, lang },
    })
    await recordFact(tx, 'statement.added', { thingId: id, questionId: question.id })
    return number
  })
}

/** Erases a statement and the answers to it, by whoever added it. False when it is not theirs. */
export async function eraseStatement(
  db: Db,
  viewer: Viewer,
  questionId: string,
  number: number,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('uses.statement')
      .select('id')
      .where('question_id', '=', questionId)
      .where('number', '=', number)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (!own) return false
    await dropStatements(tx, [{ id: own.id, question_id: questionId, number }])
    return true
  })
}

/** Erases statements and the answers to them. */
export async function dropStatements(
  tx: Db,
  statements: readonly { id: string; question_id: string; number: number }[],
): Promise<void> {
  for (const [questionId, some] of Map.groupBy(statements, ({ question_id }) => question_id)) {
    // Held, so that nobody answers meanwhile and is taken for one without answers.
    const voters = await tx
      .selectFrom('uses.voter')
      .select('id')
      .where('question_id', '=', questionId)
      .orderBy('id')
      .forUpdate()
      .execute()
    await tx
      .deleteFrom('uses.vote')
      .where('voter_id', 'in', (eb) =>
        eb.selectFrom('uses.voter').select('id').where('question_id', '=', questionId),
      )
      .where(
        'number',
        'in',
        some.map(({ number }) => number),
      )
      .execute()
    await dropNobodies(
      tx,
      voters.map(({ id }) => id),
    )
    const ids = some.map(({ id }) => id)
    await tx.deleteFrom('uses.statement').where('id', 'in', ids).execute()
    await eraseThings(tx, ids)
    await recordFact(tx, 'question.counted', { thingId: questionId })
    await workOutSoon(tx, questionId)
  }
}
