import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction } from '../making/access.ts'

/** What bears names: a production, or a trial of one. */
interface Bearer {
  column: 'production_id' | 'trial_id'
  id: string
}

/** What bears names under this id, held until the end of the transaction, and under which name the viewer writes it; undefined when it is not theirs. */
async function lockBearer(
  tx: Db,
  viewer: Viewer,
  id: string,
): Promise<(Bearer & { writer: string }) | undefined> {
  const production = await lockProduction(tx, viewer, id)
  // Others made it elsewhere: nobody here joins their names.
  if (production?.arrived) return undefined
  if (production) return { column: 'production_id', id, writer: production.writer }
  const trial = await tx
    .selectFrom('productions.trial')
    .select('presentation_id as writer')
    .where('id', '=', id)
    .where('presentation_id', 'in', viewer.presentationIds)
    .forUpdate()
    .executeTakeFirst()
  return trial && { column: 'trial_id', id, writer: trial.writer }
}

/** Names oneself, tied to the presentation one writes it under. False when it is neither the viewer's production nor their trial. */
export async function nameOneself(
  db: Db,
  viewer: Viewer,
  id: string,
  name: string,
  did = '',
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const bearer = await lockBearer(tx, viewer, id)
    if (!bearer) return false
    await nameBearer(tx, bearer, { name, did, presentationId: bearer.writer, agreed: true })
    await recordNamed(tx, bearer)
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
  const bearer = { column: 'production_id', id: productionId } as const
  await nameBearer(tx, bearer, { name, did: '', presentationId, agreed })
}

/** Names someone who helped, as they asked; one who is named already stays as they are. */
export async function creditHelper(
  tx: Db,
  productionId: string,
  name: { name: string; did: string; presentationId: string },
): Promise<void> {
  await addName(tx, { column: 'production_id', id: productionId }, { ...name, agreed: true })
}

async function nameBearer(
  tx: Db,
  bearer: Bearer,
  { name, did, presentationId, agreed }: GivenName & { presentationId: string },
): Promise<void> {
  const renamed = await tx
    .updateTable('productions.author')
    .set({ name, did, agreed_at: agreed ? sql<Date>`now()` : null })
    .where(bearer.column, '=', bearer.id)
    .where('presentation_id', '=', presentationId)
    .executeTakeFirst()
  if (renamed.numUpdatedRows > 0n) return
  await addName(tx, bearer, { name, did, presentationId, agreed })
}

export interface NewName {
  name: string
  /** What they did, in their words. */
  did?: string
  /** Handle of the presentation it would be tied to, without @; empty for someone without a name here. */
  handle: string
}

/**
 * Names someone else. Someone without an account is named at once, since the form asked for their agreement; someone with a presentation
 * when they say yes. 'nobody' when no presentation bears the handle; 'missing' when it is not the viewer's to name.
 */
export async function nameSomeone(
  db: Db,
  viewer: Viewer,
  id: string,
  { name, did = '', handle }: NewName,
): Promise<'named' | 'asked' | 'nobody' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const bearer = await lockBearer(tx, viewer, id)
    if (!bearer) return 'missing'
    if (handle === '') {
      await addName(tx, bearer, { name, did, presentationId: null, agreed: true })
      await recordNamed(tx, bearer)
      return 'named'
    }
    const found = await tx
      .selectFrom('platform.thing')
      .select('id')
      .where('kind', '=', 'presentation')
      .where('path', '=', `/@${handle.replace(/^@/, '').toLowerCase()}`)
      .executeTakeFirst()
    if (!found) return 'nobody'
    if (found.id === bearer.writer) {
      await nameBearer(tx, bearer, { name, did, presentationId: bearer.writer, agreed: true })
      await recordNamed(tx, bearer)
      return 'named'
    }
    await addName(tx, bearer, { name, did, presentationId: found.id, agreed: false })
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
      .returning(['production_id', 'trial_id'])
      .executeTakeFirst()
    if (agreed) await recordNamed(tx, bearerOf(agreed))
    return agreed !== undefined
  })
}

/** Takes a name away: one's own at any time, any other by those who write what bears it. Returns the id of that; undefined when it is neither. */
export async function withdrawName(db: Db, viewer: Viewer, authorId: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const author = await tx
      .selectFrom('productions.author')
      .select(['production_id', 'trial_id', 'presentation_id'])
      .where('id', '=', authorId)
      .executeTakeFirst()
    if (!author) return undefined
    const bearer = bearerOf(author)
    const own = author.presentation_id !== null && viewer.presentationIds.includes(author.presentation_id)
    if (!own && !(await lockBearer(tx, viewer, bearer.id))) return undefined
    await tx.deleteFrom('productions.author').where('id', '=', authorId).execute()
    await recordNamed(tx, bearer)
    return bearer.id
  })
}

/** Moves a name before the one above it; the first stays where it is. Returns what bears it, undefined when that is not the viewer's to name. */
export async function raiseName(db: Db, viewer: Viewer, authorId: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const author = await tx
      .selectFrom('productions.author')
      .select(['production_id', 'trial_id'])
      .where('id', '=', authorId)
      .executeTakeFirst()
    const bearer = author && bearerOf(author)
    if (!bearer || !(await lockBearer(tx, viewer, bearer.id))) return undefined
    const names = await tx
      .selectFrom('productions.author')
      .select(['id', 'position'])
      .where(bearer.column, '=', bearer.id)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const at = names.findIndex(({ id }) => id === authorId)
    const [above, own] = [names[at - 1], names[at]]
    if (above && own) {
      await setPosition(tx, own.id, above.position)
      await setPosition(tx, above.id, own.position)
      await recordNamed(tx, bearer)
    }
    return bearer.id
  })
}

function bearerOf(row: { production_id: string | null; trial_id: string | null }): Bearer {
  if (row.trial_id !== null) return { column: 'trial_id', id: row.trial_id }
  return { column: 'production_id', id: row.production_id ?? '' }
}

/** Says that the names shown have changed; one that waits for a yes is not shown yet. */
async function recordNamed(tx: Db, { column, id }: Bearer): Promise<void> {
  await recordFact(tx, column === 'trial_id' ? 'trial.named' : 'production.named', { thingId: id })
}

interface GivenName {
  name: string
  did: string
  agreed: boolean
}

async function addName(
  tx: Db,
  { column, id }: Bearer,
  { name, did, presentationId, agreed }: GivenName & { presentationId: string | null },
): Promise<void> {
  await tx
    .insertInto('productions.author')
    .values({
      id: newId(),
      production_id: column === 'production_id' ? id : null,
      trial_id: column === 'trial_id' ? id : null,
      name,
      did,
      presentation_id: presentationId,
      agreed_at: agreed ? sql<Date>`now()` : null,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from productions.author where ${sql.ref(column)} = ${id})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function setPosition(tx: Db, id: string, position: number): Promise<void> {
  await tx.updateTable('productions.author').set({ position }).where('id', '=', id).execute()
}
