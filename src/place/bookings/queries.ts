import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { hashCode, readCode } from '../../platform/ids.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { heldAtVenue, venueLine } from '../venue/line.ts'
import type { Spot } from '../workshops/forms.ts'
import { plannedTime, type Planned } from '../workshops/select.ts'

/** A booking as whoever made it reads it. */
export interface OwnBooking extends Planned {
  id: string
  name: string
  waiting: boolean
  /** A seat came free after waiting. */
  movedUp: boolean
  givenUp: boolean
  /** The hour or the place changed after booking. */
  changed: boolean
  over: boolean
  /** Empty when its author erased the workshop. */
  title: string
  lang: string
  /** Null when the reader may not see the page of the workshop. */
  path: string | null
  day: string
  startsAt: Date
  endsAt: Date
  spot: Spot
  spotWords: string
  link: string
  venueName: string
  venueAddress: string
  cancelled: boolean
  cancelReason: string
}

/** The booking that a code on paper opens; undefined for what is no code of ours. */
export async function readBookingByCode(
  db: Db,
  viewer: Viewer | null,
  typed: string,
): Promise<OwnBooking | undefined> {
  const code = readCode(typed)
  if (!code) return undefined
  return selectBookings(db, viewer).where('b.code_hash', '=', hashCode(code)).executeTakeFirst()
}

/** What this account booked at one date. */
export async function readOwnBooking(
  db: Db,
  viewer: Viewer,
  occurrenceId: string,
): Promise<OwnBooking | undefined> {
  return selectBookings(db, viewer)
    .where('b.account_id', '=', viewer.accountId)
    .where('b.occurrence_id', '=', occurrenceId)
    .executeTakeFirst()
}

/** What this account booked at the dates of one workshop that are not over: the day of each, and whether it waits. */
export async function readOwnDays(
  db: Db,
  accountId: string,
  workshopId: string,
): Promise<Pick<OwnBooking, 'day' | 'waiting'>[]> {
  return db
    .selectFrom('place.booking as b')
    .innerJoin('place.occurrence as o', 'o.id', 'b.occurrence_id')
    .select([sql<string>`o.day::text`.as('day'), 'b.waiting'])
    .where('b.account_id', '=', accountId)
    .where('b.cancelled_at', 'is', null)
    .where('o.workshop_id', '=', workshopId)
    .where('o.ends_at', '>', sql<Date>`now()`)
    .limit(100)
    .execute()
}

/** Everything this account booked and that is still kept, soonest first. */
export async function readOwnBookings(db: Db, viewer: Viewer): Promise<OwnBooking[]> {
  return selectBookings(db, viewer)
    .where('b.account_id', '=', viewer.accountId)
    .orderBy('o.starts_at')
    .limit(100)
    .execute()
}

function selectBookings(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('place.booking as b')
    .innerJoin('place.occurrence as o', 'o.id', 'b.occurrence_id')
    .innerJoin('place.workshop as w', 'w.id', 'o.workshop_id')
    .leftJoin('platform.thing as t', (join) => join.onRef('t.id', '=', 'w.id').on(visibleTo(viewer)))
    .leftJoin('place.venue as v', (join) => join.on(heldAtVenue))
    .select([
      'b.id',
      'b.name',
      'b.waiting',
      'w.title',
      't.path',
      'w.spot',
      'w.spot_words as spotWords',
      'w.link',
    ])
    .select([
      sql<string>`o.day::text`.as('day'),
      'o.starts_at as startsAt',
      'o.ends_at as endsAt',
      'o.cancel_reason as cancelReason',
    ])
    .select([...venueLine, ...plannedTime])
    .select([
      sql<string>`coalesce(t.lang, 'fr')`.as('lang'),
      sql<boolean>`b.moved_up_at is not null`.as('movedUp'),
      sql<boolean>`b.cancelled_at is not null`.as('givenUp'),
      sql<boolean>`coalesce(o.changed_at > b.booked_at, false)`.as('changed'),
      sql<boolean>`o.ends_at <= now()`.as('over'),
      sql<boolean>`o.cancelled_at is not null`.as('cancelled'),
    ])
}
