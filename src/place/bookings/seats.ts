import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectHosted } from '../workshops/access.ts'

/** A date as those who write its bookings hold it. */
export interface LockedDate {
  id: string
  workshopId: string
  groupId: string | null
  bookable: boolean
  capacity: number | null
  taken: number
  over: boolean
  cancelled: boolean
}

/**
 * Holds a date until the end of the transaction: whoever books or leaves meanwhile waits for their turn, so that a last seat is given once.
 * The workshop is held first, as editing does, so that the two never wait for each other. With `host`, a date that they do not host is not
 * there.
 */
export async function lockDate(tx: Db, occurrenceId: string, host?: Viewer): Promise<LockedDate | undefined> {
  const workshop = await tx
    .selectFrom('place.workshop as w')
    .innerJoin('place.occurrence as o', 'o.workshop_id', 'w.id')
    .select(['w.id', 'w.group_id', 'w.bookable', 'w.capacity'])
    .where('o.id', '=', occurrenceId)
    .where((eb) => (host ? eb('w.id', 'in', selectHosted(tx, host).select('w.id')) : eb.lit(true)))
    .forShare(['w'])
    .executeTakeFirst()
  if (!workshop) return undefined
  const date = await tx
    .selectFrom('place.occurrence')
    .select(['id', 'taken', 'cancelled_at', sql<boolean>`ends_at <= now()`.as('over')])
    .where('id', '=', occurrenceId)
    .forUpdate()
    .executeTakeFirst()
  if (!date) return undefined
  return {
    id: date.id,
    workshopId: workshop.id,
    groupId: workshop.group_id,
    bookable: workshop.bookable,
    capacity: workshop.capacity,
    taken: date.taken,
    over: date.over,
    cancelled: date.cancelled_at !== null,
  }
}

/** Counts `change` more seats taken; the date is held by the caller. */
export async function countSeats(tx: Db, occurrenceId: string, change: 1 | -1): Promise<void> {
  await tx
    .updateTable('place.occurrence')
    .set({ taken: sql<number>`taken + ${change}` })
    .where('id', '=', occurrenceId)
    .execute()
}

/** Gives free seats to those who wait, first come first, on dates that the caller holds. */
export async function moveUp(tx: Db, occurrenceIds: readonly string[]): Promise<void> {
  if (occurrenceIds.length === 0) return
  await sql`
    with ranked as (
      select b.id, w.capacity - o.taken as free, row_number() over (partition by o.id order by b.number) as place
      from place.occurrence o
      join place.workshop w on w.id = o.workshop_id
      join place.booking b on b.occurrence_id = o.id and b.waiting and b.cancelled_at is null
      where o.id = any(${occurrenceIds}) and o.cancelled_at is null and o.ends_at > now()
    ), moved as (
      update place.booking b set waiting = false, moved_up_at = now()
      from ranked r where r.id = b.id and (r.free is null or r.place <= r.free)
      returning b.occurrence_id
    )
    update place.occurrence o set taken = taken + m.seats
    from (select occurrence_id, count(*)::int as seats from moved group by 1) m
    where m.occurrence_id = o.id`.execute(tx)
}
