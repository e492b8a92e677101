import { sql } from 'kysely'
import { logAct } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { listSigners, signedBy } from '../../platform/signers.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isAnswerable } from '../contests/standing.ts'
import type { Rule } from '../rules.ts'

export interface Statement {
  rule: Rule
  /** What was found and why, in words for the author. */
  facts: string
}

/** Why a decision of the circle could not be taken. */
export type Refusal = 'missing' | 'own' | 'already' | 'heard'

/**
 * Hides a thing, with its reasons, and answers everyone who told of it. 'own': nobody decides about what they wrote. 'heard': people drawn by
 * lot chose to show it, and its text has not changed since.
 */
export async function hideThing(
  db: Db,
  by: Viewer,
  thingId: string,
  { rule, facts, answer }: Statement & { answer: string },
): Promise<'done' | Refusal> {
  return db.transaction().execute(async (tx) => {
    const thing = await lockThing(tx, thingId)
    if (!thing) return 'missing'
    if ((await listAuthors(tx, thing)).some((id) => by.presentationIds.includes(id))) return 'own'
    if (thing.hidden_at) return 'already'
    if (await wasHeard(tx, thing)) return 'heard'
    await setHidden(tx, thing, facts)
    await writeDecision(tx, { thingId, act: 'hide', rule, facts, accountId: by.accountId })
    await answerAll(tx, thingId, 'hidden', answer)
    await logAct(tx, { circle: 'care', act: 'care.log.hidden', ids: { kind: thing.kind, rule } })
    return 'done'
  })
}

/**
 * Shows a hidden thing again, with a reason. A contest that was open is over: there is nothing left to hear. 'own' also for what is of a
 * group or a circle of theirs: they may hide that, and not bring it back by themself.
 */
export async function showThing(
  db: Db,
  by: Viewer,
  thingId: string,
  facts: string,
): Promise<'done' | Refusal> {
  return db.transaction().execute(async (tx) => {
    const thing = await lockThing(tx, thingId)
    if (!thing) return 'missing'
    if (await isAnswerable(tx, by, thingId)) return 'own'
    const hidden = await lastHiding(tx, thingId)
    if (!thing.hidden_at || !hidden) return 'already'
    await setHidden(tx, thing, null)
    await writeDecision(tx, { thingId, act: 'show', rule: hidden.rule, facts, accountId: by.accountId })
    await tx
      .updateTable('care.contest')
      .set({ closed_at: sql<Date>`now()`, outcome: 'lifted' })
      .where('decision_id', '=', hidden.id)
      .where('closed_at', 'is', null)
      .execute()
    await logAct(tx, { circle: 'care', act: 'care.log.shown', ids: { kind: thing.kind } })
    return 'done'
  })
}

/** Answers a report without hiding anything. False when someone answered it meanwhile. */
export async function answerReport(db: Db, by: Viewer, reportId: string, answer: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('care.report as r')
      .set({ answered_at: sql<Date>`now()`, outcome: 'kept', answer })
      .where('r.id', '=', reportId)
      .where('r.answered_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('platform.thing as t')
              .select('t.id')
              .whereRef('t.id', '=', 'r.thing_id')
              .where(signedBy(by.presentationIds)),
          ),
        ),
      )
      .returning('id')
      .executeTakeFirst()
    if (row) await logAct(tx, { circle: 'care', act: 'care.log.kept' })
    return row !== undefined
  })
}

/** Writes in the public log that the authorities were told of a threat to life. */
export async function logAlert(db: Db): Promise<void> {
  await db.transaction().execute((tx) => logAct(tx, { circle: 'care', act: 'care.log.alerted' }))
}

export interface LockedThing {
  id: string
  kind: string
  author_id: string | null
  unnamed_author_id: string | null
  hidden_at: Date | null
  updated_at: Date
}

/** The thing, held until the transaction ends: two decisions at once would not see each other. */
export async function lockThing(tx: Db, id: string): Promise<LockedThing | undefined> {
  return tx
    .selectFrom('platform.thing')
    .select(['id', 'kind', 'author_id', 'unnamed_author_id', 'hidden_at', 'updated_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Hides with what its author is told, or shows again with null; every list, feed and stored page follows. */
export async function setHidden(tx: Db, thing: LockedThing, reason: string | null): Promise<void> {
  await tx
    .updateTable('platform.thing')
    .set({ hidden_at: reason === null ? null : sql<Date>`now()`, hidden_reason: reason })
    .where('id', '=', thing.id)
    .execute()
  await recordFact(tx, `${thing.kind}.${reason === null ? 'shown' : 'hidden'}`, { thingId: thing.id })
}

/** Writes a decision; without an account, people drawn by lot took it. */
export async function writeDecision(
  tx: Db,
  decision: Statement & { thingId: string; act: 'hide' | 'show'; accountId: string | null },
): Promise<void> {
  const { thingId, act, rule, facts, accountId } = decision
  await tx
    .insertInto('care.decision')
    .values({ id: newId(), thing_id: thingId, act, rule, facts, account_id: accountId })
    .execute()
}

/** The decision by which a thing is hidden now, if one is. */
export function lastHiding(tx: Db, thingId: string) {
  return tx
    .selectFrom('care.decision')
    .select(['id', 'rule', 'facts', 'account_id', 'at'])
    .where('thing_id', '=', thingId)
    .where('act', '=', 'hide')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who wrote it, named or not, alone or with others: nobody decides about their own words, nor hears of them. */
export async function listAuthors(
  tx: Db,
  { id, author_id, unnamed_author_id }: LockedThing,
): Promise<string[]> {
  return [author_id, unnamed_author_id, ...(await listSigners(tx, id))].filter((one) => one !== null)
}

async function wasHeard(tx: Db, thing: LockedThing): Promise<boolean> {
  const heard = await tx
    .selectFrom('care.contest as c')
    .innerJoin('care.decision as d', 'd.id', 'c.decision_id')
    .select('c.id')
    .where('d.thing_id', '=', thing.id)
    .where('c.outcome', '=', 'shown')
    .where('c.closed_at', '>=', thing.updated_at)
    .executeTakeFirst()
  return heard !== undefined
}

async function answerAll(tx: Db, thingId: string, outcome: 'hidden', answer: string): Promise<void> {
  await tx
    .updateTable('care.report')
    .set({ answered_at: sql<Date>`now()`, outcome, answer })
    .where('thing_id', '=', thingId)
    .where('answered_at', 'is', null)
    .execute()
}
