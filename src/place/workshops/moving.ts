import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { MoveDraft } from './forms.ts'
import { leaveDays } from './dates.ts'
import { hasDay, spanOn, type Span } from './schedule.ts'
import { factIds, isTooFar, lockWorkshop, type Setting } from './workshops.ts'

/**
 * Moves one date of a series to another time. Seats, notes and the addresses printed for it stay with it, and the series makes no other in
 * its place. 'stale' when someone wrote it meanwhile, 'closed' when it is cancelled or over, 'taken' when that day is another date's of the
 * workshop, or will be, 'missing' when it is no series, or not the viewer's to host.
 */
export async function moveDate(
  db: Db,
  viewer: Viewer,
  { id, dateId }: { id: string; dateId: string },
  draft: MoveDraft,
  setting: Setting,
): Promise<'moved' | 'same' | 'stale' | 'closed' | 'past' | 'too-far' | 'taken' | 'missing'> {
  const span = spanOn(draft.day, { startTime: draft.start, endTime: draft.end }, setting.zone)
  if (span.endsAt <= setting.now) return 'past'
  if (isTooFar(span.day, setting)) return 'too-far'
  return db.transaction().execute(async (tx) => {
    const workshop = await lockWorkshop(tx, viewer, id)
    if (!workshop?.weekly) return 'missing'
    const before = await lockMoving(tx, id, dateId)
    if (!before || before.cancelled_at || before.over) return 'closed'
    if (before.sequence !== draft.version) return 'stale'
    if (isSame(span, before.starts_at, before.ends_at)) return 'same'
    const ofSeries = hasDay(workshop, span.day) && span.day !== before.plannedDay
    if (ofSeries || (await isTaken(tx, before, span.day))) return 'taken'
    if (span.day !== before.day) await leaveDays(tx, [dateId])
    await writeMove(tx, before, span)
    await recordFact(tx, 'workshop.moved', {
      ...factIds(id, workshop.groupId),
      occurrenceId: dateId,
    })
    return 'moved'
  })
}

type Moving = NonNullable<Awaited<ReturnType<typeof lockMoving>>>

async function lockMoving(tx: Db, workshopId: string, id: string) {
  return tx
    .selectFrom('place.occurrence')
    .select(['id', 'workshop_id', 'starts_at', 'ends_at', 'was_starts_at', 'was_ends_at', 'sequence'])
    .select([sql<string>`day::text`.as('day'), sql<string>`planned_day::text`.as('plannedDay')])
    .select(['cancelled_at', sql<boolean>`ends_at <= now()`.as('over')])
    .where('id', '=', id)
    .where('workshop_id', '=', workshopId)
    .forUpdate()
    .executeTakeFirst()
}

/** A day that another date has, or was moved from: its address leads there. */
async function isTaken(tx: Db, { id, workshop_id }: Moving, day: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from place.occurrence where workshop_id = ${workshop_id} and day = ${day}::date and id <> ${id}
    union all
    select 1 from place.former_day where workshop_id = ${workshop_id} and day = ${day}::date and occurrence_id <> ${id}`.execute(
    tx,
  )
  return rows.length > 0
}

/** A date that comes back to when it was to be is one that was never moved. */
async function writeMove(tx: Db, before: Moving, span: Span): Promise<void> {
  const from = before.was_starts_at ?? before.starts_at
  const to = before.was_ends_at ?? before.ends_at
  const back = isSame(span, from, to)
  await tx
    .updateTable('place.occurrence')
    .set({
      day: span.day,
      starts_at: span.startsAt,
      ends_at: span.endsAt,
      evening: span.evening,
      was_starts_at: back ? null : from,
      was_ends_at: back ? null : to,
      changed_at: sql<Date>`now()`,
      updated_at: sql<Date>`now()`,
      sequence: before.sequence + 1,
    })
    .where('id', '=', before.id)
    .execute()
}

function isSame({ startsAt, endsAt }: Span, from: Date, to: Date): boolean {
  return startsAt.getTime() === from.getTime() && endsAt.getTime() === to.getTime()
}
