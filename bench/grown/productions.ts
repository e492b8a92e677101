import type pg from 'pg'
import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, sessions, textAt, things } from './sql.ts'

/** Productions in one edition of six parts, by two people, tried three times. */
export function productions(from: Size, to: Size): string[] {
  const series = `generate_series(${from.productions + 1}, ${to.productions}) n`
  const production = id('production', 'n')
  const edition = id('edition', 'n')
  return [
    `insert into productions.production (id, slug, group_id, account_id, presentation_id, version, kind, licence, published_at)
     select ${production}, 'production-' || n, ${id('group', `1 + n % ${to.groups}`)}, ${id('account', 'm')}, ${id('presentation', 'm')},
       1, (array['guide', 'cours', 'jeu'])[1 + n % 3], 'cc-by-sa', now() - m * interval '1 hour'
     from ${series}, lateral (select ${draw('maker', 'n', sessions)} as m) maker`,
    `insert into productions.edition (id, production_id, number, kind, title, summary, easy, licence, lang, published_at)
     select ${edition}, p.id, 1, p.kind, x.title, x.summary, x.short, p.licence, 'fr', p.published_at
     from ${series} join productions.production p on p.id = ${production} join ${textAt(`'production' || n`)}`,
    `insert into productions.part (id, key, edition_id, position, sort, title, text)
     select ${id('part', `n || '-' || k`)}, ${id('part', `n || '-' || k`)}, ${edition}, k, 'text', x.title, x.text
     from ${series} cross join generate_series(1, 6) k join ${textAt(`'part' || n || '-' || k`)}`,
    `insert into productions.author (id, production_id, position, name, presentation_id, agreed_at)
     select ${id('author', `n || '-' || k`)}, ${production}, k, 'Nom ' || (n + k) % ${sessions},
       ${id('presentation', `(n + k) % ${sessions}`)}, now()
     from ${series}, generate_series(1, 2) k`,
    `${things} select p.id, 'production', p.presentation_id, 'open', null, p.group_id, ${priorityOf('n')}, '/productions/' || p.slug,
       e.title, e.summary, 'fr', p.published_at, p.published_at, platform.searchable(e.title, e.summary, ''), true
     from ${series} join productions.production p on p.id = ${production} join productions.edition e on e.id = ${edition}`,
    `insert into productions.trial (id, production_id, version, place, happened, lang, presentation_id)
     select ${id('trial', `n || '-' || k`)}, ${production}, 1, x.title, x.text, 'fr', ${authorOf('trial', 'n')}
     from ${series} cross join generate_series(1, 3) k join ${textAt(`'trial' || n || '-' || k`)}`,
    `${things} select r.id, 'trial', r.presentation_id, 'open', null, r.production_id, null, '/productions/production-' || n || '/essais',
       r.place, left(r.happened, 160), 'fr', r.told_at, r.told_at, platform.searchable(r.place, r.happened, ''), false
     from ${series} join productions.trial r on r.production_id = ${production}`,
  ]
}

/** Has a production adapted so many times: half directly, the others from one of those before them. */
export async function growAdaptations(pool: pg.Pool, path: string, count: number): Promise<void> {
  const adaptation = id('adaptation', 'n')
  await pool.query(
    `insert into productions.production
       (id, slug, version, kind, licence, published_at, adapted_from, adapted_version, adapted_kind, adapted_why)
     select ${adaptation}, 'reprise-' || n, 1, 'guide', 'cc-by-sa', now() - n * interval '1 hour',
       case when n % 2 = 0 or n = 1 then o.id else ${id('adaptation', '1 + n / 3')} end, 1,
       (array['audience', 'form', 'better'])[1 + n % 3], 'Plus court, pour des adolescents, avec les adresses d’ici.'
     from productions.production o, generate_series(1, $2::int) n where o.slug = $1`,
    [path.replace('/productions/', ''), count],
  )
  await pool.query(
    `insert into productions.edition (id, production_id, number, kind, title, summary, licence, lang, published_at)
     select ${id('reprise', 'n')}, ${adaptation}, 1, 'guide', 'Reprise ' || n, 'Autrement.', 'cc-by-sa', 'fr', now()
     from generate_series(1, $1::int) n`,
    [count],
  )
  await pool.query(
    `${things} select p.id, 'production', null, 'open', null, null, null, '/productions/' || p.slug, e.title, e.summary, 'fr',
       p.published_at, p.published_at, platform.searchable(e.title, e.summary, ''), true
     from generate_series(1, $1::int) n join productions.production p on p.id = ${adaptation}
     join productions.edition e on e.production_id = p.id`,
    [count],
  )
}
