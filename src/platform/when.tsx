import { useView, type View } from './view.ts'

/** Which parts of a time are written; each is one object, by which its formats are found again. */
const parts = {
  day: { day: 'numeric' },
  fullDay: { weekday: 'long', day: 'numeric', month: 'long' },
  fullDayAndYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short' },
  monthAndYear: { month: 'long', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time24: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times its use. */
function format(lang: string, zone: string, name: keyof typeof parts): Intl.DateTimeFormat {
  const key = `${lang} ${zone} ${name}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(lang, { ...parts[name], timeZone: zone })
  formats.set(key, made)
  return made
}

const relatives = new Map<string, Intl.RelativeTimeFormat>()

function relative(lang: string): Intl.RelativeTimeFormat {
  const known = relatives.get(lang) ?? new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  relatives.set(lang, known)
  return known
}

/** A day in full, as the reader writes it: « mardi 24 novembre », « mardi 1er décembre », with the year when it is not this one. */
export function writeDay(at: Date, { lang, zone, now }: { lang: string; zone: string; now: Date }): string {
  const day = format(lang, zone, isSameYear(at, now, zone) ? 'fullDay' : 'fullDayAndYear').format(at)
  return lang === 'fr' ? day.replace(' 1 ', ' 1er ') : day
}

/** Years differ by zone around New Year's Eve alone, and asking is dear. */
function isSameYear(at: Date, now: Date, zone: string): boolean {
  if (!nearNewYear(at) && !nearNewYear(now)) return at.getUTCFullYear() === now.getUTCFullYear()
  return format('en', zone, 'year').format(at) === format('en', zone, 'year').format(now)
}

function nearNewYear(at: Date): boolean {
  const month = at.getUTCMonth()
  const day = at.getUTCDate()
  return (month === 11 && day === 31) || (month === 0 && day === 1)
}

/** A time of day: « 18 h » and « 18 h 30 » in French. */
export function writeTime(at: Date, { lang, zone }: { lang: string; zone: string }): string {
  if (lang !== 'fr') return format(lang, zone, 'time').format(at)
  const [hours = '0', minutes = '00'] = format('en-GB', zone, 'time24').format(at).split(':')
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}

const steps = [
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
] as const

/** How long ago, while that is easy to picture; the day itself after a week. */
function writeAgo(at: Date, view: { lang: string; zone: string; now: Date }): string {
  const seconds = Math.max(60, (view.now.getTime() - at.getTime()) / 1_000)
  if (seconds > 7 * 86_400) return writeDay(at, view)
  const [unit, size] = steps.findLast(([, length]) => seconds >= length) ?? steps[0]
  return relative(view.lang).format(-Math.floor(seconds / size), unit)
}

/** When something was said or done, in the reader's words. */
export function Ago({ at }: { at: Date }) {
  const view = useView()
  return <time datetime={at.toISOString()}>{writeAgo(at, view)}</time>
}

/** A day in full. */
export function Day({ at }: { at: Date }) {
  const view = useView()
  return <time datetime={at.toISOString()}>{writeDay(at, view)}</time>
}

/** When something lasts: « mardi 24 novembre, de 18 h à 20 h ». */
export function writeSpan(from: Date, to: Date, view: Pick<View, 'lang' | 'zone' | 'now' | 't'>): string {
  return view.t('when.span', { day: writeDay(from, view), hours: writeHours(from, to, view) })
}

/** From when to when on one day: « de 18 h à 20 h ». */
export function writeHours(from: Date, to: Date, view: Pick<View, 'lang' | 'zone' | 't'>): string {
  return view.t('when.hours', { from: writeTime(from, view), to: writeTime(to, view) })
}

/** What a leaf of a wall calendar shows: « 24 », « nov. ». */
export function writeLeaf(
  at: Date,
  { lang, zone }: { lang: string; zone: string },
): { day: string; month: string } {
  return {
    day: format(lang, zone, 'day').format(at),
    month: format(lang, zone, 'month').format(at),
  }
}

/** A day of the week by its ISO number, 1 is Monday: « lundi », or « lun. » where there is little room. */
export function writeWeekday(iso: number, lang: string, width: 'long' | 'short' = 'long'): string {
  // 5 January 1970 was a Monday.
  return format(lang, 'UTC', width === 'long' ? 'weekday' : 'shortWeekday').format(
    new Date((iso + 3) * 86_400_000),
  )
}

/** A month of a year: « novembre 2026 ». */
export function writeMonth(at: Date, { lang, zone }: { lang: string; zone: string }): string {
  return format(lang, zone, 'monthAndYear').format(at)
}
