import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { registerNightly } from '../../platform/jobs.ts'
import { dayAt, listSpans, type Schedule } from './schedule.ts'
import { scheduleColumns } from './select.ts'

/**
 * Writes the dates that are not over; a date that is there already follows the new hours, and says since when. One that was moved stays
 * where it is, and so does one that stands on a day of the series. The caller holds the workshop.
 */
export async function writeDates(
  tx: Db,
  workshopId: string,
  schedule: Schedule,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  if (schedule.weekly && schedule.lastDay) await dropDatesAfter(tx, workshopId, schedule.lastDay)
  const dates = datesOf(workshopId, schedule, zone, now)
  if (dates.length === 0) return
  await addDates(tx, dates)
  const column = <Name extends keyof (typeof dates)[number]>(name: Name) => dates.map((date) => date[name])
  await sql`
    update place.occurrence o set starts_at = d.starts_at, ends_at = d.ends_at, evening = d.evening, changed_at = now()
    from unnest(${column('planned_day')}::date[], ${column('starts_at')}::timestamptz[], ${column('ends_at')}::timestamptz[],
      ${column('evening')}::boolean[]) as d(day, starts_at, ends_at, evening)
    where o.workshop_id = ${workshopId} and o.planned_day = d.day and o.was_starts_at is null
      and (o.starts_at, o.ends_at) is distinct from (d.starts_at, d.ends_at)`.execute(tx)
}

/** A day that has its date, or had one that was moved, gets no other. */
async function addDates(db: Db, dates: ReturnType<typeof datesOf>): Promise<void> {
  await db
    .insertInto('place.occurrence')
    .values(dates)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function datesOf(workshopId: string, schedule: Schedule, zone: string, now: Date) {
  return listSpans(schedule, zone, now).map((span) => ({
    id: newId(),
    workshop_id: workshopId,
    day: span.day,
    planned_day: span.day,
    starts_at: span.startsAt,
    ends_at: span.endsAt,
    evening: span.evening,
  }))
}

async function dropDatesAfter(tx: Db, workshopId: string, lastDay: string): Promise<void> {
  await tx
    .deleteFrom('place.occurrence as o')
    .where('o.workshop_id', '=', workshopId)
    .where(after(lastDay))
    .where('o.ends_at', '>', sql<Date>`now()`)
    .where('o.cancelled_at', 'is', null)
    .execute()
}

/** A date that was moved goes with its series only when neither its old day nor its new one is in it any more. */
function after(lastDay: string) {
  return sql<boolean>`least(o.planned_day, o.day)::text > ${lastDay}`
}

/** Whether someone holds a seat, or waits for one, on a date to come after this day. */
export async function isBookedAfter(tx: Db, workshopId: string, lastDay: string | null): Promise<boolean> {
  if (lastDay === null) return false
  const row = await tx
    .selectFrom('place.occurrence as o')
    .innerJoin('place.booking as b', 'b.occurrence_id', 'o.id')
    .select('b.id')
    .where('o.workshop_id', '=', workshopId)
    .where(after(lastDay))
    .where('o.ends_at', '>', sql<Date>`now()`)
    .where('o.cancelled_at', 'is', null)
    .where('b.cancelled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Holds the dates that are not over until the end of the transaction, and gives their ids. */
export async function lockUpcoming(tx: Db, workshopId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('place.occurrence')
    .select('id')
    .where('workshop_id', '=', workshopId)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** Says that dates have changed, and to which day: calendars that follow them take the new version. */
export async function touchDates(
  tx: Db,
  ids: readonly string[],
  { otherSpot, day }: { otherSpot: boolean; day: string | null },
): Promise<void> {
  if (day !== null) await leaveDays(tx, ids)
  await tx
    .updateTable('place.occurrence')
    .set({
      updated_at: sql<Date>`now()`,
      sequence: sql<number>`sequence + 1`,
      ...(day !== null && { day, planned_day: day }),
      ...(otherSpot && { changed_at: sql<Date>`now()` }),
    })
    .where('id', 'in', ids)
    .execute()
}

/** Keeps the day of these dates, which are about to have another: the addresses printed for it lead to them. */
export async function leaveDays(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`
    insert into place.former_day (workshop_id, day, occurrence_id)
    select workshop_id, day, id from place.occurrence where id = any(${ids})
    on conflict do nothing`.execute(tx)
}

/** Adds the dates of weekly workshops that have come within twelve weeks. */
export async function topUpDates(db: Db, zone: string, now = new Date()): Promise<void> {
  const today = dayAt(now, zone).toString()
  const rows = await db
    .selectFrom('place.workshop as w')
    .select(['w.id', ...scheduleColumns])
    .where('weekly', '=', true)
    .where('cancelled_at', 'is', null)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb(sql`last_day::text`, '>=', today)]))
    .execute()
  const dates = rows.flatMap((row) => datesOf(row.id, row, zone, now))
  if (dates.length > 0) await addDates(db, dates)
}

registerNightly('place.top-up', async (db) => topUpDates(db, await readZone(db)))

/** Zone of the place, for jobs, which have no request to tell them. */
export async function readZone(db: Db): Promise<string> {
  const word = await db
    .selectFrom('platform.word')
    .select('names')
    .where('list', '=', 'lab')
    .where('slug', '=', 'time-zone')
    .executeTakeFirst()
  return word?.names['fr'] ?? 'Europe/Paris'
}
