import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, sessions, textAt, things } from './sql.ts'

/** Each workshop comes four weeks in a row, from two months ago to two months ahead. */
export function workshops(from: Size, to: Size): string[] {
  const series = `generate_series(${from.workshops + 1}, ${to.workshops}) n`
  const workshop = id('workshop', 'n')
  const firstDay = `(current_date + ${draw('day', 'n', 120)}::int - 60)`
  const group = `case when n % 2 = 0 then ${id('group', `1 + n % ${to.groups}`)} end`
  return [
    `insert into place.workshop
       (id, slug, account_id, group_id, title, words, spot, capacity, bookable, first_day, start_time, end_time, weekly, last_day)
     select ${workshop}, 'atelier-' || n, ${id('account', draw('workshop author', 'n', sessions))}, ${group}, x.title, x.text, 'venue',
       case when n % 3 = 0 then 12 end, true, ${firstDay}, make_time(9 + (n % 10)::int, 0, 0), make_time(11 + (n % 10)::int, 0, 0),
       true, ${firstDay} + 21
     from ${series} join ${textAt(`'workshop' || n`)}`,
    `${things} select w.id, 'workshop', ${authorOf('workshop', 'n')}, 'open', null, w.group_id, ${priorityOf('n')},
       '/ateliers/' || w.slug, w.title, left(w.words, 160), 'fr', w.first_day - 60, w.first_day - 60, platform.searchable(w.title, w.words, ''), true
     from ${series} join place.workshop w on w.id = ${workshop}`,
    `insert into place.occurrence (id, workshop_id, day, planned_day, evening, starts_at, ends_at)
     select ${id('occurrence', `n || '-' || k`)}, w.id, w.first_day + 7 * k, w.first_day + 7 * k, w.start_time >= '18:00',
       (w.first_day + 7 * k + w.start_time) at time zone 'Europe/Paris', (w.first_day + 7 * k + w.end_time) at time zone 'Europe/Paris'
     from ${series} join place.workshop w on w.id = ${workshop}, generate_series(0, 3) k`,
  ]
}
