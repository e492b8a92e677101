import { sql, type SelectQueryBuilder } from 'kysely'
import type { Db, Tables } from '../../platform/database.ts'
import type { Audience } from '../../platform/tables.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { hostedBy } from './access.ts'
import type { Spot } from './forms.ts'
import { eveningFrom, type Schedule } from './schedule.ts'

interface Named {
  name: string
  path: string
}

/** Where it happens, as pages say it. */
export interface Where {
  spot: Spot
  /** Words for a spot elsewhere. */
  spotWords: string
  venueName: string
  venueAddress: string
}

/** One date of a workshop, as lists show it. */
export interface ShownDate extends Where {
  id: string
  slug: string
  day: string
  startsAt: Date
  endsAt: Date
  title: string
  lang: string
  bookable: boolean
  capacity: number | null
  taken: number
  cancelled: boolean
  author: Named | null
  group: Named | null
}

/** A workshop, as its own pages show it. */
export interface ShownWorkshop extends Schedule, Where {
  id: string
  slug: string
  title: string
  summary: string
  words: string
  bring: string
  support: string
  link: string
  lang: string
  bookable: boolean
  capacity: number | null
  cancelled: boolean
  priority: string | null
  audience: Audience
  groupId: string | null
  author: Named | null
  group: Named | null
  version: number
  /** Whether the reader may edit, cancel, and see who comes. */
  host: boolean
}

/** A date on the pages of its workshop. */
export interface WorkshopDate {
  id: string
  day: string
  startsAt: Date
  endsAt: Date
  taken: number
  cancelled: boolean
  cancelReason: string
}

const listSize = 30

export interface AgendaFilter {
  evening: boolean
  free: boolean
  priority: string | null
}

/** Where a list of dates goes on. */
export interface DateCursor {
  at: Date
  id: string
}

/** Dates from `from` on that this reader may see, soonest first, and whether more follow. */
export async function readAgenda(
  db: Db,
  viewer: Viewer | null,
  { from, until, after, filter, limit = listSize }: { from: Date; until?: Date; after?: DateCursor | null; filter?: AgendaFilter; limit?: number },
): Promise<{ dates: ShownDate[]; more: boolean }> {
  const rows = await selectDates(db, viewer)
    .where('o.ends_at', '>', from)
    .$if(until !== undefined, (query) => query.where('o.starts_at', '<', until ?? from))
    .$if(Boolean(after), (query) => query.where(sql<boolean>`(o.starts_at, o.id) > (${after?.at}, ${after?.id})`))
    .$if(filter?.evening === true, (query) => query.where('w.start_time', '>=', `${eveningFrom}:00`))
    .$if(filter?.free === true, (query) => query.where(hasRoom))
    .$if(Boolean(filter?.priority), (query) => query.where('t.priority', '=', filter?.priority ?? ''))
    .orderBy('o.starts_at')
    .orderBy('o.id')
    .limit(limit + 1)
    .execute()
  return { dates: rows.slice(0, limit).map(shownDate), more: rows.length > limit }
}

/** Dates that are over, latest first. */
export async function readPast(db: Db, viewer: Viewer | null, before: DateCursor | null): Promise<ShownDate[]> {
  const rows = await selectDates(db, viewer)
    .where('o.ends_at', '<=', sql<Date>`now()`)
    .$if(before !== null, (query) => query.where(sql<boolean>`(o.starts_at, o.id) < (${before?.at}, ${before?.id})`))
    .orderBy('o.starts_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return rows.map(shownDate)
}

/** What happens from `from` over so many days, not cancelled, for the home page. */
export async function readNextOccurrences(
  db: Db,
  viewer: Viewer | null,
  { from, days, limit }: { from: Date; days: number; limit: number },
): Promise<ShownDate[]> {
  const rows = await selectDates(db, viewer)
    .where('o.ends_at', '>', from)
    .where('o.starts_at', '<', new Date(from.getTime() + days * 86_400_000))
    .where('o.cancelled_at', 'is', null)
    .orderBy('o.starts_at')
    .orderBy('o.id')
    .limit(limit)
    .execute()
  return rows.map(shownDate)
}

const hasRoom = sql<boolean>`o.cancelled_at is null and (not w.bookable or w.capacity is null or o.taken < w.capacity)`

const venueAddress = sql<string>`concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', nullif(v.postal_code, ''), nullif(v.town, '')), ''))`

function selectDates(db: Db, viewer: Viewer | null) {
  return withNames(
    db
      .selectFrom('place.occurrence as o')
      .innerJoin('place.workshop as w', 'w.id', 'o.workshop_id')
      .innerJoin('platform.thing as t', 't.id', 'w.id'),
    viewer,
  )
    .select(['o.id', 'w.slug', sql<string>`o.day::text`.as('day'), 'o.starts_at as startsAt', 'o.ends_at as endsAt', 't.title', 't.lang'])
    .select(['w.bookable', 'w.capacity', 'o.taken', 'o.cancelled_at', 'w.spot', 'w.spot_words as spotWords'])
    .where(visibleTo(viewer))
}

type Shape = Tables & { w: Tables['place.workshop']; t: Tables['platform.thing'] }

/** The author, the group as far as this reader may know of it, and the venue. Missing ones were erased or are not for them. */
function withNames<From extends Shape, Row>(query: SelectQueryBuilder<From, 'w' | 't', Row>, viewer: Viewer | null) {
  // The generic query is one of the two below, which both have `w` and `t`.
  return (query as unknown as SelectQueryBuilder<Shape & { o: Tables['place.occurrence'] }, 'w' | 't' | 'o', Row>)
    .leftJoin('platform.thing as author', (join) => join.onRef('author.id', '=', 't.author_id').on('author.hidden_at', 'is', null))
    .leftJoin('platform.thing as g', (join) =>
      join
        .onRef('g.id', '=', 'w.group_id')
        .on('g.hidden_at', 'is', null)
        .on((eb) => eb.or([eb('g.audience', '=', 'open'), eb('t.audience', '=', 'group'), ...(viewer ? [eb('g.audience', '=', 'lab')] : [])])),
    )
    .leftJoin('place.venue as v', (join) => join.on(sql<boolean>`v.id = 'lieu' and w.spot = 'venue'`))
    .select(['author.title as authorName', 'author.path as authorPath', 'g.title as groupName', 'g.path as groupPath'])
    .select([sql<string>`coalesce(v.name, '')`.as('venueName'), venueAddress.as('venueAddress')])
}

interface Names {
  authorName: string | null
  authorPath: string | null
  groupName: string | null
  groupPath: string | null
}

function namesOf({ authorName, authorPath, groupName, groupPath }: Names): { author: Named | null; group: Named | null } {
  return {
    author: authorName !== null && authorPath !== null ? { name: authorName, path: authorPath } : null,
    group: groupName !== null && groupPath !== null ? { name: groupName, path: groupPath } : null,
  }
}

function shownDate({ authorName, authorPath, groupName, groupPath, cancelled_at, ...row }: Omit<ShownDate, 'author' | 'group' | 'cancelled'> & Names & { cancelled_at: Date | null }): ShownDate {
  return { ...row, ...namesOf({ authorName, authorPath, groupName, groupPath }), cancelled: cancelled_at !== null }
}

/** The workshop of this name, if this reader may see it. */
export async function readWorkshop(db: Db, viewer: Viewer | null, slug: string): Promise<ShownWorkshop | undefined> {
  const row = await withNames(
    db.selectFrom('place.workshop as w').innerJoin('platform.thing as t', 't.id', 'w.id'),
    viewer,
  )
    .select(['w.id', 'w.slug', 't.title', 't.summary', 'w.words', 'w.bring', 'w.support', 'w.link', 't.lang', 't.priority', 't.audience'])
    .select(['w.bookable', 'w.capacity', 'w.cancelled_at', 'w.spot', 'w.spot_words as spotWords', 'w.group_id as groupId', 'w.version', 'w.weekly'])
    .select([sql<string>`w.first_day::text`.as('firstDay'), sql<string | null>`w.last_day::text`.as('lastDay')])
    .select([sql<string>`left(w.start_time::text, 5)`.as('startTime'), sql<string>`left(w.end_time::text, 5)`.as('endTime')])
    .select((eb) => hostedBy(viewer)(eb).as('host'))
    .where('w.slug', '=', slug)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { authorName, authorPath, groupName, groupPath, cancelled_at, ...shown } = row
  return { ...shown, host: shown.host === true, ...namesOf({ authorName, authorPath, groupName, groupPath }), cancelled: cancelled_at !== null }
}

/** Dates of a workshop that are not over, soonest first; where none is left, the last one. */
export async function readDates(db: Db, workshopId: string): Promise<WorkshopDate[]> {
  const coming = await selectWorkshopDates(db, workshopId).where('ends_at', '>', sql<Date>`now()`).orderBy('starts_at').limit(13).execute()
  if (coming.length > 0) return coming.map(workshopDate)
  const last = await selectWorkshopDates(db, workshopId).orderBy('starts_at', 'desc').limit(1).execute()
  return last.map(workshopDate)
}

/** One date of a workshop by its day. */
export async function readDate(db: Db, workshopId: string, day: string): Promise<WorkshopDate | undefined> {
  const row = await selectWorkshopDates(db, workshopId).where(sql`day::text`, '=', day).executeTakeFirst()
  return row && workshopDate(row)
}

function selectWorkshopDates(db: Db, workshopId: string) {
  return db
    .selectFrom('place.occurrence')
    .select(['id', sql<string>`day::text`.as('day'), 'starts_at as startsAt', 'ends_at as endsAt', 'taken'])
    .select(['cancelled_at', 'cancel_reason as cancelReason'])
    .where('workshop_id', '=', workshopId)
}

function workshopDate({ cancelled_at, ...row }: Omit<WorkshopDate, 'cancelled'> & { cancelled_at: Date | null }): WorkshopDate {
  return { ...row, cancelled: cancelled_at !== null }
}
