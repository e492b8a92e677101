import { sql } from 'kysely'
import {
  countWords,
  isAsked,
  isWithin,
  leaves,
  registerTraces,
  textOf,
  traceOf,
} from '../../platform/traces.ts'

// What is said under a voice that care hid, or that a group alone reads, is no more told than the voice.
registerTraces('conversation', (ask) => [
  sql`select ${traceOf({
    list: 'turns',
    presentation: sql`t.author_id`,
    priority: sql`coalesce(t.priority, r.priority)`,
    kind: sql`case when p.parent_id is null then 'voice' else 'answer' end`,
    at: sql`p.published_at`,
    words: countWords(sql`p.text || ' ' || p.transcript`),
    answers: sql`a.author_id`,
    text: textOf(ask, sql`t.author_id`, sql`p.text`),
    lang: sql`t.lang`,
  })} from conversation.post p
    join platform.thing t on t.id = p.id
    join platform.thing r on r.id = p.root_id
    left join platform.thing a on a.id = p.parent_id
  where ${isAsked(ask, sql`t.author_id`)} and ${isWithin(ask, sql`p.published_at`)}
    and p.erased_at is null and ${leaves('t')} and ${leaves('r')}`,
])
