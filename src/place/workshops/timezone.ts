import { Temporal } from 'temporal-polyfill'

/**
 * The VTIMEZONE of a zone for the years around `from` and `until` (RFC 5545, 3.6.5): one observance for each time the clocks change, so
 * that a calendar without the zone's own rules still shows the right hour.
 */
export function describeZone(zone: string, from: Date, until: Date): string {
  const start = zonedAt(from, zone).with({ month: 1, day: 1 }).startOfDay()
  const end = zonedAt(until, zone).add({ years: 1 })
  const observances = [observance(start, start)]
  let at = start.getTimeZoneTransition('next')
  while (at && Temporal.ZonedDateTime.compare(at, end) < 0) {
    observances.push(observance(at, at.subtract({ nanoseconds: 1 })))
    at = at.getTimeZoneTransition('next')
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n')
}

function zonedAt(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

/** From this change on; DTSTART is the local time by the clock before it. */
function observance(at: Temporal.ZonedDateTime, before: Temporal.ZonedDateTime): string[] {
  const winter = Temporal.ZonedDateTime.from({ year: at.year, month: 1, day: 1, timeZone: at.timeZoneId })
  const summer = winter.with({ month: 7 })
  const standard = Math.min(winter.offsetNanoseconds, summer.offsetNanoseconds)
  const name = at.offsetNanoseconds > standard ? 'DAYLIGHT' : 'STANDARD'
  const onset = at.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime()
  return [
    `BEGIN:${name}`,
    `DTSTART:${onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${before.offset.replace(':', '')}`,
    `TZOFFSETTO:${at.offset.replace(':', '')}`,
    `END:${name}`,
  ]
}
