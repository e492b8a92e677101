import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { View } from '../../../../platform/view.ts'
import type { Course } from '../course.ts'
import type { Followed } from '../load.ts'
import type { ShownCohort } from './queries.ts'

/** The days of a cohort as an iCalendar file: whole days, since its hour is in words. Taken again, it finds the same events. */
export function writeCohortCalendar(followed: Followed, cohort: ShownCohort, view: View): string {
  const { publicUrl } = view
  const url = new URL(`${followed.path}/groupes/${cohort.id}`, publicUrl).href
  const calendar = ical({
    name: cohort.name,
    prodId: '//socialab//cours//FR',
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { key, day, title } of listDays(followed.course, cohort)) {
    calendar.createEvent({
      id: `${cohort.id}-${key}@${publicUrl.host}`,
      sequence: cohort.saves,
      stamp: cohort.changedAt,
      lastModified: cohort.changedAt,
      start: Temporal.PlainDate.from(day),
      allDay: true,
      summary: [followed.title, title].filter(Boolean).join(' : '),
      description: cohort.name,
      location: cohort.place || null,
      url,
      status: cohort.closed ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}

/** The days of its modules, and the one it begins on when no module has that. */
function listDays({ modules }: Course, { begins, dates }: ShownCohort) {
  const known = dates.flatMap(({ key, day }) => {
    const module = modules.find((one) => one.key === key)
    return module ? [{ key, day, title: module.title }] : []
  })
  return known.some(({ day }) => day === begins)
    ? known
    : [{ key: 'begins', day: begins, title: '' }, ...known]
}
