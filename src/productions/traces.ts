import { sql } from 'kysely'
import { isAsked, isWithin, leaves, registerTraces, traceOf } from '../platform/traces.ts'

registerTraces('productions', (ask) => [
  // A trial was told of a production, which is where it happened.
  sql`select ${traceOf({
    list: 'initiatives',
    presentation: sql`t.author_id`,
    context: sql`case when t.kind = 'trial' then p.context_id else t.context_id end`,
    priority: sql`coalesce(t.priority, p.priority)`,
    kind: sql`t.kind`,
    at: sql`t.published_at`,
  })} from platform.thing t left join platform.thing p on p.id = t.context_id and p.kind = 'production'
  where t.kind in ('production', 'need', 'trial') and ${isAsked(ask, sql`t.author_id`)}
    and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')} and (p.id is null or ${leaves('p')})`,
  // A name that someone said yes to, on what anyone here may see.
  sql`select ${traceOf({
    list: 'credits',
    presentation: sql`a.presentation_id`,
    context: sql`t.context_id`,
    priority: sql`t.priority`,
    more: sql`jsonb_build_object('work', t.id)`,
  })} from productions.author a join platform.thing t on t.id = a.production_id and t.kind = 'production'
  where ${isAsked(ask, sql`a.presentation_id`)} and a.agreed_at is not null
    and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')}`,
])
