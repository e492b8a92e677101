import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { hashCode, newCode, newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { countSeats, lockDate, moveUp, type LockedDate } from './seats.ts'

/** A seat taken, or a place in the waiting list when there was none left. */
export interface Booked {
  /** For paper: it alone opens the booking again, and is stored only as a hash. */
  code: string
  waiting: boolean
}

/**
 * Books one seat under a name. Someone with an account holds one seat at a date, however many presentations they have. Refusals: 'closed' for
 * a date that is over, cancelled or free to enter; 'already' for an account that is booked.
 */
export async function bookSeat(
  db: Db,
  { occurrenceId, name, viewer }: { occurrenceId: string; name: string; viewer: Viewer | null },
): Promise<Booked | 'closed' | 'already'> {
  const code = newCode()
  return db.transaction().execute(async (tx) => {
    const date = await lockDate(tx, occurrenceId)
    if (!date || date.over || date.cancelled || !date.bookable) return 'closed'
    if (viewer && (await findOwn(tx, occurrenceId, viewer.accountId))) return 'already'
    const waiting = date.capacity !== null && date.taken >= date.capacity
    await tx
      .insertInto('place.booking')
      .values({
        id: newId(),
        occurrence_id: occurrenceId,
        name,
        code_hash: hashCode(code),
        account_id: viewer?.accountId ?? null,
        waiting,
      })
      .execute()
    if (!waiting) await countSeats(tx, occurrenceId, 1)
    await recordFact(tx, 'workshop.booked', factIds(date))
    return { code, waiting }
  })
}

/** Adds someone who came without booking, in a transaction that holds the date. There is always room for who is there already. */
export async function addWalkIn(tx: Db, date: LockedDate, name: string): Promise<void> {
  await tx
    .insertInto('place.booking')
    .values({
      id: newId(),
      occurrence_id: date.id,
      name,
      waiting: false,
      walked_in: true,
      came_at: new Date(),
    })
    .execute()
  await countSeats(tx, date.id, 1)
  await recordFact(tx, 'workshop.booked', factIds(date))
}

/** Whose booking is given up: whoever holds the code, or the account that booked. */
export type BookingHandle = { codeHash: Buffer } | { id: string; accountId: string }

/**
 * Gives a booking up: its name is erased at once, and a seat that comes free goes to the first who waits. Null when there is nothing to give
 * up any more.
 */
export async function cancelBooking(db: Db, handle: BookingHandle): Promise<{ occurrenceId: string } | null> {
  return db.transaction().execute(async (tx) => {
    const found = await findHandled(tx, handle)
    const date = found && (await lockDate(tx, found.occurrence_id))
    if (!found || !date || date.over) return null
    return (await giveUp(tx, date, found.id)) ? { occurrenceId: date.id } : null
  })
}

/** Gives one booking up in a transaction that holds its date, over or not. False when it was given up meanwhile, or is another date's. */
export async function giveUp(tx: Db, date: LockedDate, bookingId: string): Promise<boolean> {
  const gone = await tx
    .updateTable('place.booking')
    .set({ cancelled_at: new Date(), name: '', account_id: null })
    .where('id', '=', bookingId)
    .where('occurrence_id', '=', date.id)
    .where('cancelled_at', 'is', null)
    .returning('waiting')
    .executeTakeFirst()
  if (!gone) return false
  if (!gone.waiting) {
    await countSeats(tx, date.id, -1)
    await moveUp(tx, [date.id])
  }
  await recordFact(tx, 'workshop.unbooked', factIds(date))
  return true
}

function findHandled(tx: Db, handle: BookingHandle) {
  const query = tx
    .selectFrom('place.booking')
    .select(['id', 'occurrence_id'])
    .where('cancelled_at', 'is', null)
  if ('codeHash' in handle) return query.where('code_hash', '=', handle.codeHash).executeTakeFirst()
  return query.where('id', '=', handle.id).where('account_id', '=', handle.accountId).executeTakeFirst()
}

function findOwn(tx: Db, occurrenceId: string, accountId: string) {
  return tx
    .selectFrom('place.booking')
    .select('id')
    .where('occurrence_id', '=', occurrenceId)
    .where('account_id', '=', accountId)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
}

function factIds({ id, workshopId, groupId }: LockedDate): Record<string, string> {
  return { thingId: workshopId, occurrenceId: id, ...(groupId && { contextId: groupId }) }
}
