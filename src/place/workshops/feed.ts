import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import type { View } from '../../platform/view.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { ShownDate } from './agenda-queries.ts'
import { selectDates, withNames } from './select.ts'
import { describeZone } from './timezone.ts'
import { writeMoved, writeWhere } from './where.tsx'

/** One date as calendars take it. */
export interface FeedDate extends ShownDate {
  updatedAt: Date
  sequence: number
  cancelReason: string
}

const feedSize = 500

/** Dates of the last month and to come that this reader may see, of one workshop or of all. Cancelled ones too: calendars have to hear of it. */
export async function readFeed(db: Db, viewer: Viewer | null, slug: string | null): Promise<FeedDate[]> {
  const rows = await selectDates(db, viewer)
    .select(['o.sequence', 'o.cancel_reason as cancelReason'])
    .select(sql<Date>`greatest(o.updated_at, o.changed_at, t.updated_at)`.as('updatedAt'))
    .where('o.ends_at', '>', sql<Date>`now() - interval '1 month'`)
    .$if(slug !== null, (query) => query.where('w.slug', '=', slug ?? ''))
    .orderBy('o.starts_at')
    .orderBy('o.id')
    .limit(feedSize)
    .execute()
  return rows.map((row) => withNames(row))
}

/** The dates as an iCalendar file. Their uids are the ids of the dates: a calendar that comes again finds the same events. */
export function writeCalendar(dates: readonly FeedDate[], name: string, view: View): string {
  const { zone, publicUrl } = view
  const [from = view.now, until = view.now] = [dates[0]?.startsAt, dates.at(-1)?.endsAt]
  const calendar = ical({
    name,
    prodId: '//socialab//ateliers//FR',
    method: ICalCalendarMethod.PUBLISH,
    // With a zone of the calendar's own, stamps would be written in local time, which RFC 5545 forbids.
    timezone: { name: null, generator: (asked) => describeZone(asked, from, until) },
  })
  for (const date of dates) {
    calendar.createEvent({
      id: `${date.id}@${publicUrl.host}`,
      sequence: date.sequence,
      stamp: date.updatedAt,
      lastModified: date.updatedAt,
      start: zoned(date.startsAt, zone),
      end: zoned(date.endsAt, zone),
      timezone: zone,
      summary: date.title,
      description: [writeMoved(date, view), date.cancelReason, date.summary].filter(Boolean).join('\n'),
      location: writeWhere(date, view),
      url: new URL(`/ateliers/${date.slug}/${date.day}`, publicUrl).href,
      status: date.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}
