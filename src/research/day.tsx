import { Temporal } from 'temporal-polyfill'
import { useView, type View } from '../platform/view.ts'
import { writeDay } from '../platform/when.tsx'

/** The day it is in the place, as 2026-11-24. */
export function todayOf({ now, zone }: Pick<View, 'now' | 'zone'>): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** A day of the calendar in full, the same in every zone. */
export function sayDay(day: string): string {
  return sayDayIn(day, useView())
}

/** The same outside a page, in the reader's words. */
export function sayDayIn(day: string, { lang, now }: Pick<View, 'lang' | 'now'>): string {
  return writeDay(new Date(`${day}T12:00:00Z`), { lang, now, zone: 'UTC' })
}
