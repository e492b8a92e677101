import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Medium } from './format.ts'

/** A file of a production: its use here, and what it is in the package. */
export interface PackedFile extends Medium {
  id: string
}

/**
 * The files that published versions of a production use, in the order in which one meets them, each under its own name after its number:
 * no two have the same path, whatever they are called.
 */
export async function listMedia(db: Db, productionId: string): Promise<PackedFile[]> {
  const [rows, uses] = await Promise.all([
    db
      .selectFrom('platform.file_use')
      .select(['id', 'name', 'type', 'bytes', sql<string>`encode(sha256, 'hex')`.as('sha256')])
      .where('thing_id', '=', productionId)
      .execute(),
    listUses(db, productionId),
  ])
  const known = new Map(rows.map((row) => [row.id, row]))
  return [...new Set(uses)]
    .flatMap((id) => known.get(id) ?? [])
    .map((row, at) => ({
      ...row,
      bytes: Number(row.bytes),
      path: `media/${String(at + 1).padStart(3, '0')}-${row.name}`,
    }))
}

/** The ids of files by version, the cover before the parts. */
async function listUses(db: Db, productionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('productions.edition as e')
    .leftJoin('productions.part as p', 'p.edition_id', 'e.id')
    .select(['e.cover_id', 'p.file_id'])
    .where('e.production_id', '=', productionId)
    .where('e.number', 'is not', null)
    .orderBy('e.number')
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  return rows.flatMap((row) => [row.cover_id, row.file_id].filter((id) => id !== null))
}
