import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { signedBy } from '../../platform/signers.ts'
import type { Rule } from '../rules.ts'
import { reasonsOf } from './contests.ts'
import { answersFor, type Party } from './standing.ts'

/** What an author, or whoever answers for it, is owed about something that was hidden: the reasons, and where their contest stands. */
export interface Hiding {
  thingId: string
  title: string
  kind: string
  lang: string
  rule: Rule
  facts: string
  at: Date
  /** Whether they wrote it themself; else they answer for it with others. */
  own: boolean
  contest: { at: Date; outcome: 'shown' | 'kept' | 'lifted' | null; reasons: readonly string[] } | null
}

/** Why a thing that they answer for is hidden now; null when it is not theirs or not hidden. */
export async function readHiding(db: Db, party: Party, thingId: string): Promise<Hiding | null> {
  const [hiding] = await readHidings(db, party, thingId)
  return hiding ?? null
}

/** Everything they answer for that is hidden now, newest first. */
export async function readHidings(db: Db, party: Party, thingId?: string): Promise<readonly Hiding[]> {
  const rows = await db
    .selectFrom('platform.thing as t')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('care.decision as d')
          .select(['d.id', 'd.rule', 'd.facts', 'd.at'])
          .whereRef('d.thing_id', '=', 't.id')
          .where('d.act', '=', 'hide')
          .orderBy('d.at', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .leftJoin('care.contest as c', 'c.decision_id', 'd.id')
    .select(['t.id as thingId', 't.title', 't.kind', 't.lang', 'd.rule', 'd.facts', 'd.at'])
    .select(['c.at as contestAt', 'c.outcome'])
    .select(reasonsOf(sql.ref('c.id')).as('reasons'))
    .select(sql<boolean>`${signedBy(party.presentationIds)} is true`.as('own'))
    .where(answersFor(party))
    .where('t.hidden_at', 'is not', null)
    .$if(thingId !== undefined, (query) => query.where('t.id', '=', thingId ?? ''))
    .orderBy('d.at', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ contestAt, outcome, reasons, ...row }) => ({
    ...row,
    contest: contestAt && { at: contestAt, outcome, reasons: outcome ? reasons : [] },
  }))
}

/** A contest as someone drawn by lot hears it. */
export interface Hearing {
  contestId: string
  thingId: string
  words: string
  rule: Rule
  facts: string
  answerBy: Date
  position: 'show' | 'keep' | null
}

/** A contest this account was drawn to hear and has not passed on. */
export async function readHearing(db: Db, accountId: string, contestId: string): Promise<Hearing | null> {
  const row = await db
    .selectFrom('care.hearing as h')
    .innerJoin('care.contest as c', 'c.id', 'h.contest_id')
    .innerJoin('care.decision as d', 'd.id', 'c.decision_id')
    .select(['c.id as contestId', 'd.thing_id as thingId', 'c.words', 'd.rule', 'd.facts'])
    .select(['h.answer_by as answerBy', 'h.position'])
    .where('h.contest_id', '=', contestId)
    .where('h.account_id', '=', accountId)
    .where('h.passed_at', 'is', null)
    // What was decided is no longer theirs to read.
    .where(sql<boolean>`c.closed_at is null`)
    .executeTakeFirst()
  return row ?? null
}
