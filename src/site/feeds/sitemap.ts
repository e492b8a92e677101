import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'

/** As many addresses as one file may hold. */
const fileSize = 50_000

/** Pages that are no thing. */
const fixed = [
  '/',
  '/paroles',
  '/priorites',
  '/groupes',
  '/chantiers',
  '/ateliers',
  '/lieu',
  '/productions',
  '/cercles',
  '/c-est-quoi',
  '/aide',
  '/charte',
  '/accessibilite',
  '/donnees',
  '/mentions',
] as const

function selectOpen(db: Db) {
  return (
    db
      .selectFrom('platform.thing as t')
      .where((eb) => eb.or([eb('t.listed', '=', true), eb('t.kind', '=', 'presentation')]))
      // An answer is on the page of what it answers.
      .where((eb) => eb.or([eb('t.kind', '<>', 'post'), eb('t.context_id', 'is', null)]))
      .where(visibleTo(null))
  )
}

/** Before every id: where the first file starts. */
export const firstStart = '0'

/** Where each file of the map starts: only the first while one is enough. */
export async function readStarts(db: Db, size = fileSize): Promise<readonly string[]> {
  const numbered = selectOpen(db).select([
    't.id',
    sql<string>`row_number() over (order by t.id)`.as('number'),
  ])
  const rows = await db
    .selectFrom(numbered.as('n'))
    .select('n.id')
    .where(sql<boolean>`n.number % ${size} = 1`)
    .orderBy('n.id')
    .execute()
  return rows.map((row, index) => (index === 0 ? firstStart : row.id))
}

/** The addresses of one file of the map, from the thing it starts with. */
export async function readAddresses(
  db: Db,
  from: string,
  size = fileSize,
): Promise<readonly { path: string; updatedAt: Date }[]> {
  return selectOpen(db)
    .select(['t.path', 't.updated_at as updatedAt'])
    .where('t.id', '>=', from)
    .orderBy('t.id')
    .limit(size)
    .execute()
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** One file of the map. The first also holds the pages that are no thing. */
export function writeMap(
  publicUrl: URL,
  addresses: readonly { path: string; updatedAt: Date }[],
  first: boolean,
): string {
  const pages = first ? fixed.map((path) => `<url><loc>${loc(publicUrl, path)}</loc></url>`) : []
  const things = addresses.map(
    ({ path, updatedAt }) =>
      `<url><loc>${loc(publicUrl, path)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
  )
  return `${head}<urlset ${space}>${[...pages, ...things].join('\n')}</urlset>\n`
}

/** The list of files, once one is not enough. */
export function writeIndex(publicUrl: URL, starts: readonly string[]): string {
  const files = starts.map(
    (start) => `<sitemap><loc>${loc(publicUrl, `/sitemap.xml?depuis=${start}`)}</loc></sitemap>`,
  )
  return `${head}<sitemapindex ${space}>${files.join('\n')}</sitemapindex>\n`
}

function loc(publicUrl: URL, path: string): string {
  return new URL(path, publicUrl).href.replaceAll('&', '&amp;').replaceAll("'", '&apos;')
}
