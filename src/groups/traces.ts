import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import {
  countWords,
  isAsked,
  isWithin,
  leaves,
  registerTraces,
  textOf,
  traceOf,
  type TraceAsk,
} from '../platform/traces.ts'

/** Nothing leaves a group between peers: that someone is in it says something of them. */
const group = sql`join groups."group" g on g.id = x.group_id and g.peers_for = ''
  join platform.thing t on t.id = g.id and ${leaves('t')}`

registerTraces('groups', (ask) => [
  sql`select ${traceOf({
    list: 'members',
    presentation: sql`x.presentation_id`,
    context: sql`g.id`,
  })} from groups.member x ${group}
  where ${isAsked(ask, sql`x.presentation_id`)} and x.joined_at < ${ask.to}`,
  readOpened(ask),
  sql`select ${traceOf({
    list: 'turns',
    presentation: sql`e.author_id`,
    context: sql`g.id`,
    kind: sql`'journal'`,
    at: sql`x.written_at`,
    words: countWords(sql`x.text`),
    text: textOf(ask, sql`e.author_id`, sql`x.text`),
    lang: sql`x.lang`,
  })} from groups.entry x join platform.thing e on e.id = x.id and ${leaves('e')} ${group}
  where ${isAsked(ask, sql`e.author_id`)} and ${isWithin(ask, sql`x.written_at`)}`,
  readAnnounced(ask),
])

function readOpened(ask: TraceAsk) {
  return sql`select ${traceOf({
    list: 'initiatives',
    presentation: sql`t.author_id`,
    context: sql`t.id`,
    kind: sql`t.kind`,
    at: sql`t.published_at`,
  })} from platform.thing t
  where t.kind in ('group', 'strand') and ${isAsked(ask, sql`t.author_id`)}
    and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')}`
}

/** A change that was announced is a proposal: nobody's objection in 72 hours is a yes. */
function readAnnounced(ask: TraceAsk) {
  return sql`select ${traceOf({
    list: 'proposals',
    presentation: sql`x.presentation_id`,
    context: sql`g.id`,
    at: sql`x.at`,
    more: sql`jsonb_build_object(
      'outcome', case x.outcome when 'applied' then 'adopted' when 'objected' then 'refused' else 'open' end,
      'reasoned', x.outcome = 'objected' and x.reason <> '',
      'days', case when x.outcome = 'objected' then extract(day from x.closed_at - x.at)::int end)`,
  })} from groups.announced_change x ${group}
  where ${isAsked(ask, sql`x.presentation_id`)} and ${isWithin(ask, sql`x.at`)}
    and x.outcome is distinct from 'withdrawn'`
}

/** A group or a strand, and what it stands in. */
export interface GroupScope {
  id: string
  kind: 'strand' | 'group'
  strandId: string | null
  priority: string | null
}

/** Every group and strand that anyone here may see, but groups between peers. */
export async function readScopes(db: Db): Promise<readonly GroupScope[]> {
  const { rows } = await sql<GroupScope>`
    select t.id, t.kind, g.strand_id as "strandId", t.priority
    from platform.thing t left join groups."group" g on g.id = t.id
    where t.kind in ('group', 'strand') and ${leaves('t')} and coalesce(g.peers_for, '') = ''`.execute(db)
  return rows
}
