import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, sessions, textAt, things } from './sql.ts'

/** A piece that a hundred others answer. */
export const answeredPiece = 'savoir-7'

/** One kind in two thousand is the rarest. */
export const rareKind = 'metier'
const kinds = `case when n % 2000 = 9 then '${rareKind}' else (array['experience', 'etabli'])[1 + n % 2] end`

/**
 * Pieces of knowledge by one person each, and three crossings from each: to any other piece, from a use, and to the one piece in a hundred that
 * all its neighbours answer.
 */
export function pieces(from: Size, to: Size): string[] {
  const series = `generate_series(${from.pieces + 1}, ${to.pieces}) n`
  const piece = id('piece', 'n')
  const crossing = id('crossing', `n || '-' || k`)
  const other = `case k when 1 then ${id('piece', `1 + ${draw('crossed', 'n', to.pieces)}`)}
    when 2 then ${id('use', `1 + ${draw('shown', 'n', to.uses)}`)} else ${id('piece', '7 + n / 100 * 100')} end`
  return [
    `insert into knowledge.piece (id, slug, kind, title, claim, holds, holds_not, source, text, lang, written_at)
     select ${piece}, 'savoir-' || n, ${kinds}, x.title, x.summary, x.short, x.short, x.short, x.text, 'fr',
       now() - ${draw('written', 'n', 525_600)} * interval '1 minute'
     from ${series} join ${textAt(`'piece' || n`)}`,
    `insert into knowledge.author (id, thing_id, name, presentation_id, agreed_at)
     select ${id('knower', 'n')}, ${piece}, 'Nom ' || ${draw('piece author', 'n', sessions)}, ${authorOf('piece', 'n')}, now() from ${series}`,
    `${things} select p.id, 'piece', ${authorOf('piece', 'n')}, case when n % 10 = 0 then 'lab' else 'open' end, null, null,
       ${priorityOf('n')}, '/savoirs/' || p.slug, p.title, p.claim, 'fr', p.written_at, p.written_at, x.search, true
     from ${series} join knowledge.piece p on p.id = ${piece} join ${textAt(`'piece' || n`)}`,
    `insert into knowledge.crossing (id, from_id, to_id, kind, why, lang, presentation_id, written_at)
     select ${crossing}, case when k = 2 then other else ${piece} end, case when k = 2 then ${piece} else other end,
       (array['questionne', 'illustre', 'prolonge'])[k], x.short, 'fr', ${authorOf('crossing', `n || '-' || k`)},
       now() - ${draw('crossed at', `n || '-' || k`, 525_600)} * interval '1 minute'
     from ${series} cross join generate_series(1, 3) k join ${textAt(`'crossing' || n || '-' || k`)}, lateral (select ${other} as other) o
     where other <> ${piece}`,
    `${things} select c.id, 'crossing', c.presentation_id, case when n % 10 = 0 then 'lab' else 'open' end, null, ${piece}, null,
       '/savoirs/croisements/' || c.id, left(c.why, 60), c.why, 'fr', c.written_at, c.written_at, x.search, false
     from ${series} cross join generate_series(1, 3) k join knowledge.crossing c on c.id = ${crossing}
     join ${textAt(`'crossing' || n || '-' || k`)}`,
  ]
}
