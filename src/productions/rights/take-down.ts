import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { recordFacts } from '../../platform/facts.ts'
import { eraseFiles } from '../../platform/files/keep.ts'
import { updateThing } from '../../platform/things.ts'
import { notify } from '../notices.ts'

/** The key that stands for the picture of the whole. */
export const coverKey = 'cover'

interface Ended {
  production_id: string
  key: string
}

/**
 * Erases what someone is seen or heard in: the part's file in every version and in what is being written, and the same content in every
 * adaptation here. Pages say why it is gone, and those who write each of them are told.
 */
export async function takeDown(tx: Db, right: Ended, why: 'person' | 'over'): Promise<void> {
  const productions = await listDescent(tx, right.production_id)
  const files = await listUses(tx, right, productions)
  if (files.length === 0) return notifyWriters(tx, [right.production_id], why)
  const parts = await tx
    .updateTable('productions.part as part')
    .set({ file_id: null, withdrawn: why })
    .from('productions.edition as e')
    .whereRef('e.id', '=', 'part.edition_id')
    .where('part.file_id', '=', anyOf(files))
    .returning('e.production_id')
    .execute()
  const covers = await tx
    .updateTable('productions.edition')
    .set({ cover_id: null })
    .where('cover_id', '=', anyOf(files))
    .returning('production_id')
    .execute()
  await forgetPictures(tx, productions, files)
  await eraseFiles(tx, files)
  const touched = new Set([...parts, ...covers].map(({ production_id }) => production_id))
  await notifyWriters(tx, [...touched.add(right.production_id)], why)
  await recordFacts(
    tx,
    'production.image-withdrawn',
    [...touched].map((id) => ({ thingId: id })),
  )
}

/** The production and all that was adapted from it here, whoever by. */
async function listDescent(tx: Db, productionId: string): Promise<string[]> {
  const rows = await tx
    .withRecursive('line(id)', (query) =>
      query
        .selectFrom('productions.production')
        .select('id')
        .where('id', '=', productionId)
        .union(
          query
            .selectFrom('line')
            .innerJoin('productions.production as p', 'p.adapted_from', 'line.id')
            .select('p.id'),
        ),
    )
    .selectFrom('line')
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Every use, in these productions, of a content that this part ever had. */
async function listUses(
  tx: Db,
  { production_id, key }: Ended,
  productions: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with had as (
      select part.file_id as id from productions.part part join productions.edition e on e.id = part.edition_id
        where e.production_id = ${production_id} and part.key = ${key}
      union select e.cover_id from productions.edition e where e.production_id = ${production_id} and ${key} = ${coverKey}
    ), used as (
      select part.file_id as id from productions.part part join productions.edition e on e.id = part.edition_id
        where e.production_id = any(${[...productions]}::text[])
      union select e.cover_id from productions.edition e where e.production_id = any(${[...productions]}::text[])
    )
    select u.id from platform.file_use u join used on used.id = u.id
    where u.sha256 in (select h.sha256 from platform.file_use h join had on had.id = h.id)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Lists and messengers showed it too. */
async function forgetPictures(
  tx: Db,
  productions: readonly string[],
  files: readonly string[],
): Promise<void> {
  const shown = await tx
    .selectFrom('platform.thing')
    .select('id')
    .where('id', '=', anyOf(productions))
    .where('picture', '=', anyOf(files))
    .execute()
  for (const { id } of shown) await updateThing(tx, id, { picture: null })
}

async function notifyWriters(tx: Db, productions: readonly string[], why: 'person' | 'over'): Promise<void> {
  for (const id of productions)
    await notify(tx, id, {
      what: why === 'person' ? 'image-withdrawn' : 'image-over',
      path: `/productions/droits/${id}`,
    })
}
