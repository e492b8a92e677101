import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { moveUp } from '../bookings/seats.ts'
import { writeDates } from './dates.ts'
import { factIds, lockWorkshop, type HostedWorkshop, type Setting } from './workshops.ts'

/** Cancels one date, or with null all that are not over and those to come. Those who booked read the reason with their code. */
export async function cancelDates(
  db: Db,
  workshop: HostedWorkshop,
  dateId: string | null,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockWorkshop(tx, workshop.id)
    const at = await readNow(tx)
    if (dateId === null || !workshop.weekly) {
      await tx.updateTable('place.workshop').set({ cancelled_at: at }).where('id', '=', workshop.id).execute()
    }
    await tx
      .updateTable('place.occurrence')
      .set({ cancelled_at: at, cancel_reason: reason, updated_at: at, sequence: sql<number>`sequence + 1` })
      .where('workshop_id', '=', workshop.id)
      .where('ends_at', '>', at)
      .where('cancelled_at', 'is', null)
      .$if(dateId !== null, (query) => query.where('id', '=', dateId))
      .execute()
    await recordFact(tx, 'workshop.cancelled', factIds(workshop.id, workshop.groupId))
  })
}

/** Takes a cancellation back: the date, or with null the dates cancelled together with the workshop. Seats are as they were. */
export async function restoreDates(
  db: Db,
  workshop: HostedWorkshop,
  dateId: string | null,
  setting: Setting,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await lockWorkshop(tx, workshop.id)
    const restored = await tx
      .updateTable('place.occurrence')
      .set({
        cancelled_at: null,
        cancel_reason: '',
        updated_at: sql<Date>`now()`,
        sequence: sql<number>`sequence + 1`,
      })
      .where('workshop_id', '=', workshop.id)
      .where('ends_at', '>', sql<Date>`now()`)
      .$if(dateId !== null, (query) => query.where('id', '=', dateId))
      .$if(dateId === null, (query) => query.where('cancelled_at', '=', before?.cancelled_at ?? null))
      .returning('id')
      .execute()
    if (dateId === null || !workshop.weekly) {
      await tx
        .updateTable('place.workshop')
        .set({ cancelled_at: null })
        .where('id', '=', workshop.id)
        .execute()
      if (workshop.weekly) await writeDates(tx, workshop.id, workshop, setting)
    }
    const ids = restored.map((row) => row.id)
    await moveUp(tx, ids)
    await recordFact(tx, 'workshop.edited', factIds(workshop.id, workshop.groupId))
  })
}

async function readNow(tx: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select now()::timestamptz(3) as at`.execute(tx)
  return rows[0]?.at ?? new Date()
}
