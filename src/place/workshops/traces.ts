import { sql } from 'kysely'
import { isAsked, isWithin, leaves, registerTraces, traceOf } from '../../platform/traces.ts'

registerTraces('place', (ask) => [
  sql`select ${traceOf({
    list: 'initiatives',
    presentation: sql`t.author_id`,
    context: sql`t.context_id`,
    priority: sql`t.priority`,
    kind: sql`'workshop'`,
    at: sql`t.published_at`,
  })} from place.workshop w join platform.thing t on t.id = w.id
  where ${isAsked(ask, sql`t.author_id`)} and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')}`,
])
