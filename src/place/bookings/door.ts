import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { tickAttendees, writeNotes } from './attendance.ts'
import { addWalkIn, giveUp } from './bookings.ts'
import type { Door } from './forms.ts'
import { lockDate } from './seats.ts'

/**
 * Saves all that a host did at the door, so that no button loses what another would have saved: all of it or nothing. 'stale' when another
 * host wrote the notes since, 'missing' for a date that is not the viewer's to host.
 */
export async function saveDoor(
  db: Db,
  viewer: Viewer,
  occurrenceId: string,
  door: Door,
): Promise<'saved' | 'stale' | 'missing'> {
  const { notes, shown, name, booking, strike } = door
  return db.transaction().execute(async (tx) => {
    const date = await lockDate(tx, occurrenceId, viewer)
    if (!date) return 'missing'
    if (notes !== shown && !(await writeNotes(tx, date.id, door))) return 'stale'
    await tickAttendees(tx, date.id, door)
    if (name !== '') await addWalkIn(tx, date, name)
    if (strike) await giveUp(tx, date, booking)
    return 'saved'
  })
}
