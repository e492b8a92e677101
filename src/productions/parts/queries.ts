import type { Db } from '../../platform/database.ts'
import { loadFiles, type ShownFile } from '../../platform/files/show.ts'
import { prepare } from '../../platform/prepared.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { ShownPart } from './sorts.ts'

/** The parts of an edition in their order, with the cover that shows the whole. `things` hold the files: the production's own, and a draft's. */
export async function readContent(
  db: Db,
  edition: { id: string; lang: string; coverId: string | null; coverAlt: string },
  things: readonly string[],
): Promise<{ parts: ShownPart[]; cover: ShownFile | null }> {
  const rows = await selectParts(db, { edition: edition.id })
  const wanted = [edition.coverId, ...rows.map((row) => row.file_id)]
  const files = wanted.some((id) => id !== null) ? await readFiles(db, things) : new Map<string, ShownFile>()
  const shown = (id: string | null, alt: string): ShownFile | null => {
    const file = id === null ? undefined : files.get(id)
    return file ? { ...file, alt, lang: edition.lang } : null
  }
  const parts = rows.map((row) => ({
    id: row.id,
    key: row.key,
    own: row.own,
    sort: row.sort,
    title: row.title,
    text: row.text,
    alt: row.alt,
    saves: row.saves,
    file: shown(row.file_id, row.alt),
    cueCount: row.cue_count,
    withdrawn: row.withdrawn,
  }))
  return { parts, cover: shown(edition.coverId, edition.coverAlt) }
}

/** What a part of an adaptation was in the version it adapts, where its writer may still see that. */
export function readOriginalPart(
  db: Db,
  viewer: Viewer,
  { productionId, key }: { productionId: string; key: string },
): Promise<{ title: string; text: string; alt: string; lang: string } | undefined> {
  return db
    .selectFrom('productions.production as p')
    .innerJoin('platform.thing as t', 't.id', 'p.adapted_from')
    .innerJoin('productions.edition as e', (join) =>
      join.onRef('e.production_id', '=', 'p.adapted_from').onRef('e.number', '=', 'p.adapted_version'),
    )
    .innerJoin('productions.part as o', 'o.edition_id', 'e.id')
    .select(['o.title', 'o.text', 'o.alt', 'e.lang'])
    .where('p.id', '=', productionId)
    .where('p.adapted_kind', 'in', ['translation', 'easy'])
    .where('o.key', '=', key)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

const selectParts = prepare((db, { edition }: { edition: string }) =>
  db
    .selectFrom('productions.part')
    .select([
      'id',
      'key',
      'own',
      'sort',
      'title',
      'text',
      'alt',
      'saves',
      'file_id',
      'cue_count',
      'withdrawn',
    ])
    .where('edition_id', '=', edition)
    .orderBy('position')
    .orderBy('id'),
)

async function readFiles(db: Db, things: readonly string[]): Promise<Map<string, ShownFile>> {
  const found = await loadFiles(db, things)
  return new Map([...found.values()].flat().map((file) => [file.id, file]))
}
