import type { Size } from './size.ts'
import { authorOf, draw, id, priorityOf, textAt, things } from './sql.ts'

const writtenAt = (kind: string) => `now() - ${draw(`${kind} at`, 'n', 525_600)} * interval '1 minute'`

/** Addresses by groups: four in ten answered, one in twenty over, the others waiting; two members say something under each. */
export function addresses(from: Size, to: Size): string[] {
  const series = `generate_series(${from.addresses + 1}, ${to.addresses}) n`
  const address = id('address', 'n')
  const said = id('address comment', `n || '-' || k`)
  return [
    `insert into institutions.address (id, slug, group_id, presentation_id, institution, place, title, asked, priority, lang,
       sent_on, sent_how, silent_from, outcome, outcome_text, outcome_at, written_at)
     select ${address}, 'demande-' || n, ${id('group', `1 + n % ${to.groups}`)}, ${authorOf('address', 'n')}, 'Préfecture ' || n % 90,
       'Ville ' || n % 90, x.title, x.text, ${priorityOf('n')}, 'fr', at::date, 'post', at::date,
       case when n % 20 = 3 then 'kept' end, '', case when n % 20 = 3 then now() end, at
     from ${series} join ${textAt(`'address' || n`)}, lateral (select ${writtenAt('address')} as at) written`,
    `${things} select a.id, 'address', a.presentation_id, 'open', null, a.group_id, a.priority, '/interpellations/' || a.slug, a.title,
       left(a.asked, 160), 'fr', a.written_at, a.written_at, x.search, true
     from ${series} join institutions.address a on a.id = ${address} join ${textAt(`'address' || n`)}`,
    `insert into institutions.reply (id, address_id, service, text, lang, paper_on, replied_at)
     select ${id('reply', 'n')}, ${address}, 'Accueil', x.text, 'fr', current_date, now() from ${series} join ${textAt(`'reply' || n`)}
     where n % 10 < 4`,
    `${things} select r.id, 'reply', null, 'open', null, r.address_id, null, '/interpellations/demande-' || n || '#reponse-' || r.id,
       r.service, left(r.text, 160), 'fr', r.replied_at, r.replied_at, x.search, false
     from ${series} join institutions.reply r on r.id = ${id('reply', 'n')} join ${textAt(`'reply' || n`)}`,
    `insert into institutions.comment (id, address_id, text, lang, presentation_id)
     select ${said}, ${address}, x.short, 'fr', ${authorOf('address comment', `n || '-' || k`)}
     from ${series} cross join generate_series(1, 2) k join ${textAt(`'address comment' || n || '-' || k`)}`,
    `${things} select c.id, 'address-comment', c.presentation_id, 'open', null, c.address_id, null,
       '/interpellations/demande-' || n || '#suite-' || c.id, left(c.text, 80), c.text, 'fr', c.said_at, c.said_at,
       x.search, false
     from ${series} cross join generate_series(1, 2) k join institutions.comment c on c.id = ${said}
     join ${textAt(`'address comment' || n || '-' || k`)}`,
  ]
}

/** Letters of twenty sentences; one in four sentences has a remark, and one letter in two was said again. */
export function readings(from: Size, to: Size): string[] {
  const series = `generate_series(${from.readings + 1}, ${to.readings}) n`
  const reading = id('reading', 'n')
  const remark = id('remark', `n || '-' || k`)
  return [
    `insert into institutions.reading (id, slug, group_id, presentation_id, sort, title, institution, about, priority, lang, put_at)
     select ${reading}, 'lettre-' || n, case when n % 2 = 0 then ${id('group', `1 + n % ${to.groups}`)} end, ${authorOf('reading', 'n')},
       case when n % 2000 = 9 then 'rule' else (array['letter', 'form'])[1 + n % 2] end, x.title, 'Préfecture ' || n % 90, x.summary,
       ${priorityOf('n')}, 'fr', ${writtenAt('reading')}
     from ${series} join ${textAt(`'reading' || n`)}`,
    `${things} select r.id, 'reading', r.presentation_id, 'open', null, r.group_id, r.priority, '/decorticages/' || r.slug, r.title, r.about,
       'fr', r.put_at, r.put_at, x.search, true
     from ${series} join institutions.reading r on r.id = ${reading} join ${textAt(`'reading' || n`)}`,
    `insert into institutions.sentence (reading_id, number, starts, text)
     select ${reading}, k, k % 5 = 1, x.short from ${series} cross join generate_series(1, 20) k
     join ${textAt(`'sentence' || n || '-' || k`)}`,
    `insert into institutions.remark (id, reading_id, number, sort, text, lang, presentation_id, said_at)
     select ${remark}, ${reading}, k, (array['rewrite', 'says', 'question'])[1 + k / 2 % 3], x.short, 'fr',
       ${authorOf('remark', `n || '-' || k`)}, now() - k * interval '1 hour'
     from ${series} cross join generate_series(1, 20, 4) k join ${textAt(`'remark' || n || '-' || k`)}`,
    `${things} select k.id, 'remark', k.presentation_id, 'open', null, k.reading_id, null,
       '/decorticages/lettre-' || n || '/phrases/' || k.number, left(k.text, 80), k.text, 'fr', k.said_at, k.said_at,
       x.search, false
     from ${series} join institutions.remark k on k.reading_id = ${reading} join ${textAt(`'remark' || n || '-' || k.number`)}`,
    `insert into institutions.rewriting (reading_id, number, text, presentation_id)
     select ${reading}, 1, x.text, ${authorOf('rewriting', 'n')} from ${series} join ${textAt(`'rewriting' || n`)} where n % 2 = 0`,
  ]
}
