/** Opening hours of a week: for an ISO weekday ("1" is Monday), pairs of times of day. A day that is not there is closed. */
export type WeekHours = Partial<Record<Weekday, DayHours>>

export type DayHours = readonly (readonly [from: string, to: string])[]

export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
export type Weekday = (typeof weekdays)[number]

const clock = String.raw`(\d{1,2})\s*(?:h|:)?\s*([0-5]\d)?`
const oneSpan = new RegExp(String.raw`^(?:de\s+)?${clock}\s*(?:-|–|—|à|to|until)\s*${clock}$`)

/**
 * Reads hours as people write them: « 9h-12h30, 14h-21h », « de 9 h à 12 h 30 et 14:00-21:00 ». Nothing is closed. Undefined when it is not
 * clear, or when spans go backwards or overlap.
 */
export function readHours(typed: string): DayHours | undefined {
  const plain = typed.trim().toLowerCase()
  if (plain === '' || plain === 'fermé' || plain === 'closed') return []
  const spans = plain.split(/\s*(?:,|;|\/|\bet\b|\band\b)\s*/).map(readSpan)
  const clear = spans.filter((span) => span !== undefined)
  const ordered = clear.flat().every((time, index, times) => index === 0 || (times[index - 1] ?? '') < time)
  return clear.length === spans.length && ordered ? clear : undefined
}

function readSpan(typed: string): readonly [string, string] | undefined {
  const match = oneSpan.exec(typed)
  if (!match) return undefined
  const from = clockOf(match[1], match[2])
  const to = clockOf(match[3], match[4])
  return from <= '23:59' && to <= '24:00' ? [from, to] : undefined
}

function clockOf(hours = '0', minutes = '00'): string {
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** Hours as the field shows them again: « 9h-12h30, 14h-21h ». */
export function writeHoursField(hours: DayHours | undefined): string {
  return (hours ?? []).map((span) => span.map(shortClock).join('-')).join(', ')
}

function shortClock(time: string): string {
  const [hours = '0', minutes = '00'] = time.split(':')
  return `${Number(hours)}h${minutes === '00' ? '' : minutes}`
}
