import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, sessions, textAt, things } from './sql.ts'

/** Groups with eight members at most, three roles and two needs. */
export function groups(from: Size, to: Size): string[] {
  const series = `generate_series(${from.groups + 1}, ${to.groups}) n`
  const group = id('group', 'n')
  return [
    `insert into groups."group" (id, slug, name, purpose, lang, promise, moved_at)
     select ${group}, 'groupe-' || n, x.title, x.text, 'fr', 'guide', now() - ${draw('moved', 'n', 86_400)} * interval '1 minute'
     from ${series} join ${textAt(`'group' || n`)}`,
    `${things} select g.id, 'group', ${authorOf('group', 'n')}, 'open', null, null, ${priorityOf('n')}, '/groupes/' || g.slug, g.name,
       left(g.purpose, 160), 'fr', g.moved_at, g.moved_at, platform.searchable(g.name, g.purpose, ''), true
     from ${series} join groups."group" g on g.id = ${group}`,
    `insert into groups.member (group_id, account_id, presentation_id)
     select ${group}, ${id('account', 'm')}, ${id('presentation', 'm')}
     from ${series}, lateral (select distinct ${draw('member', `n || '-' || k`, sessions)} as m from generate_series(1, 8) k) drawn`,
    `insert into platform.audience_member (audience_id, account_id, presentation_id)
     select group_id, account_id, presentation_id from groups.member on conflict do nothing`,
    `insert into groups.role (id, group_id, word)
     select ${id('role', `n || '-' || k`)}, ${group}, (array['contact', 'filmer', 'ecrire'])[k] from ${series}, generate_series(1, 3) k`,
    `insert into groups.role_holding (id, role_id, account_id, presentation_id, until)
     select ${id('holding', 'n')}, ${id('role', `n || '-1'`)}, ${id('account', '1')}, ${id('presentation', '1')}, now() + interval '90 days'
     from ${series}`,
    `insert into groups.need (id, group_id, word)
     select ${id('groupneed', `n || '-' || k`)}, ${group}, (array['temps', 'salle'])[k] from ${series}, generate_series(1, 2) k`,
  ]
}
