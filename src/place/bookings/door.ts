import type { Db } from '../../platform/database.ts'
import { tickAttendees, writeNotes } from './attendance.ts'
import { addWalkIn, cancelBooking } from './bookings.ts'
import type { Door } from './forms.ts'

/**
 * Saves all that a host did at the door, so that no button loses what another would have saved. Notes come first: 'stale' when another host
 * wrote them since, and then nothing was saved.
 */
export async function saveDoor(db: Db, occurrenceId: string, door: Door): Promise<'saved' | 'stale'> {
  const { notes, shown, name, booking, strike } = door
  if (notes !== shown && !(await writeNotes(db, occurrenceId, door))) return 'stale'
  await tickAttendees(db, occurrenceId, door)
  if (name !== '') await addWalkIn(db, occurrenceId, name)
  if (strike) await cancelBooking(db, { id: booking, occurrenceId })
  return 'saved'
}
