import type pg from 'pg'

/** How many of each kind there are when there are so many voices. */
export interface Size {
  accounts: number
  voices: number
  groups: number
  workshops: number
  productions: number
}

export const sizeOf = (voices: number): Size => ({
  accounts: 1_000 + Math.floor(voices / 25),
  voices,
  groups: Math.max(10, Math.floor(voices / 100)),
  workshops: Math.max(100, Math.floor(voices / 10)),
  productions: Math.max(50, Math.floor(voices / 20)),
})

/** Those who have a session, whatever the size: their cookie is `tokenOf` their number. */
export const sessions = 1_000
export const tokenOf = (member: number) => `bench-${member}`

/** Held by a few voices only, and by about a third of them. */
export const rareWord = 'tournevis'
export const commonWord = 'atelier'

/** The id of the n-th thing of a kind: the same in every run, and spread over the indexes as random ids are. */
const id = (kind: string, n: string) => `substr(md5('${kind}' || (${n})), 1, 12)`
/** A whole number below `below`, drawn from a number: the same in every run. */
const draw = (name: string, n: string, below: number | string) =>
  `(abs(hashtext('${name}' || (${n})))::bigint % ${below})`

const texts = 2_000
const words =
  `le la un une de à pour avec dans sur nous vous on quand parce que droit papier logement école enfant repas soin santé travail
  argent aide voisin quartier rue maison dossier numéro guichet réponse lettre téléphone écran clavier souris carte code page
  image film voix parole groupe table salle fenêtre lumière jardin cuisine pain café train bus chemin matin soir nuit semaine mois
  année monde temps question idée projet essai erreur patience colère joie peur force main œil oreille mémoire histoire livre
  cahier dessin couleur musique jeu outil règle accord choix besoin place lieu porte clé signe mot phrase langue`.split(
    /\s+/,
  )

/** Numbers from a seed, always the same. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Writes the texts that everything in the bench is made of, with what search finds in them. */
export async function writeTexts(pool: pg.Pool): Promise<void> {
  const random = seeded(20_261_123)
  const say = (count: number) =>
    // The square makes the first words frequent, as in any language.
    Array.from({ length: count }, () => words[Math.floor(random() ** 2 * words.length)]).join(' ')
  const rows = Array.from({ length: texts }, (_, n) => {
    const start = random() < 0.3 ? `${commonWord} ` : ''
    const first = `${start}${say(20 + Math.floor(random() * 20))}`
    const second = say(20 + Math.floor(random() * 40))
    return {
      place: n,
      title: first.slice(0, 60).trim(),
      summary: `${first.slice(0, 160).trim()}…`,
      text: `${first}.\n\n${second}.`,
      html: `<p>${first}.</p>\n<p>${second}.</p>\n`,
      short: `${say(15)}.`,
    }
  })
  await pool.query(
    `create table public.bench_text (place bigint primary key, title text, summary text, text text, html text, short text, search tsvector)`,
  )
  await pool.query(
    `insert into public.bench_text
     select place, title, summary, text, html, short, platform.searchable(title, summary, text)
     from jsonb_to_recordset($1::jsonb) as r(place bigint, title text, summary text, text text, html text, short text)`,
    [JSON.stringify(rows)],
  )
}

const things = `insert into platform.thing
  (id, kind, author_id, audience, audience_id, context_id, priority, path, title, summary, lang, published_at, updated_at, search, listed)`
const textAt = (n: string) => `public.bench_text x on x.place = ${draw('text', n, texts)}`
const authorOf = (kind: string, n: string) => id('presentation', draw(`${kind} author`, n, sessions))
const priorityOf = (n: string) =>
  `(array['sante-mentale', 'education', 'droits-en-ligne', null])[1 + (${n}) % 4]`

function people(from: Size, to: Size): string[] {
  const series = `generate_series(${from.accounts + 1}, ${to.accounts}) n`
  const zeroToo = from.accounts === 0 ? `generate_series(0, ${to.accounts}) n` : series
  return [
    `insert into people.account (id) select ${id('account', 'n')} from ${zeroToo}`,
    `insert into people.presentation (id, account_id, handle, name)
     select ${id('presentation', 'n')}, ${id('account', 'n')}, 'nom-' || n, 'Nom ' || n from ${zeroToo}`,
    `${things} select p.id, 'presentation', p.id, 'open', null, null, null, '/@' || p.handle, p.name, '', 'fr', now(), now(),
       platform.searchable(p.name, '', ''), false
     from people.presentation p left join platform.thing t on t.id = p.id where t.id is null`,
    ...(from.accounts > 0
      ? []
      : [
          `insert into people.session (id, token_hash, account_id, presentation_id)
           select ${id('session', 'n')}, sha256(convert_to('${tokenOf(0).slice(0, -1)}' || n, 'utf8')),
             ${id('account', 'n')}, ${id('presentation', 'n')} from generate_series(0, ${sessions - 1}) n`,
        ]),
  ]
}

/** Half the voices wait, some were answered once or three times, one in a thousand fifty times. */
const answersTo = `case when n % 1000 = 1 then 50 when n % 10 < 5 then 0 when n % 10 < 9 then 1 else 3 end`
const saidAt = `case when n % 1000 = 1 then date_trunc('minute', now()) - interval '30 days'
  else date_trunc('minute', now()) - ${draw('said', 'n', 525_600)} * interval '1 minute' end`

function voices(from: Size, to: Size): string[] {
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

function groups(from: Size, to: Size): string[] {
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

/** Each workshop comes four weeks in a row, from two months ago to two months ahead. */
function workshops(from: Size, to: Size): string[] {
  const series = `generate_series(${from.workshops + 1}, ${to.workshops}) n`
  const workshop = id('workshop', 'n')
  const firstDay = `(current_date + ${draw('day', 'n', 120)}::int - 60)`
  const group = `case when n % 2 = 0 then ${id('group', `1 + n % ${to.groups}`)} end`
  return [
    `insert into place.workshop
       (id, slug, account_id, group_id, title, words, spot, capacity, bookable, first_day, start_time, end_time, weekly, last_day)
     select ${workshop}, 'atelier-' || n, ${id('account', draw('workshop author', 'n', sessions))}, ${group}, x.title, x.text, 'venue',
       case when n % 3 = 0 then 12 end, true, ${firstDay}, make_time(9 + (n % 10)::int, 0, 0), make_time(11 + (n % 10)::int, 0, 0),
       true, ${firstDay} + 21
     from ${series} join ${textAt(`'workshop' || n`)}`,
    `${things} select w.id, 'workshop', ${authorOf('workshop', 'n')}, 'open', null, w.group_id, ${priorityOf('n')},
       '/ateliers/' || w.slug, w.title, left(w.words, 160), 'fr', w.first_day - 60, w.first_day - 60, platform.searchable(w.title, w.words, ''), true
     from ${series} join place.workshop w on w.id = ${workshop}`,
    `insert into place.occurrence (id, workshop_id, day, planned_day, evening, starts_at, ends_at)
     select ${id('occurrence', `n || '-' || k`)}, w.id, w.first_day + 7 * k, w.first_day + 7 * k, w.start_time >= '18:00',
       (w.first_day + 7 * k + w.start_time) at time zone 'Europe/Paris', (w.first_day + 7 * k + w.end_time) at time zone 'Europe/Paris'
     from ${series} join place.workshop w on w.id = ${workshop}, generate_series(0, 3) k`,
  ]
}

function productions(from: Size, to: Size): string[] {
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

/** Adds what lacks between two sizes, in bulk, then lets PostgreSQL count it. */
export async function grow(pool: pg.Pool, from: Size, to: Size): Promise<void> {
  const client = await pool.connect()
  try {
    for (const fill of [people, groups, voices, workshops, productions])
      for (const statement of fill(from, to)) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}

export const nothing: Size = { accounts: 0, voices: 0, groups: 0, workshops: 0, productions: 0 }
