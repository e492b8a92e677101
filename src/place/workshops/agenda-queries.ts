import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { olderThan, type Cursor } from '../../platform/pager.tsx'
import { prepare } from '../../platform/prepared.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { dayAt, startOfDay } from './schedule.ts'
import { selectDates, withNames, type Names, type Planned, type Where } from './select.ts'

/** One date of a workshop, as lists show it. */
export interface ShownDate extends Where, Names, Planned {
  id: string
  slug: string
  day: string
  startsAt: Date
  endsAt: Date
  title: string
  summary: string
  lang: string
  evening: boolean
  bookable: boolean
  capacity: number | null
  taken: number
  cancelled: boolean
}

/** Dates on one page of a list. */
export const listSize = 30

export interface AgendaFilter {
  evening: boolean
  free: boolean
  priority: string | null
}

/** Dates from `from` on that this reader may see, soonest first, and whether more follow. */
export async function readAgenda(
  db: Db,
  viewer: Viewer | null,
  {
    from,
    until,
    after,
    filter,
    limit = listSize,
  }: { from: Date; until?: Date; after?: Cursor | null; filter?: AgendaFilter; limit?: number },
): Promise<{ dates: ShownDate[]; more: boolean }> {
  const span = { from, dayBefore: dayBefore(from), until, after, count: limit + 1 }
  const rows = await selectComing(db, { viewer, ...span, ...filter })
  return { dates: rows.slice(0, limit).map((row) => withNames(row)), more: rows.length > limit }
}

interface Span {
  from: Date
  /** No date lasts more than a day: the index by start gives those not over without the whole past. */
  dayBefore: Date
  until?: Date | undefined
  count: number
}

interface Coming extends Span, Partial<AgendaFilter> {
  viewer: Viewer | null
  /** Without those that were cancelled. */
  held?: boolean
  after?: Cursor | null | undefined
}

const selectComing = prepare((db, { viewer, from, dayBefore, until, after, count, ...filter }: Coming) =>
  selectDates(db, viewer)
    .where(sql<boolean>`o.ends_at > ${from} and o.starts_at > ${dayBefore}`)
    .$if(until !== undefined, (query) => query.where('o.starts_at', '<', until ?? from))
    .$if(Boolean(after), (query) =>
      query.where(sql<boolean>`(o.starts_at, o.id) > (${after?.at}, ${after?.id})`),
    )
    .$if(filter.held === true, (query) => query.where('o.cancelled_at', 'is', null))
    .$if(filter.evening === true, (query) => query.where('o.evening', '=', true))
    .$if(filter.free === true, (query) => query.where(hasRoom))
    .$if(Boolean(filter.priority), (query) => query.where('t.priority', '=', filter.priority ?? ''))
    .orderBy('o.starts_at')
    .orderBy('o.id')
    .limit(sql.lit(count)),
)

/** Dates that are over, latest first. */
export async function readPast(db: Db, viewer: Viewer | null, before: Cursor | null): Promise<ShownDate[]> {
  const rows = await selectDates(db, viewer)
    .where('o.ends_at', '<=', sql<Date>`now()`)
    // What is over has begun, which the index knows.
    .where('o.starts_at', '<', sql<Date>`now()`)
    .where(olderThan(before, 'o.starts_at', 'o.id'))
    .orderBy('o.starts_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return rows.map((row) => withNames(row))
}

/** What happens from `from` until the end of so many days of the place, today counted, not cancelled: for the home page. */
export async function readNextOccurrences(
  db: Db,
  viewer: Viewer | null,
  { from, zone, days, limit }: { from: Date; zone: string; days: number; limit: number },
): Promise<ShownDate[]> {
  const until = startOfDay(dayAt(from, zone).add({ days }), zone)
  const span = { from, dayBefore: dayBefore(from), until, count: limit }
  const rows = await selectComing(db, { viewer, ...span, held: true })
  return rows.map((row) => withNames(row))
}

/** A day may have 25 hours. */
function dayBefore(from: Date): Date {
  return new Date(from.getTime() - 25 * 3_600_000)
}

const hasRoom = sql<boolean>`o.cancelled_at is null and (not w.bookable or w.capacity is null or o.taken < w.capacity)`
