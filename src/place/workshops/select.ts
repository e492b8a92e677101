import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { authorTo, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { heldAtVenue, venueLine } from '../venue/line.ts'
import type { Spot } from './forms.ts'

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

/** Who proposes it, as far as this reader may know. Missing ones were erased or are not for them. */
export interface Names {
  author: Named | null
  group: Named | null
}

/** When a date was to be, once it was moved; both are null for one that was not. */
export interface Planned {
  wasStartsAt: Date | null
  wasEndsAt: Date | null
}

/** The same, for queries of `place.occurrence as o`. */
export const plannedTime = ['o.was_starts_at as wasStartsAt', 'o.was_ends_at as wasEndsAt'] as const

/** When the workshops happen, for queries of `place.workshop as w`. */
export const scheduleColumns = [
  'w.weekly',
  sql<string>`w.first_day::text`.as('firstDay'),
  sql<string | null>`w.last_day::text`.as('lastDay'),
  sql<string>`left(w.start_time::text, 5)`.as('startTime'),
  sql<string>`left(w.end_time::text, 5)`.as('endTime'),
] as const

/** The workshops this reader may see, with their names and where they are held: the start of every query about them. */
export function selectWorkshops(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('place.workshop as w')
    .innerJoin('platform.thing as t', 't.id', 'w.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', authorTo(viewer))))
    .leftJoin('platform.thing as g', (join) =>
      join
        .onRef('g.id', '=', 'w.group_id')
        .on('g.hidden_at', 'is', null)
        .on((eb) =>
          eb.or([
            eb('g.audience', '=', 'open'),
            eb('t.audience', '=', 'group'),
            ...(viewer ? [eb('g.audience', '=', 'lab')] : []),
          ]),
        ),
    )
    .leftJoin('place.venue as v', (join) => join.on(heldAtVenue))
    .select(['w.slug', 't.title', 't.summary', 't.lang', 'w.bookable', 'w.capacity'])
    .select(['w.spot', 'w.spot_words as spotWords', ...venueLine])
    .select(['author.title as authorName', 'author.path as authorPath'])
    .select(['g.title as groupName', 'g.path as groupPath'])
    .where(visibleTo(viewer))
}

/** Dates of those workshops. */
export function selectDates(db: Db, viewer: Viewer | null) {
  return selectWorkshops(db, viewer)
    .innerJoin('place.occurrence as o', 'o.workshop_id', 'w.id')
    .select(['o.id', sql<string>`o.day::text`.as('day'), 'o.starts_at as startsAt', 'o.ends_at as endsAt'])
    .select([
      'o.taken',
      'o.evening',
      sql<boolean>`o.cancelled_at is not null`.as('cancelled'),
      ...plannedTime,
    ])
}

interface NameColumns {
  authorName: string | null
  authorPath: string | null
  groupName: string | null
  groupPath: string | null
}

/** The row with its names gathered. */
export function withNames<Row extends NameColumns>({
  authorName,
  authorPath,
  groupName,
  groupPath,
  ...row
}: Row): Omit<Row, keyof NameColumns> & Names {
  return { ...row, author: named(authorName, authorPath), group: named(groupName, groupPath) }
}

function named(name: string | null, path: string | null): Named | null {
  return name !== null && path !== null ? { name, path } : null
}
