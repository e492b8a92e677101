import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readWordsOf } from '../decisions/queries.ts'

/** An appeal this account was drawn to hear, with all that was said before the decision, and nobody's name. Undefined when it is not, or no more. */
export async function readHearing(db: Db, accountId: string, id: string) {
  const hearing = await db
    .selectFrom('groups.appeal_hearing as h')
    .innerJoin('groups.appeal as a', 'a.id', 'h.appeal_id')
    .innerJoin('groups.decision as d', 'd.id', 'a.decision_id')
    .innerJoin('groups.group as g', 'g.id', 'd.group_id')
    .select([
      'a.id',
      'a.words',
      'a.lang as wordsLang',
      'd.id as decisionId',
      'd.title',
      'd.lang',
      'g.name as group',
      'g.purpose',
    ])
    .select(['g.lang as groupLang', 'h.answer_by as answerBy', 'h.position'])
    .where('a.id', '=', id)
    .where('h.account_id', '=', accountId)
    .where('h.passed_at', 'is', null)
    .where('a.closed_at', 'is', null)
    .executeTakeFirst()
  if (!hearing) return undefined
  return { ...hearing, said: await readWordsOf(db, hearing.decisionId) }
}

export type AppealHearing = NonNullable<Awaited<ReturnType<typeof readHearing>>>

/** What appeals and setting aside ask of someone: appeals to hear, and decisions that set them aside. */
export async function readAppealsWaiting(db: Db, { accountId }: Viewer) {
  const [hearings, asides] = await Promise.all([
    db
      .selectFrom('groups.appeal_hearing as h')
      .innerJoin('groups.appeal as a', 'a.id', 'h.appeal_id')
      .select(['a.id', 'h.answer_by as answerBy'])
      .where('h.account_id', '=', accountId)
      .where('h.passed_at', 'is', null)
      .where('h.answered_at', 'is', null)
      .where('a.closed_at', 'is', null)
      .orderBy('h.answer_by')
      .execute(),
    db
      .selectFrom('groups.set_aside as s')
      .innerJoin('groups.group as g', 'g.id', 's.group_id')
      .innerJoin('platform.thing as t', 't.id', 's.decision_id')
      .select(['g.name as group', 't.path'])
      .where('s.account_id', '=', accountId)
      .orderBy('s.at', 'desc')
      .execute(),
  ])
  return { hearings, asides }
}

export type AppealsWaiting = Awaited<ReturnType<typeof readAppealsWaiting>>
