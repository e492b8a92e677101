import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { hashCode, newCode, newId } from '../../platform/ids.ts'
import { registerNightly } from '../../platform/jobs.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction } from '../making/access.ts'
import { notify } from '../notices.ts'
import type { RightDraft } from './forms.ts'
import { takeDown } from './take-down.ts'

/** Notes down someone who is seen or heard. 'nobody' when no presentation bears the handle, 'missing' when it is not the viewer's to write. */
export async function addRight(
  db: Db,
  viewer: Viewer,
  productionId: string,
  draft: RightDraft,
): Promise<{ id: string; code: string } | 'nobody' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProduction(tx, viewer, productionId))) return 'missing'
    const presentation = await findPresentation(tx, draft.handle)
    if (presentation === 'nobody') return 'nobody'
    const [id, code] = [newId(), newCode()]
    await tx
      .insertInto('productions.image_right')
      .values({
        ...{ id, production_id: productionId, key: draft.key },
        ...columnsOf(draft, presentation),
        code_hash: hashCode(code),
      })
      .execute()
    return { id, code }
  })
}

/** Writes down what they say now. */
export async function changeRight(
  db: Db,
  viewer: Viewer,
  { productionId, id }: { productionId: string; id: string },
  draft: RightDraft,
): Promise<'changed' | 'nobody' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProduction(tx, viewer, productionId))) return 'missing'
    const presentation = await findPresentation(tx, draft.handle)
    if (presentation === 'nobody') return 'nobody'
    const changed = await tx
      .updateTable('productions.image_right')
      // Another end is told of anew.
      .set({ ...columnsOf(draft, presentation), key: draft.key, warned_at: null })
      .where('id', '=', id)
      .where('production_id', '=', productionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n ? 'changed' : 'missing'
  })
}

/** Draws another code for a sheet: the one before opens nothing any more. */
export async function drawSheet(
  db: Db,
  viewer: Viewer,
  { productionId, id }: { productionId: string; id: string },
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProduction(tx, viewer, productionId))) return undefined
    const code = newCode()
    const drawn = await tx
      .updateTable('productions.image_right')
      .set({ code_hash: hashCode(code) })
      .where('id', '=', id)
      .where('production_id', '=', productionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return drawn.numUpdatedRows > 0n ? code : undefined
  })
}

/** Takes a line away that never held a yes; one that does can only be ended. */
export async function dropRight(db: Db, viewer: Viewer, productionId: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProduction(tx, viewer, productionId))) return false
    const gone = await tx
      .deleteFrom('productions.image_right')
      .where('id', '=', id)
      .where('production_id', '=', productionId)
      .where('agreed', '=', 'not-yet')
      .executeTakeFirst()
    return gone.numDeletedRows > 0n
  })
}

/** Who takes the yes back: one who writes the production, the person by a name of theirs here, or whoever holds the code of the sheet. */
export type Taker =
  { writer: Viewer; productionId: string; id: string } | { own: Viewer; id: string } | { code: string }

/** Takes a yes back: what it was for is erased at once, wherever it shows. False when it is not theirs to take back, or is already. */
export async function withdrawRight(db: Db, taker: Taker): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if ('writer' in taker && !(await lockProduction(tx, taker.writer, taker.productionId))) return false
    const right = await tx
      .updateTable('productions.image_right')
      .set({ ended_at: sql<Date>`now()`, ended: 'person' })
      .where('ended_at', 'is', null)
      .$if('writer' in taker, (query) =>
        'writer' in taker
          ? query.where('id', '=', taker.id).where('production_id', '=', taker.productionId)
          : query,
      )
      .$if('own' in taker, (query) =>
        'own' in taker
          ? query.where('id', '=', taker.id).where('presentation_id', 'in', taker.own.presentationIds)
          : query,
      )
      .$if('code' in taker, (query) =>
        'code' in taker ? query.where('code_hash', '=', hashCode(taker.code)) : query,
      )
      .returning(['production_id', 'key'])
      .executeTakeFirst()
    if (!right) return false
    await takeDown(tx, right, 'person')
    return true
  })
}

/** Ends what had a day to end, and tells the writers thirty days before. */
export async function endRights(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const over = await tx
      .updateTable('productions.image_right')
      .set({ ended_at: sql<Date>`now()`, ended: 'over' })
      .where('ended_at', 'is', null)
      .where('until', '<', sql<Date>`current_date`)
      .returning(['production_id', 'key'])
      .execute()
    for (const right of over) await takeDown(tx, right, 'over')
    const ending = await tx
      .updateTable('productions.image_right')
      .set({ warned_at: sql<Date>`now()` })
      .where('ended_at', 'is', null)
      .where('warned_at', 'is', null)
      .where('until', '<=', sql<Date>`current_date + 30`)
      .returning('production_id')
      .execute()
    for (const id of new Set(ending.map(({ production_id }) => production_id)))
      await notify(tx, id, { what: 'image-ending', path: `/productions/droits/${id}` })
  })
}

registerNightly('productions.rights', endRights)

function columnsOf(draft: RightDraft, presentationId: string | null) {
  const { name, uses, until, agreed } = draft
  return { name, uses, until, agreed, presentation_id: presentationId }
}

async function findPresentation(tx: Db, handle: string): Promise<string | null | 'nobody'> {
  if (handle === '') return null
  const found = await tx
    .selectFrom('platform.thing')
    .select('id')
    .where('kind', '=', 'presentation')
    .where('path', '=', `/@${handle.replace(/^@/, '').toLowerCase()}`)
    .executeTakeFirst()
  return found?.id ?? 'nobody'
}
