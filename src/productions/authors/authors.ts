import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction } from '../making/access.ts'

/** Names oneself, tied to the presentation one writes the production under. False when it is not the viewer's to write. */
export async function nameOneself(
  db: Db,
  viewer: Viewer,
  productionId: string,
  name: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, productionId)
    if (!production) return false
    await nameWriter(tx, { presentationId: production.writer }, productionId, name)
    await recordNamed(tx, productionId)
    return true
  })
}

/**
 * Names whoever writes, in the transaction of what they do. A presentation is named once: a second time changes the name. With `agreed`
 * false the name waits for their yes, as one that someone else proposes.
 */
export async function nameWriter(
  tx: Db,
  { presentationId }: { presentationId: string },
  productionId: string,
  name: string,
  agreed = true,
): Promise<void> {
  const renamed = await tx
    .updateTable('productions.author')
    .set({ name, agreed_at: agreed ? sql<Date>`now()` : null })
    .where('production_id', '=', productionId)
    .where('presentation_id', '=', presentationId)
    .executeTakeFirst()
  if (renamed.numUpdatedRows > 0n) return
  await addName(tx, productionId, { name, presentationId, agreed })
}

export interface NewName {
  name: string
  /** Handle of the presentation it would be tied to, without @; empty for someone without a name here. */
  handle: string
}

/**
 * Names someone else. Someone without an account is named at once, since the form asked for their agreement; someone with a presentation
 * when they say yes. 'nobody' when no presentation bears the handle; 'missing' when the production is not the viewer's to write.
 */
export async function nameSomeone(
  db: Db,
  viewer: Viewer,
  productionId: string,
  { name, handle }: NewName,
): Promise<'named' | 'asked' | 'nobody' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, productionId)
    if (!production) return 'missing'
    if (handle === '') {
      await addName(tx, productionId, { name, presentationId: null, agreed: true })
      await recordNamed(tx, productionId)
      return 'named'
    }
    const found = await tx
      .selectFrom('platform.thing')
      .select('id')
      .where('kind', '=', 'presentation')
      .where('path', '=', `/@${handle.replace(/^@/, '').toLowerCase()}`)
      .executeTakeFirst()
    if (!found) return 'nobody'
    if (found.id === production.writer) {
      await nameWriter(tx, { presentationId: production.writer }, productionId, name)
      await recordNamed(tx, productionId)
      return 'named'
    }
    await addName(tx, productionId, { name, presentationId: found.id, agreed: false })
    return 'asked'
  })
}

/** Says yes to being named here. False when nobody asked. */
export async function agreeToBeNamed(db: Db, viewer: Viewer, authorId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const agreed = await tx
      .updateTable('productions.author')
      .set({ agreed_at: sql<Date>`now()` })
      .where('id', '=', authorId)
      .where('presentation_id', 'in', viewer.presentationIds)
      .where('agreed_at', 'is', null)
      .returning('production_id')
      .executeTakeFirst()
    if (agreed) await recordNamed(tx, agreed.production_id)
    return agreed !== undefined
  })
}

/** Takes a name away: one's own at any time, any other by those who write the production. Returns its id; undefined when it is neither. */
export async function withdrawName(db: Db, viewer: Viewer, authorId: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const author = await tx
      .selectFrom('productions.author')
      .select(['production_id', 'presentation_id'])
      .where('id', '=', authorId)
      .executeTakeFirst()
    if (!author) return undefined
    const own = author.presentation_id !== null && viewer.presentationIds.includes(author.presentation_id)
    if (!own && !(await lockProduction(tx, viewer, author.production_id))) return undefined
    await tx.deleteFrom('productions.author').where('id', '=', authorId).execute()
    await recordNamed(tx, author.production_id)
    return author.production_id
  })
}

/** Moves a name before the one above it; the first stays where it is. Returns the production, undefined when it is not the viewer's to write. */
export async function raiseName(db: Db, viewer: Viewer, authorId: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const author = await tx
      .selectFrom('productions.author')
      .select('production_id')
      .where('id', '=', authorId)
      .executeTakeFirst()
    if (!author || !(await lockProduction(tx, viewer, author.production_id))) return undefined
    const names = await tx
      .selectFrom('productions.author')
      .select(['id', 'position'])
      .where('production_id', '=', author.production_id)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const at = names.findIndex(({ id }) => id === authorId)
    const [above, own] = [names[at - 1], names[at]]
    if (above && own) {
      await setPosition(tx, own.id, above.position)
      await setPosition(tx, above.id, own.position)
      await recordNamed(tx, author.production_id)
    }
    return author.production_id
  })
}

/** Says that the names shown have changed; one that waits for a yes is not shown yet. */
async function recordNamed(tx: Db, productionId: string): Promise<void> {
  await recordFact(tx, 'production.named', { thingId: productionId })
}

async function addName(
  tx: Db,
  productionId: string,
  name: { name: string; presentationId: string | null; agreed: boolean },
): Promise<void> {
  await tx
    .insertInto('productions.author')
    .values({
      id: newId(),
      production_id: productionId,
      name: name.name,
      presentation_id: name.presentationId,
      agreed_at: name.agreed ? sql<Date>`now()` : null,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from productions.author where production_id = ${productionId})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function setPosition(tx: Db, id: string, position: number): Promise<void> {
  await tx.updateTable('productions.author').set({ position }).where('id', '=', id).execute()
}
