import { sql } from 'kysely'
import { otherNameIn } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { prepare } from '../../platform/prepared.ts'
import type { Audience } from '../../platform/tables.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { hostedBy } from './access.ts'
import { eveningFrom, type Schedule } from './schedule.ts'
import {
  plannedTime,
  scheduleColumns,
  selectWorkshops,
  withNames,
  type Names,
  type Planned,
  type Where,
} from './select.ts'

/** A workshop, as its own pages show it. */
export interface ShownWorkshop extends Schedule, Where, Names {
  id: string
  slug: string
  title: string
  summary: string
  words: string
  bring: string
  support: string
  link: string
  lang: string
  evening: boolean
  bookable: boolean
  capacity: number | null
  cancelled: boolean
  priority: string | null
  audience: Audience
  /** Why care hid it, for who proposed it. */
  hiddenReason: string | null
  groupId: string | null
  /** The reader's name in its group, when it is not the one that speaks now. */
  otherName: string | null
  version: number
  /** Whether the reader may edit, cancel, and see who comes. */
  host: boolean
}

/** A date on the pages of its workshop. */
export interface WorkshopDate extends Planned {
  id: string
  day: string
  startsAt: Date
  endsAt: Date
  evening: boolean
  taken: number
  cancelled: boolean
  cancelReason: string
  /** Counts what changed of it: an edit is written over the number it was opened with. */
  sequence: number
}

/** The workshop of this name, if this reader may see it. */
export async function readWorkshop(
  db: Db,
  viewer: Viewer | null,
  slug: string,
): Promise<ShownWorkshop | undefined> {
  const [row] = await selectWorkshop(db, { viewer, slug })
  return row && { ...withNames(row), host: row.host === true }
}

const selectWorkshop = prepare((db, { viewer, slug }: { viewer: Viewer | null; slug: string }) =>
  selectWorkshops(db, viewer)
    .select([
      'w.id',
      'w.words',
      'w.bring',
      'w.support',
      'w.link',
      't.priority',
      't.audience',
      't.hidden_reason as hiddenReason',
    ])
    .select(['w.group_id as groupId', otherNameIn(viewer, 'w.group_id').as('otherName')])
    .select(['w.version', ...scheduleColumns])
    .select([
      sql<boolean>`w.start_time >= ${eveningFrom}`.as('evening'),
      sql<boolean>`w.cancelled_at is not null`.as('cancelled'),
    ])
    .select((eb) => hostedBy(viewer)(eb).as('host'))
    .where('w.slug', '=', slug),
)

/** Dates of a workshop that are not over, soonest first; where none is left, the last one. */
export async function readDates(db: Db, workshopId: string): Promise<WorkshopDate[]> {
  const coming = await selectWorkshopDates(db, workshopId)
    .where('o.ends_at', '>', sql<Date>`now()`)
    .orderBy('o.starts_at')
    .limit(13)
    .execute()
  if (coming.length > 0) return coming.map(workshopDate)
  const last = await selectWorkshopDates(db, workshopId).orderBy('o.starts_at', 'desc').limit(1).execute()
  return last.map(workshopDate)
}

/** One date of a workshop by its day, or by one that it was moved from: posters bear that. */
export async function readDate(db: Db, workshopId: string, day: string): Promise<WorkshopDate | undefined> {
  const [row] = await selectDate(db, { workshopId, day })
  return row && workshopDate(row)
}

const selectDate = prepare((db, { workshopId, day }: { workshopId: string; day: string }) => {
  const movedFrom = db
    .selectFrom('place.former_day')
    .select('occurrence_id')
    .where('workshop_id', '=', workshopId)
    .where(sql`day::text`, '=', day)
  return selectWorkshopDates(db, workshopId)
    .where((eb) => eb.or([eb(sql`o.day::text`, '=', day), eb('o.id', 'in', movedFrom)]))
    .orderBy(sql`o.day::text = ${day}`, 'desc')
    .limit(sql.lit(1))
})

function selectWorkshopDates(db: Db, workshopId: string) {
  return db
    .selectFrom('place.occurrence as o')
    .select(['o.id', sql<string>`o.day::text`.as('day'), 'o.starts_at as startsAt', 'o.ends_at as endsAt'])
    .select(['o.evening', 'o.taken', 'o.cancelled_at', 'o.cancel_reason as cancelReason', 'o.sequence'])
    .select(plannedTime)
    .where('o.workshop_id', '=', workshopId)
}

function workshopDate({
  cancelled_at,
  ...row
}: Omit<WorkshopDate, 'cancelled'> & { cancelled_at: Date | null }): WorkshopDate {
  return { ...row, cancelled: cancelled_at !== null }
}
