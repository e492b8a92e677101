import { useView, type View } from '../../platform/view.ts'
import { writeDay } from '../../platform/when.tsx'
import type { ListedAddress } from './queries.ts'

const dayLong = 86_400_000

/** Today in the place, as 2026-11-24. */
export function todayIn(now: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now)
}

/** Days from one day to another, both written as 2026-11-24; none before it comes. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayLong))
}

/** A day as the reader writes it. */
export function writeKeptDay(day: string, { lang, now }: Pick<View, 'lang' | 'now'>): string {
  return writeDay(new Date(`${day}T12:00:00Z`), { lang, now, zone: 'UTC' })
}

/** A day in full. */
export function KeptDay({ day }: { day: string }) {
  return <time datetime={day}>{writeKeptDay(day, useView())}</time>
}

type Standing = Pick<ListedAddress, 'outcome' | 'answered' | 'silentFrom' | 'sentOn'>

/** Where an address stands: answered, over, or so many days of silence by the clock of this server. */
export function saysStanding(address: Standing): string {
  const { t, now, zone } = useView()
  if (address.outcome !== null) return t(`institutions.outcome.${address.outcome}`)
  if (address.answered) return t('institutions.address.answered')
  const days = daysBetween(address.silentFrom, todayIn(now, zone))
  return t(address.sentOn === null ? 'institutions.address.waiting-unsent' : 'institutions.address.silence', {
    days,
  })
}
