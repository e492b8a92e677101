import { sql } from 'kysely'
import { anyOf, type Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { holdPersonalData, type Person } from '../platform/personal.ts'
import { eraseThings, forgetAuthors, writtenBy } from '../platform/things.ts'
import { giveUp } from './bookings/bookings.ts'
import { lockDate } from './bookings/seats.ts'

holdPersonalData({ name: 'ateliers', exportOf: exportPlace, erase: erasePlace })

async function exportPlace(db: Db, { accountId }: Person): Promise<unknown> {
  const proposed = await db
    .selectFrom('place.workshop')
    .select([
      'slug',
      'title',
      'words',
      'bring',
      'support',
      'spot',
      'spot_words',
      'link',
      'capacity',
      'bookable',
      'weekly',
      'created_at',
    ])
    .select([sql<string>`first_day::text`.as('first_day'), sql<string | null>`last_day::text`.as('last_day')])
    .select([sql<string>`start_time::text`.as('start_time'), sql<string>`end_time::text`.as('end_time')])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  const bookings = await db
    .selectFrom('place.booking as b')
    .innerJoin('place.occurrence as o', 'o.id', 'b.occurrence_id')
    .innerJoin('place.workshop as w', 'w.id', 'o.workshop_id')
    .select(['w.title', 'o.starts_at', 'o.ends_at', 'b.name', 'b.waiting', 'b.booked_at', 'b.came_at'])
    .where('b.account_id', '=', accountId)
    .orderBy('b.booked_at')
    .execute()
  return { proposed, bookings }
}

async function erasePlace(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await eraseBookings(tx, accountId)
  const proposed = await tx
    .selectFrom('place.workshop as w')
    .leftJoin('platform.thing as t', 't.id', 'w.id')
    .select(['w.id', 'w.group_id'])
    .where((eb) => eb.or([eb('w.account_id', '=', accountId), writtenBy(presentationIds)]))
    .execute()
  const idsOf = (rows: typeof proposed) => rows.map(({ id }) => id)
  await leaveToGroups(tx, idsOf(proposed.filter(({ group_id }) => group_id !== null)))
  await eraseWorkshops(tx, idsOf(proposed.filter(({ group_id }) => group_id === null)))
  await forgetAuthors(tx, ['workshop'], presentationIds)
}

/** Seats to come are given up, and go to those who wait; what is past keeps a seat without a name, so that the counts stay true. */
async function eraseBookings(tx: Db, accountId: string): Promise<void> {
  const bookings = await tx
    .selectFrom('place.booking as b')
    .innerJoin('place.occurrence as o', 'o.id', 'b.occurrence_id')
    .select(['b.id', 'b.occurrence_id'])
    .where('b.account_id', '=', accountId)
    .where('b.cancelled_at', 'is', null)
    .where('o.ends_at', '>', sql<Date>`now()`)
    .orderBy('b.occurrence_id')
    .execute()
  for (const booking of bookings) {
    const date = await lockDate(tx, booking.occurrence_id)
    if (date && !date.over) await giveUp(tx, date, booking.id)
  }
  await tx
    .updateTable('place.booking')
    .set({ name: '', account_id: null, code_hash: null })
    .where('account_id', '=', accountId)
    .execute()
}

/** Workshops of groups go on with them. */
async function leaveToGroups(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.updateTable('place.workshop').set({ account_id: null }).where('id', '=', anyOf(ids)).execute()
}

/**
 * Workshops of their own are erased; where people still hold a code, a nameless cancelled date is left until it is forgotten, so that the
 * code tells them not to come.
 */
async function eraseWorkshops(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await eraseThings(tx, ids)
  await recordFacts(
    tx,
    'workshop.erased',
    ids.map((id) => ({ thingId: id })),
  )
  const empty = {
    title: '',
    words: '',
    bring: '',
    support: '',
    spot: 'elsewhere',
    spot_words: '',
    link: '',
  } as const
  await tx
    .updateTable('place.workshop')
    .set({ ...empty, account_id: null, cancelled_at: sql<Date>`now()` })
    .where('id', '=', anyOf(ids))
    .execute()
  await tx
    .updateTable('place.occurrence')
    .set({ notes: '', cancel_reason: '', cancelled_at: sql<Date>`coalesce(cancelled_at, now())` })
    .where('workshop_id', '=', anyOf(ids))
    .execute()
  await sql`
    delete from place.workshop w where w.id = any(${ids}) and not exists (
      select 1 from place.occurrence o join place.booking b on b.occurrence_id = o.id
      where o.workshop_id = w.id and o.ends_at > now() and b.cancelled_at is null)`.execute(tx)
}
