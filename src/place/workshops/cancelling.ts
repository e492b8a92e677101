import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { moveUp } from '../bookings/seats.ts'
import { writeDates } from './dates.ts'
import { factIds, lockWorkshop, type Setting } from './workshops.ts'

/** The dates of a workshop that one cancels together: one, or with null all of them. */
interface Dates {
  id: string
  dateId: string | null
}

/**
 * Cancels one date, or all that are not over and those to come. Those who booked read the reason with their code. False when the workshop is
 * not the viewer's to host.
 */
export async function cancelDates(
  db: Db,
  viewer: Viewer,
  { id, dateId }: Dates,
  reason: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const workshop = await lockWorkshop(tx, viewer, id)
    if (!workshop) return false
    const at = await readNow(tx)
    if (dateId === null || !workshop.weekly) {
      await tx.updateTable('place.workshop').set({ cancelled_at: at }).where('id', '=', id).execute()
    }
    await tx
      .updateTable('place.occurrence')
      .set({ cancelled_at: at, cancel_reason: reason, updated_at: at, sequence: sql<number>`sequence + 1` })
      .where('workshop_id', '=', id)
      .where('ends_at', '>', at)
      .where('cancelled_at', 'is', null)
      .$if(dateId !== null, (query) => query.where('id', '=', dateId))
      .execute()
    await recordFact(tx, 'workshop.cancelled', factIds(id, workshop.groupId))
    return true
  })
}

/**
 * Takes a cancellation back: of the date, or of those cancelled together with the workshop. Seats are as they were. False when the workshop
 * is not the viewer's to host.
 */
export async function restoreDates(
  db: Db,
  viewer: Viewer,
  { id, dateId }: Dates,
  setting: Setting,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const workshop = await lockWorkshop(tx, viewer, id)
    if (!workshop) return false
    const restored = await tx
      .updateTable('place.occurrence')
      .set({
        cancelled_at: null,
        cancel_reason: '',
        updated_at: sql<Date>`now()`,
        sequence: sql<number>`sequence + 1`,
      })
      .where('workshop_id', '=', id)
      .where('ends_at', '>', sql<Date>`now()`)
      .$if(dateId !== null, (query) => query.where('id', '=', dateId))
      .$if(dateId === null, (query) => query.where('cancelled_at', '=', workshop.cancelled_at))
      .returning('id')
      .execute()
    if (dateId === null || !workshop.weekly) {
      await tx.updateTable('place.workshop').set({ cancelled_at: null }).where('id', '=', id).execute()
      if (workshop.weekly) await writeDates(tx, id, workshop, setting)
    }
    await moveUp(
      tx,
      restored.map((row) => row.id),
    )
    await recordFact(tx, 'workshop.edited', factIds(id, workshop.groupId))
    return true
  })
}

async function readNow(tx: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select now()::timestamptz(3) as at`.execute(tx)
  return rows[0]?.at ?? new Date()
}
