import { Temporal } from 'temporal-polyfill'
import type { View } from '../../platform/view.ts'
import type { ShownWorkshop, WorkshopDate } from './queries.ts'
import { writeWhere } from './where.tsx'

/** One date as a schema.org Event, for search engines and other agendas. */
export function describeEvent(workshop: ShownWorkshop, date: WorkshopDate, view: View): object {
  const { publicUrl, zone } = view
  const address = new URL(`/ateliers/${workshop.slug}/${date.day}`, publicUrl).href
  const online = workshop.spot === 'online'
  const organizer = workshop.group ?? workshop.author
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: workshop.title,
    ...(workshop.summary && { description: workshop.summary }),
    url: address,
    inLanguage: workshop.lang,
    startDate: localTime(date.startsAt, zone),
    endDate: localTime(date.endsAt, zone),
    eventStatus: `https://schema.org/${statusOf(date)}`,
    ...(date.wasStartsAt && { previousStartDate: localTime(date.wasStartsAt, zone) }),
    eventAttendanceMode: `https://schema.org/${online ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode'}`,
    location: online ? { '@type': 'VirtualLocation', url: address } : describePlace(workshop, view),
    isAccessibleForFree: true,
    ...(organizer && {
      organizer: {
        '@type': workshop.group ? 'Organization' : 'Person',
        name: organizer.name,
        url: new URL(organizer.path, publicUrl).href,
      },
    }),
    ...(workshop.capacity !== null && {
      maximumAttendeeCapacity: workshop.capacity,
      remainingAttendeeCapacity: Math.max(0, workshop.capacity - date.taken),
    }),
  }
}

function statusOf({ cancelled, wasStartsAt }: WorkshopDate): string {
  if (cancelled) return 'EventCancelled'
  return wasStartsAt ? 'EventRescheduled' : 'EventScheduled'
}

function describePlace(workshop: ShownWorkshop, view: View): object {
  const name = workshop.spot === 'venue' ? workshop.venueName || view.t('place.at-venue') : workshop.spotWords
  return { '@type': 'Place', name, address: workshop.venueAddress || writeWhere(workshop, view) }
}

/** With its distance to UTC, as schema.org asks: 2026-11-24T18:00:00+01:00. */
function localTime(at: Date, zone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
