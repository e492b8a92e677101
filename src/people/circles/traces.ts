import { sql } from 'kysely'
import { isAsked, registerTraces, traceOf } from '../../platform/traces.ts'

registerTraces('people', (ask) => [
  sql`select ${traceOf({
    list: 'seats',
    presentation: sql`s.presentation_id`,
    more: sql`jsonb_build_object('circle', s.circle)`,
  })} from people.circle_seat s
  where ${isAsked(ask, sql`s.presentation_id`)} and s.since < ${ask.to}
    and least(s.until, coalesce(s.left_at, s.until)) > ${ask.from}`,
])
