import { sql } from 'kysely'
import { isAsked, isWithin, leaves, registerTraces, traceOf } from '../platform/traces.ts'

registerTraces('uses', (ask) => [
  sql`select ${traceOf({
    list: 'initiatives',
    presentation: sql`t.author_id`,
    priority: sql`t.priority`,
    kind: sql`t.kind`,
    at: sql`t.published_at`,
  })} from platform.thing t
  where t.kind in ('use', 'idea') and ${isAsked(ask, sql`t.author_id`)}
    and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')}`,
])
