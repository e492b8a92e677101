import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { eraseFiles } from '../../platform/files/keep.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockDraft } from '../making/access.ts'
import type { Answers } from '../tables.ts'
import { keepPartFile, type Keeping, type Prepared } from './files.ts'
import type { PartDraft } from './forms.ts'
import type { PartSort } from './sorts.ts'

/** A part as it is added, with its answers to what its form asks of its sort alone, and the key of the part it comes after. */
export type NewPart = PartDraft & { sort: PartSort; own?: Answers; after?: string | undefined }

/** Adds a part to what is being written, at the end unless it says after which. */
export async function addPart(
  tx: Db,
  keeping: Keeping,
  editionId: string,
  part: NewPart,
  prepared: Prepared,
): Promise<{ id: string; key: string }> {
  const file = await keepPartFile(tx, keeping, part, prepared)
  const [id, key] = [newId(), newId()]
  await tx
    .insertInto('productions.part')
    .values({
      id,
      key,
      edition_id: editionId,
      sort: part.sort.name,
      title: part.partTitle,
      text: part.partText,
      alt: part.partAlt,
      file_id: file ?? null,
      position:
        (await makeRoom(tx, editionId, part.after)) ??
        sql<number>`(select coalesce(max(position), 0) + 1 from productions.part where edition_id = ${editionId})`,
      own: JSON.stringify(part.own ?? {}),
    })
    .execute()
  return { id, key }
}

/** The place after the part of this key, once the others have moved on; undefined when there is no such part. */
async function makeRoom(tx: Db, editionId: string, after: string | undefined): Promise<number | undefined> {
  const above = await tx
    .selectFrom('productions.part')
    .select('position')
    .where('edition_id', '=', editionId)
    .where('key', '=', after ?? '')
    .executeTakeFirst()
  if (!above) return undefined
  await tx
    .updateTable('productions.part')
    .set({ position: sql<number>`position + 1` })
    .where('edition_id', '=', editionId)
    .where('position', '>', above.position)
    .execute()
  return above.position + 1
}

type Store = Keeping['store']

/** Adds a part to what the viewer may write. False when it is not there for them. */
export async function addToDraft(
  db: Db,
  viewer: Viewer,
  editionId: string,
  part: NewPart,
  { store, prepared }: { store: Store; prepared: Prepared },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, editionId)
    if (!draft) return false
    await addPart(tx, { store, viewer, thingId: editionId, lang: draft.lang }, editionId, part, prepared)
    return true
  })
}

/**
 * Saves a part over the state it was read in, `saves`. 'stale' when someone saved it meanwhile: nothing is written, and the draft remembers
 * so that the other is told too. New files take the place of the old ones.
 */
export async function savePart(
  db: Db,
  viewer: Viewer,
  { editionId, partId, saves }: { editionId: string; partId: string; saves: number },
  part: NewPart,
  { store, prepared }: { store: Store; prepared: Prepared },
): Promise<'saved' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, editionId)
    const current = draft && (await findPart(tx, editionId, partId))
    if (!current) return 'missing'
    if (current.saves !== saves) {
      await noteClash(tx, editionId)
      return 'stale'
    }
    const keeping = { store, viewer, thingId: editionId, lang: draft.lang }
    const file = await keepPartFile(tx, keeping, part, prepared)
    await tx
      .updateTable('productions.part')
      .set({
        title: part.partTitle,
        text: part.partText,
        alt: part.partAlt,
        own: JSON.stringify(part.own ?? {}),
        saves: saves + 1,
        ...(file && { file_id: file, withdrawn: null }),
      })
      .where('id', '=', partId)
      .execute()
    if (file && current.file_id) await dropFiles(tx, editionId, [current.file_id])
    return 'saved'
  })
}

/** Takes a part away from what is being written; versions that are published keep theirs. */
export async function removePart(
  db: Db,
  viewer: Viewer,
  editionId: string,
  partId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const part = (await lockDraft(tx, viewer, editionId)) && (await findPart(tx, editionId, partId))
    if (!part) return false
    await tx.deleteFrom('productions.part').where('id', '=', partId).execute()
    if (part.file_id) await dropFiles(tx, editionId, [part.file_id])
    return true
  })
}

/** Moves a part before the one above it; the first stays where it is. */
export async function raisePart(db: Db, viewer: Viewer, editionId: string, partId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockDraft(tx, viewer, editionId))) return false
    const parts = await tx
      .selectFrom('productions.part')
      .select(['id', 'position'])
      .where('edition_id', '=', editionId)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const at = parts.findIndex(({ id }) => id === partId)
    const [above, own] = [parts[at - 1], parts[at]]
    if (!above || !own) return own !== undefined
    for (const [id, position] of [
      [own.id, above.position],
      [above.id, own.position],
    ] as const) {
      await tx.updateTable('productions.part').set({ position }).where('id', '=', id).execute()
    }
    return true
  })
}

/** Remembers that two people wrote at once, so that both are told. */
export async function noteClash(tx: Db, editionId: string): Promise<void> {
  await tx
    .updateTable('productions.edition')
    .set({ clashed_at: sql<Date>`now()` })
    .where('id', '=', editionId)
    .execute()
}

/** Erases files that only this draft used: those that came from a published version belong to the production and stay. */
export async function dropFiles(tx: Db, editionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const own = await tx
    .selectFrom('platform.file_use')
    .select('id')
    .where('id', 'in', ids)
    .where('thing_id', '=', editionId)
    .execute()
  await eraseFiles(
    tx,
    own.map(({ id }) => id),
  )
}

function findPart(tx: Db, editionId: string, partId: string) {
  return tx
    .selectFrom('productions.part')
    .selectAll()
    .where('id', '=', partId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
}
