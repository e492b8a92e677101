import { sql } from 'kysely'
import {
  countWords,
  isAsked,
  isWithin,
  leaves,
  readBegun,
  registerTraces,
  textOf,
  traceOf,
} from '../platform/traces.ts'

/** What a kind of knowledge is for research: a word of the lab, by its form. */
const kindOf = (column: 'f.kind' | 'o.kind') => sql`(
  select case w.form when 'lived' then 'lived' when 'done' then 'practice' when 'known' then 'instituted' end
  from platform.word w where w.list = 'knowledge-kind' and w.slug = ${sql.ref(column)})`

registerTraces('knowledge', (ask) => [
  readBegun(ask, ['piece', 'path']),
  sql`select ${traceOf({
    list: 'credits',
    presentation: sql`a.presentation_id`,
    context: sql`t.context_id`,
    priority: sql`t.priority`,
    more: sql`jsonb_build_object('work', t.id)`,
  })} from knowledge.author a join platform.thing t on t.id = a.thing_id and t.kind = 'piece'
  where ${isAsked(ask, sql`a.presentation_id`)} and a.agreed_at is not null
    and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')}`,
  sql`select ${traceOf({
    list: 'crossings',
    presentation: sql`t.author_id`,
    priority: sql`coalesce(t.priority, w.priority)`,
    at: sql`x.written_at`,
    words: countWords(sql`x.why`),
    more: sql`jsonb_build_object('from', ${kindOf('f.kind')}, 'to', ${kindOf('o.kind')})`,
    text: textOf(ask, sql`t.author_id`, sql`x.why`),
    lang: sql`x.lang`,
    kind: sql`'crossing'`,
  })} from knowledge.crossing x
    join platform.thing t on t.id = x.id
    join knowledge.piece f on f.id = x.from_id
    join knowledge.piece o on o.id = x.to_id
    join platform.thing w on w.id = x.to_id
  where ${isAsked(ask, sql`t.author_id`)} and ${isWithin(ask, sql`x.written_at`)} and ${leaves('t')} and ${leaves('w')}
    and ${kindOf('f.kind')} is not null and ${kindOf('o.kind')} is not null`,
])
