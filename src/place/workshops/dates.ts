import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { registerNightly } from '../../platform/jobs.ts'
import { dayAt, listSpans, type Schedule } from './schedule.ts'

/** Writes the dates that are not over; a date that is there already follows the new hours, and says since when. */
export async function writeDates(
  tx: Db,
  workshopId: string,
  schedule: Schedule,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  if (schedule.weekly && schedule.lastDay) await dropDatesAfter(tx, workshopId, schedule.lastDay)
  const dates = datesOf(workshopId, schedule, zone, now)
  if (dates.length === 0) return
  await tx
    .insertInto('place.occurrence')
    .values(dates)
    .onConflict((conflict) =>
      conflict
        .columns(['workshop_id', 'day'])
        .doUpdateSet({
          starts_at: sql`excluded.starts_at`,
          ends_at: sql`excluded.ends_at`,
          changed_at: sql`now()`,
        })
        .where(
          sql<boolean>`(place.occurrence.starts_at, place.occurrence.ends_at) is distinct from (excluded.starts_at, excluded.ends_at)`,
        ),
    )
    .execute()
}

function datesOf(workshopId: string, schedule: Schedule, zone: string, now: Date) {
  return listSpans(schedule, zone, now).map((span) => ({
    id: newId(),
    workshop_id: workshopId,
    day: span.day,
    starts_at: span.startsAt,
    ends_at: span.endsAt,
  }))
}

async function dropDatesAfter(tx: Db, workshopId: string, lastDay: string): Promise<void> {
  await tx
    .deleteFrom('place.occurrence as o')
    .where('o.workshop_id', '=', workshopId)
    .where(sql`o.day::text`, '>', lastDay)
    .where('o.ends_at', '>', sql<Date>`now()`)
    .where('o.cancelled_at', 'is', null)
    .execute()
}

/** Whether someone holds a seat, or waits for one, on a date to come after this day. */
export async function isBookedAfter(tx: Db, workshopId: string, lastDay: string | null): Promise<boolean> {
  if (lastDay === null) return false
  const row = await tx
    .selectFrom('place.occurrence as o')
    .innerJoin('place.booking as b', 'b.occurrence_id', 'o.id')
    .select('b.id')
    .where('o.workshop_id', '=', workshopId)
    .where(sql`o.day::text`, '>', lastDay)
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

/** Says that dates have changed: calendars that follow them take the new version. */
export async function touchDates(
  tx: Db,
  ids: readonly string[],
  { otherSpot, day }: { otherSpot: boolean; day: string | null },
): Promise<void> {
  await tx
    .updateTable('place.occurrence')
    .set({
      updated_at: sql<Date>`now()`,
      sequence: sql<number>`sequence + 1`,
      ...(day !== null && { day }),
      ...(otherSpot && { changed_at: sql<Date>`now()` }),
    })
    .where('id', 'in', ids)
    .execute()
}

/** Adds the dates of weekly workshops that have come within twelve weeks. */
export async function topUpDates(db: Db, zone: string, now = new Date()): Promise<void> {
  const today = dayAt(now, zone).toString()
  const rows = await db
    .selectFrom('place.workshop')
    .select([
      'id',
      sql<string>`first_day::text`.as('firstDay'),
      sql<string | null>`last_day::text`.as('lastDay'),
    ])
    .select([
      sql<string>`left(start_time::text, 5)`.as('startTime'),
      sql<string>`left(end_time::text, 5)`.as('endTime'),
    ])
    .where('weekly', '=', true)
    .where('cancelled_at', 'is', null)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb(sql`last_day::text`, '>=', today)]))
    .execute()
  const dates = rows.flatMap((row) => datesOf(row.id, { ...row, weekly: true }, zone, now))
  if (dates.length > 0) {
    await db
      .insertInto('place.occurrence')
      .values(dates)
      .onConflict((conflict) => conflict.columns(['workshop_id', 'day']).doNothing())
      .execute()
  }
}

registerNightly('place.top-up', async (db) => topUpDates(db, await readZone(db)))

/** Zone of the place, for jobs, which have no request to tell them. */
async function readZone(db: Db): Promise<string> {
  const word = await db
    .selectFrom('platform.word')
    .select('names')
    .where('list', '=', 'lab')
    .where('slug', '=', 'time-zone')
    .executeTakeFirst()
  return word?.names['fr'] ?? 'Europe/Paris'
}
