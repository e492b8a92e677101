import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, textAt, things } from './sql.ts'

/** A tool, a public and a setting that one use in two thousand names, to be looked for among all others. */
export const rareUse = { tool: 'minitel', public: 'prison', setting: 'rue' }

const publics = `case when n % 2000 = 9 then array['${rareUse.public}'] else array[(array['jeunes', 'parents', 'exil'])[1 + n % 3]] end`
const settings = `case when n % 2000 = 9 then array['${rareUse.setting}'] else array[(array['guichet', 'domicile', 'soin', 'ecole'])[1 + n % 4]] end`
const tool = `case when n % 2000 = 9 then '${rareUse.tool}' else 'outil-' || ${draw('tool', 'n', 80)} end`

/** Uses, one in ten for the lab alone, with two ideas on each. */
export function uses(from: Size, to: Size): string[] {
  const series = `generate_series(${from.uses + 1}, ${to.uses}) n`
  const use = id('use', 'n')
  const idea = id('idea', `n || '-' || k`)
  return [
    `insert into uses.use (id, slug, title, who, purpose, opens, tools, tool_keys, publics, settings, priority, audience, lang,
       presentation_id, begun_at, ready_at, published_at)
     select ${use}, 'usage-' || n, x.title, x.short, x.text, x.summary, array[${tool}], array[${tool}], ${publics}, ${settings},
       ${priorityOf('n')}, case when n % 10 = 0 then 'lab' else 'open' end, 'fr', ${authorOf('use', 'n')}, at, at, at
     from ${series} join ${textAt(`'use' || n`)}, lateral (select now() - ${draw('told', 'n', 525_600)} * interval '1 minute' as at) told`,
    `${things} select u.id, 'use', u.presentation_id, u.audience, null, null, u.priority, '/usages/' || u.slug, u.title,
       left(u.purpose, 160), 'fr', u.published_at, u.published_at, x.search, true
     from ${series} join uses.use u on u.id = ${use} join ${textAt(`'use' || n`)}`,
    `insert into uses.idea (id, use_id, text, lang, presentation_id, at)
     select ${idea}, u.id, x.short, 'fr', ${authorOf('idea', `n || '-' || k`)}, u.published_at + k * interval '1 hour'
     from ${series} join uses.use u on u.id = ${use} cross join generate_series(1, 2) k join ${textAt(`'idea' || n || '-' || k`)}`,
    `${things} select i.id, 'idea', i.presentation_id, u.audience, null, u.id, null, '/usages/' || u.slug || '#idee-' || i.id,
       left(i.text, 80), '', 'fr', i.at, i.at, x.search, false
     from ${series} join uses.use u on u.id = ${use} join uses.idea i on i.use_id = u.id join ${textAt(`'use' || n`)}`,
  ]
}
