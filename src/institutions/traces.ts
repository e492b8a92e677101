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

registerTraces('institutions', (ask) => [
  readBegun(ask, ['reading']),
  sql`select ${traceOf({
    list: 'turns',
    presentation: sql`t.author_id`,
    context: sql`r.context_id`,
    priority: sql`r.priority`,
    kind: sql`'remark'`,
    at: sql`m.said_at`,
    words: countWords(sql`m.text`),
    text: textOf(ask, sql`t.author_id`, sql`m.text`),
    lang: sql`m.lang`,
  })} from institutions.remark m
    join platform.thing t on t.id = m.id
    join platform.thing r on r.id = m.reading_id
  where ${isAsked(ask, sql`t.author_id`)} and ${isWithin(ask, sql`m.said_at`)} and ${leaves('t')} and ${leaves('r')}`,
])
