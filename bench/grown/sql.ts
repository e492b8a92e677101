import type pg from 'pg'

/** Those who have a session, whatever the size: their cookie is `tokenOf` their number. */
export const sessions = 1_000
export const tokenOf = (member: number) => `bench-${member}`

/** Held by a few voices only, and by about a third of them. */
export const rareWord = 'tournevis'
export const commonWord = 'atelier'

/** The id of the n-th thing of a kind: the same in every run, and spread over the indexes as random ids are. */
export const id = (kind: string, n: string) => `substr(md5('${kind}' || (${n})), 1, 12)`
/** A whole number below `below`, drawn from a number: the same in every run. */
export const draw = (name: string, n: string, below: number | string) =>
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

export const things = `insert into platform.thing
  (id, kind, author_id, audience, audience_id, context_id, priority, path, title, summary, lang, published_at, updated_at, search, listed)`
export const textAt = (n: string) => `public.bench_text x on x.place = ${draw('text', n, texts)}`
export const authorOf = (kind: string, n: string) => id('presentation', draw(`${kind} author`, n, sessions))
export const priorityOf = (n: string) =>
  `(array['sante-mentale', 'education', 'droits-en-ligne', null])[1 + (${n}) % 4]`
