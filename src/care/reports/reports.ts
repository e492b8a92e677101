import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { hashCode, newCode, newId } from '../../platform/ids.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Trouble } from '../rules.ts'

/** What someone is about to tell the team of, as far as they may see it. */
export interface Told {
  id: string
  kind: string
  path: string
  title: string
  lang: string
}

const idShape = /^[0-9a-z]{1,20}$/

/** The thing someone wants to tell the team of; null when they cannot see it themselves. */
export async function readTold(db: Db, viewer: Viewer | null, id: string): Promise<Told | null> {
  if (!idShape.test(id)) return null
  const row = await db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.kind', 't.path', 't.title', 't.lang'])
    .where('t.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row ?? null
}

export interface ReportDraft {
  /** Null when it is about nothing that was published. */
  thingId: string | null
  trouble: Trouble
  words: string
  contact: string
}

/**
 * Tells the care circle, by anyone, account or not. Returns the code that later shows what was done; null when the thing cannot be seen by
 * who tells.
 */
export async function tellTeam(db: Db, viewer: Viewer | null, draft: ReportDraft): Promise<string | null> {
  const code = newCode()
  return db.transaction().execute(async (tx) => {
    if (draft.thingId !== null && !(await readTold(tx, viewer, draft.thingId))) return null
    const id = newId()
    await tx
      .insertInto('care.report')
      .values({
        id,
        thing_id: draft.thingId,
        trouble: draft.trouble,
        words: draft.words,
        contact: draft.contact,
        account_id: viewer?.accountId ?? null,
        code_hash: hashCode(code),
      })
      .execute()
    await recordFact(tx, 'report.told', { reportId: id })
    return code
  })
}

/** What became of a report, for whoever holds its code. */
export interface Followed {
  at: Date
  trouble: Trouble
  answeredAt: Date | null
  outcome: 'hidden' | 'kept' | null
  answer: string
}

/** What was done about the report of this code, as `readCode` returned it. */
export async function readFollowed(db: Db, code: string): Promise<Followed | null> {
  const [followed] = await selectFollowed(db).where('code_hash', '=', hashCode(code)).execute()
  return followed ? toFollowed(followed) : null
}

/** What this account told, and what became of it, newest first. */
export async function readOwnReports(db: Db, accountId: string): Promise<readonly Followed[]> {
  const rows = await selectFollowed(db)
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
  return rows.map(toFollowed)
}

function selectFollowed(db: Db) {
  return db
    .selectFrom('care.report')
    .select(['at', 'trouble', 'answered_at as answeredAt', 'outcome', 'answer'])
}

// Only tellTeam writes the column.
const toFollowed = <Row extends { trouble: string }>(row: Row) => ({
  ...row,
  trouble: row.trouble as Trouble,
})

/** Erases what was told six months after it was answered. */
export async function eraseOldReports(db: Db): Promise<void> {
  await db
    .deleteFrom('care.report')
    .where('answered_at', '<', sql<Date>`now() - interval '6 months'`)
    .execute()
}
