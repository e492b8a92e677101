import { indicators } from '../../src/research/indicators/measure.ts'
import type { Size } from './size.ts'
import { draw, id } from './sql.ts'

const quarters = `(select k, to_char(now() - (k + 1) * interval '3 months', 'YYYY-"T"Q') as quarter from generate_series(0, 7) k) q`
const names = indicators.map((name) => `'${name}'`).join(', ')

/** The figures of eight quarters: of the lab and three priorities, then of each group. */
export function figures(from: Size, to: Size): string[] {
  const group = id('group', 'n')
  const groups = `select ${group} as scope, 'group' as kind from generate_series(${from.groups + 1}, ${to.groups}) n`
  const wide = `select 'lab' as scope, 'lab' as kind union all
    select unnest(array['sante-mentale', 'education', 'droits-en-ligne']), 'priority'`
  const scopes = `(${from.groups === 0 ? `${wide} union all ` : ''}${groups}) s`
  return [
    `insert into research.measured (quarter, scope, kind, study_id, people, coverage)
     select quarter, scope, kind, 'bench', case when kind <> 'group' then 60 end, case when kind = 'lab' then 0.7 end from ${scopes}, ${quarters}`,
    `insert into research.figure
       (quarter, scope, indicator, value, low, high, beside, chance_low, chance_middle, chance_high, p, people, acts)
     select quarter, scope, indicator, v / 100.0, greatest(0, v - 9) / 100.0, least(100, v + 9) / 100.0, 0.5, 0.4, 0.5, 0.6, 0.3, 60, 200
     from ${scopes}, ${quarters}, unnest(array[${names}]) indicator,
       lateral (select ${draw('figure', `scope || k || indicator`, 100)} as v) drawn`,
  ]
}
