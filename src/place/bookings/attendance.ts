import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { registerNightly } from '../../platform/jobs.ts'

/** Someone on the list of a date, for its hosts' eyes. */
export interface Attendee {
  id: string
  name: string
  waiting: boolean
  walkedIn: boolean
  came: boolean
}

/** Who booked, waits, or came to a date: for hosts only. */
export async function readAttendees(db: Db, occurrenceId: string): Promise<Attendee[]> {
  return db
    .selectFrom('place.booking')
    .select(['id', 'name', 'waiting', 'walked_in as walkedIn', sql<boolean>`came_at is not null`.as('came')])
    .where('occurrence_id', '=', occurrenceId)
    .where('cancelled_at', 'is', null)
    .orderBy('waiting')
    .orderBy('number')
    .limit(1_000)
    .execute()
}

/** What hosts alone read of a date. */
export interface HostNotes {
  notes: string
  notesVersion: number
  /** Set once the names are erased. */
  bookedCount: number | null
  cameCount: number | null
}

/** The hosts' notes of a date, and the counts that stay. */
export async function readHostNotes(db: Db, occurrenceId: string): Promise<HostNotes> {
  return db
    .selectFrom('place.occurrence')
    .select([
      'notes',
      'notes_version as notesVersion',
      'booked_count as bookedCount',
      'came_count as cameCount',
    ])
    .where('id', '=', occurrenceId)
    .executeTakeFirstOrThrow()
}

/** Ticks who came and unticks who did not. Only what this host changed is written: two may tick at the same door. */
export async function tickAttendees(
  db: Db,
  occurrenceId: string,
  { came, before }: { came: readonly string[]; before: readonly string[] },
): Promise<void> {
  const arrived = came.filter((id) => !before.includes(id))
  const away = before.filter((id) => !came.includes(id))
  await db
    .updateTable('place.booking')
    .set({ came_at: sql<Date | null>`case when id = any(${arrived}) then now() end` })
    .where('occurrence_id', '=', occurrenceId)
    .where('cancelled_at', 'is', null)
    .where('id', '=', anyOf([...arrived, ...away]))
    .execute()
}

/** Writes the hosts' notes; false when another host wrote since they were read. */
export async function writeNotes(
  db: Db,
  occurrenceId: string,
  { notes, version }: { notes: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('place.occurrence')
    .set({ notes, notes_version: version + 1 })
    .where('id', '=', occurrenceId)
    .where('notes_version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Erases who came and the hosts' notes three months after each date, and what is written of it later; only the counts of then stay. */
export async function forgetAttendance(db: Db, now = new Date()): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update place.occurrence o set
        notes = '',
        booked_count = coalesce(o.booked_count,
          (select count(*) from place.booking b where b.occurrence_id = o.id and b.cancelled_at is null and not b.waiting)),
        came_count = coalesce(o.came_count,
          (select count(*) from place.booking b where b.occurrence_id = o.id and b.cancelled_at is null and b.came_at is not null))
      where o.ends_at < ${now}::timestamptz - interval '3 months' and (o.booked_count is null or o.notes <> ''
        or exists (select 1 from place.booking b where b.occurrence_id = o.id))
      returning o.id`.execute(tx)
    const ids = rows.map((row) => row.id)
    await tx.deleteFrom('place.booking').where('occurrence_id', '=', anyOf(ids)).execute()
    // What is left of a workshop whose author erased everything, and that nobody can hold a code of any more.
    await sql`
      delete from place.workshop w where w.title = '' and not exists (
        select 1 from place.occurrence o where o.workshop_id = w.id and o.booked_count is null)`.execute(tx)
  })
}

registerNightly('place.forget', (db) => forgetAttendance(db))
