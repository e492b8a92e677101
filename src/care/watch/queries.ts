import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { signedBy } from '../../platform/signers.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Rule, Trouble } from '../rules.ts'

/** An open report, as the care circle lists it: never who told. */
export interface OpenReport {
  id: string
  trouble: Trouble
  at: Date
  kind: string | null
  title: string | null
  lang: string | null
  hidden: boolean
}

const shown = 30

/** Reports that wait, a life in danger first, then the oldest. Nobody reads what is about themself. */
export async function readOpenReports(db: Db, viewer: Viewer): Promise<readonly OpenReport[]> {
  const rows = await selectFor(db, viewer)
    .select(['r.id', 'r.trouble', 'r.at', 't.kind', 't.title', 't.lang'])
    .select((eb) => eb('t.hidden_at', 'is not', null).$castTo<boolean>().as('hidden'))
    .where('r.answered_at', 'is', null)
    .orderBy(sql`r.trouble <> 'danger'`)
    .orderBy('r.at')
    .orderBy('r.id')
    .limit(shown)
    .execute()
  // Only tellTeam writes the column.
  return rows.map((row) => ({ ...row, trouble: row.trouble as Trouble }))
}

/** One report as the care circle reads it: never who told, but what they said and where to answer if they left a way. */
export interface Report {
  id: string
  thingId: string | null
  trouble: Trouble
  words: string
  contact: string
  at: Date
  answeredAt: Date | null
  outcome: 'hidden' | 'kept' | null
  answer: string
}

/** A report, open or answered; null when it is about what the reader wrote. */
export async function readReport(db: Db, viewer: Viewer, id: string): Promise<Report | null> {
  const row = await selectFor(db, viewer)
    .select(['r.id', 'r.thing_id as thingId', 'r.trouble', 'r.words', 'r.contact', 'r.at'])
    .select(['r.answered_at as answeredAt', 'r.outcome', 'r.answer'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, trouble: row.trouble as Trouble } : null
}

function selectFor(db: Db, viewer: Viewer) {
  return db
    .selectFrom('care.report as r')
    .leftJoin('platform.thing as t', 't.id', 'r.thing_id')
    .where(sql<boolean>`${signedBy(viewer.presentationIds)} is not true`)
}

/** What was decided about a thing, newest first. */
export interface Decided {
  id: string
  act: 'hide' | 'show'
  rule: Rule
  facts: string
  at: Date
}

export async function readDecisions(db: Db, thingId: string): Promise<readonly Decided[]> {
  return db
    .selectFrom('care.decision')
    .select(['id', 'act', 'rule', 'facts', 'at'])
    .where('thing_id', '=', thingId)
    .orderBy('at', 'desc')
    .limit(20)
    .execute()
}

/** Things hidden now, newest first, so that they can be shown again. */
export interface HiddenThing {
  id: string
  kind: string
  title: string
  lang: string
  hiddenAt: Date
}

export async function readHidden(db: Db, viewer: Viewer): Promise<readonly HiddenThing[]> {
  const rows = await db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.kind', 't.title', 't.lang', 't.hidden_at as hiddenAt'])
    .where('t.hidden_at', 'is not', null)
    .where(sql<boolean>`${signedBy(viewer.presentationIds)} is not true`)
    .orderBy('t.hidden_at', 'desc')
    .limit(shown)
    .execute()
  return rows.flatMap(({ hiddenAt, ...row }) => (hiddenAt ? [{ ...row, hiddenAt }] : []))
}

/** Whether this thing was ever told to the circle, and not by words of the reader's own, or decided about: nothing else opens to it. */
export async function mayReadThing(db: Db, viewer: Viewer, thingId: string): Promise<boolean> {
  const row = await selectFor(db, viewer).select('r.id').where('r.thing_id', '=', thingId).executeTakeFirst()
  return row !== undefined || (await readDecisions(db, thingId)).length > 0
}
