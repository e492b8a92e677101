import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, rareWord, textAt, things } from './sql.ts'

/** Half the voices wait, some were answered once or three times, one in a thousand fifty times. */
const answersTo = `case when n % 1000 = 1 then 50 when n % 10 < 5 then 0 when n % 10 < 9 then 1 else 3 end`
const saidAt = `case when n % 1000 = 1 then date_trunc('minute', now()) - interval '30 days'
  else date_trunc('minute', now()) - ${draw('said', 'n', 525_600)} * interval '1 minute' end`

/** Voices and what was answered to them. */
export function voices(from: Size, to: Size): string[] {
  return [
    `create temporary table said as
       select n, ${id('voice', 'n')} as id, ${saidAt} as at, ${answersTo} as answers
       from generate_series(${from.voices + 1}, ${to.voices}) n`,
    `create temporary table answered as
       select s.n, j, s.id as root, ${id('answer', `s.n || '-' || j`)} as id,
         ${id('answer', `s.n || '-' || (j - (j + 1) % 2)`)} as branch, least(s.at + j * interval '7 minutes', now()) as at,
         least(s.at + (j - (j + 1) % 2) * interval '7 minutes', now()) as branch_at
       from said s, generate_series(1, s.answers) j`,
    `insert into conversation.post (id, root_id, branch_id, branch_at, text, html, answers, published_at)
     select s.id, s.id, s.id, s.at, x.text, x.html, s.answers, s.at from said s join ${textAt('s.n')}`,
    // The first of each pair stands under the voice, the second under the first.
    `insert into conversation.post (id, root_id, parent_id, branch_id, branch_at, text, html, published_at)
     select a.id, a.root, case when j % 2 = 1 then a.root else a.branch end, a.branch, a.branch_at, x.short, '<p>' || x.short || '</p>', a.at
     from answered a join ${textAt(`a.n || '-' || a.j`)}`,
    `${things} select s.id, 'post', ${authorOf('voice', 's.n')},
       case when s.n % 10 = 0 then 'lab' else 'open' end, null, null, ${priorityOf('s.n')}, '/paroles/' || s.id,
       x.title, x.summary, 'fr', s.at, s.at, x.search, true
     from said s join ${textAt('s.n')}`,
    `${things} select a.id, 'post', ${authorOf('answer', `a.n || '-' || a.j`)},
       case when a.n % 10 = 0 then 'lab' else 'open' end, null, a.root, null, '/paroles/' || a.id,
       left(x.short, 60), x.short, 'fr', a.at, a.at, platform.searchable(left(x.short, 60), x.short, ''), true
     from answered a join ${textAt(`a.n || '-' || a.j`)}`,
    ...(from.voices > 0
      ? []
      : [
          `update platform.thing set search = platform.searchable('Un ${rareWord}', summary, title), title = 'Un ${rareWord}'
           where id in (select id from said where n between 2 and 6)`,
        ]),
    `drop table said, answered`,
  ]
}
