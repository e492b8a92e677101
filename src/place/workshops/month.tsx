import { Temporal } from 'temporal-polyfill'
import { useView } from '../../platform/view.ts'
import { writeDay, writeMonth, writeWeekday } from '../../platform/when.tsx'
import { dayAt, startOfDay } from './schedule.ts'

/** A month, and how many workshops each of its days has. */
export interface MonthDays {
  month: Temporal.PlainYearMonth
  counts: ReadonlyMap<string, number>
}

/** The month of a query, near enough to be one of ours; undefined for anything else. */
export function readMonth(typed: string | undefined): Temporal.PlainYearMonth | undefined {
  const match = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(typed ?? '')
  return match ? Temporal.PlainYearMonth.from(match[0]) : undefined
}

/** The month as a table: each day with something leads to it in the list below. */
export function Month({ month: { month, counts } }: { month: MonthDays }) {
  const view = useView()
  const { t, zone, lang } = view
  const first = month.toPlainDate({ day: 1 })
  const name = writeMonth(startOfDay(first, zone), view)
  return (
    <section class="stack" aria-label={name}>
      <nav class="pager" aria-label={t('place.month.others')}>
        <MonthLink month={month.subtract({ months: 1 })} />
        <MonthLink month={month.add({ months: 1 })} />
      </nav>
      <table class="month workshop">
        <caption>{name}</caption>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <th scope="col">
                <abbr title={writeWeekday(day, lang)}>{writeWeekday(day, lang, 'short')}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr>
              {week.map((day) => (
                <td>{day && <DayCell day={day} count={counts.get(day.toString()) ?? 0} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MonthLink({ month }: { month: Temporal.PlainYearMonth }) {
  const view = useView()
  return (
    <a class="act" href={`/ateliers?mois=${month.toString()}`}>
      {writeMonth(startOfDay(month.toPlainDate({ day: 1 }), view.zone), view)}
    </a>
  )
}

function DayCell({ day, count }: { day: Temporal.PlainDate; count: number }) {
  const view = useView()
  const today = dayAt(view.now, view.zone).equals(day) ? ('date' as const) : undefined
  if (count === 0) return <span aria-current={today}>{day.day}</span>
  const name = view.t('place.month.day', { day: writeDay(startOfDay(day, view.zone), view), count })
  return (
    <a href={`#j-${day.toString()}`} aria-label={name} aria-current={today}>
      {day.day}
    </a>
  )
}

/** The days of a month week by week, from Monday; null before its first and after its last. */
function weeksOf(month: Temporal.PlainYearMonth): (Temporal.PlainDate | null)[][] {
  const days = Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 }))
  const before = Array<null>((days[0]?.dayOfWeek ?? 1) - 1).fill(null)
  const cells = [...before, ...days]
  const padded = [...cells, ...Array<null>((7 - (cells.length % 7)) % 7).fill(null)]
  return Array.from({ length: padded.length / 7 }, (_, week) => padded.slice(week * 7, week * 7 + 7))
}
