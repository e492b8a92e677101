import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Words as they stand in an address: no accents, no punctuation, dashes between. Empty when nothing is left. */
export function slugOf(words: string, max = 60): string {
  return words
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max)
    .replace(/^-+|-+$/g, '')
}

// Names that are pages, or that could pass for someone who speaks for the lab.
const reserved = new Set([
  'ouvrir',
  'proposer',
  'poser',
  'questions',
  'ebauches',
  'noms',
  'droits',
  'parties',
  'sous-titres',
  'a-sous-titrer',
  'carte',
  'importer',
  'ecrire',
  'temoignages',
  'parcours',
  'croisements',
  'dessin',
  'apporter',
  'pour',
  'deposer',
  'remarques',
  'nouveau',
  'raconter',
  'accords',
  'apporter',
  'feuille',
  'donnees',
  'admin',
  'lab',
  'socialab',
  'aide',
  'moi',
  'tous',
  'instance',
])

/**
 * Takes a name of its own in a space ('group', 'handle'…): the base where it is free, else with a number. A name once taken is
 * never given again, even when what bore it was erased, so that an old poster never leads to something else.
 */
export async function drawSlug(tx: Db, space: string, base: string): Promise<string> {
  const taken = reserved.has(base) || base === ''
  for (let attempt = taken ? 1 : 0; attempt < 20; attempt += 1) {
    const slug = attempt === 0 ? base : `${base || space}-${randomInt(2, 10 ** Math.min(2 + attempt, 9))}`
    const { numAffectedRows } = await sql`
      insert into platform.spent_slug (space, slug) values (${space}, ${slug}) on conflict do nothing`.execute(
      tx,
    )
    if (numAffectedRows === 1n) return slug
  }
  throw new Error('no free name in twenty draws')
}
