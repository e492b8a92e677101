import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

/** When a workshop happens, in days and times of the place: what does not change when clocks do. */
export interface Schedule {
  firstDay: string
  startTime: string
  /** At or before the start: it ends the day after. */
  endTime: string
  weekly: boolean
  lastDay: string | null
}

/** One date of a workshop. */
export interface Span {
  day: string
  startsAt: Date
  endsAt: Date
  evening: boolean
}

/** How far ahead the dates of a weekly workshop exist. */
const weeksAhead = 12

/** From this time on, by the clock of the place, a workshop is in the evening. */
export const eveningFrom = '18:00'

/** The dates that are not over at `now`: the one date, or those of the next twelve weeks. */
export function listSpans(schedule: Schedule, zone: string, now: Date): Span[] {
  const spans = schedule.weekly
    ? weeklySpans(schedule, zone, now)
    : [spanOn(schedule.firstDay, schedule, zone)]
  return spans.filter((span) => span.endsAt > now)
}

function weeklySpans(schedule: Schedule, zone: string, now: Date): Span[] {
  const today = dayAt(now, zone)
  const ahead = today.add({ weeks: weeksAhead }).toString()
  // The first date is there however far it is. Days as 2026-11-24 compare as text.
  const horizon = schedule.firstDay > ahead ? schedule.firstDay : ahead
  const last = schedule.lastDay !== null && schedule.lastDay < horizon ? schedule.lastDay : horizon
  // Noon exists once on every day of every zone: the rule counts days, the times of day come after.
  const noon = Temporal.PlainTime.from('12:00')
  const zoned = (day: string | Temporal.PlainDate) =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: noon })
  const rule = new RRuleTemporal({ freq: 'WEEKLY', dtstart: zoned(schedule.firstDay), until: zoned(last) })
  const days = rule.between(zoned(today.subtract({ days: 1 })), zoned(last), true)
  return days.map((at) => spanOn(at.toPlainDate().toString(), schedule, zone))
}

/** The date on this day, from one time by the clock of the place to the other. */
export function spanOn(
  day: string,
  { startTime, endTime }: Pick<Schedule, 'startTime' | 'endTime'>,
  zone: string,
): Span {
  const date = Temporal.PlainDate.from(day)
  const endDay = endTime > startTime ? date : date.add({ days: 1 })
  return {
    day,
    startsAt: instantOf(date, startTime, zone),
    endsAt: instantOf(endDay, endTime, zone),
    evening: startTime >= eveningFrom,
  }
}

/** Whether a series has this day, or will once it is near enough. */
export function hasDay({ firstDay, weekly, lastDay }: Schedule, day: string): boolean {
  const weekday = (at: string) => Temporal.PlainDate.from(at).dayOfWeek
  if (!weekly || day < firstDay || (lastDay !== null && day > lastDay)) return false
  return weekday(day) === weekday(firstDay)
}

function instantOf(day: Temporal.PlainDate, time: string, zone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}

/** The day it is in the place at this moment. */
export function dayAt(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate()
}

/** The time it is in the place at this moment, as a time field sends it. */
export function timeAt(at: Date, zone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return zoned.toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The first moment of a day in the place. */
export function startOfDay(day: Temporal.PlainDate | string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
}
