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

/** Nothing leaves a group between peers. A decision of a circle is the lab's. */
const decision = sql`join platform.thing t on t.id = d.id and ${leaves('t')}
  left join groups."group" g on g.id = d.group_id`

const open = sql`coalesce(g.peers_for, '') = ''`

registerTraces('decisions', (ask) => [
  sql`select ${traceOf({
    list: 'proposals',
    presentation: sql`t.author_id`,
    context: sql`d.group_id`,
    at: sql`d.proposed_at`,
    more: sql`jsonb_build_object(
      'outcome', case
        when d.outcome = 'consent' then case when d.version > 1 then 'amended' else 'adopted' end
        when d.outcome = 'no-consent' then case when first.at is null then 'unanswered' else 'refused' end
        else 'open' end,
      'reasoned', d.outcome = 'no-consent' and first.reasoned,
      'days', extract(day from first.at - d.proposed_at)::int)`,
  })} from groups.decision d ${decision}
    left join lateral (
      select min(p.at) as at, bool_or(p.choice = 'objection' and p.reason <> '') as reasoned
      from groups.decision_position p where p.decision_id = d.id and p.account_id is distinct from d.account_id
    ) first on true
  where ${isAsked(ask, sql`t.author_id`)} and ${isWithin(ask, sql`d.proposed_at`)} and ${open}
    and d.outcome is distinct from 'withdrawn'`,
  sql`select ${traceOf({
    list: 'turns',
    presentation: sql`m.presentation_id`,
    context: sql`d.group_id`,
    kind: sql`'decision'`,
    at: sql`m.at`,
    words: countWords(sql`m.text`),
    text: textOf(ask, sql`m.presentation_id`, sql`m.text`),
    lang: sql`m.lang`,
  })} from groups.decision_message m join groups.decision d on d.id = m.decision_id ${decision}
  where ${isAsked(ask, sql`m.presentation_id`)} and ${isWithin(ask, sql`m.at`)} and ${open}`,
])
