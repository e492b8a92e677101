import type { Size } from './size.ts'
import { authorOf, draw, id, textAt, things } from './sql.ts'

/** Decisions of groups, one in three still open, each answered by all the members of its group and talked about in three messages. */
export function decisions(from: Size, to: Size): string[] {
  const series = `generate_series(${from.decisions + 1}, ${to.decisions}) n`
  const decision = id('decision', 'n')
  return [
    `insert into groups.decision (id, group_id, account_id, presentation_id, title, text, changes, lang, effect, proposed_at, days,
       ends_at, closed_at, outcome, applied)
     select ${decision}, g.id, m.account_id, m.presentation_id, x.title, x.text, x.short, 'fr', 'text', at, 7,
       case when n % 3 = 0 then now() + interval '5 days' else at + interval '7 days' end,
       case when n % 3 > 0 then at + interval '7 days' end, case when n % 3 > 0 then 'consent' end, case when n % 3 > 0 then true end
     from ${series} join groups."group" g on g.id = ${id('group', `1 + n % ${to.groups}`)} join ${textAt(`'decision' || n`)},
       lateral (select * from groups.member where group_id = g.id order by account_id limit 1) m,
       lateral (select case when n % 3 = 0 then now() - interval '2 days'
         else now() - interval '8 days' - ${draw('proposed', 'n', 525_600)} * interval '1 minute' end as at) proposed`,
    `${things} select d.id, 'decision', d.presentation_id, 'open', null, d.group_id, null, '/groupes/' || g.slug || '/decisions/' || d.id,
       d.title, left(d.text, 160), 'fr', d.proposed_at, d.proposed_at, x.search, true
     from ${series} join groups.decision d on d.id = ${decision} join groups."group" g on g.id = d.group_id
     join ${textAt(`'decision' || n`)}`,
    `insert into groups.decision_position (decision_id, account_id, presentation_id, choice, reason, version, at)
     select d.id, m.account_id, m.presentation_id, (array['consent', 'consent', 'reservation', 'talk'])[1 + abs(hashtext(m.account_id)) % 4],
       '', 1, d.proposed_at + interval '1 day'
     from ${series} join groups.decision d on d.id = ${decision} join groups.member m on m.group_id = d.group_id`,
    `insert into groups.decision_message (id, decision_id, presentation_id, text, lang, at)
     select ${id('decision message', `n || '-' || k`)}, d.id, ${authorOf('decision message', `n || '-' || k`)}, x.short, 'fr',
       d.proposed_at + k * interval '1 hour'
     from ${series} join groups.decision d on d.id = ${decision} cross join generate_series(1, 3) k
     join ${textAt(`'decision message' || n || '-' || k`)}`,
  ]
}
