import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { writableBy } from './hands.ts'

export interface NewName {
  name: string
  /** Handle of someone here, with or without @; empty for someone without a name here. */
  handle: string
}

/**
 * Names someone on a piece or a path. Someone without an account is named at once, since the form asked for their agreement; someone who has
 * a name here when they say yes, and then they write it too. 'nobody' when no one bears the handle, 'missing' when it is not the viewer's.
 */
export async function nameSomeone(
  db: Db,
  viewer: Viewer,
  thingId: string,
  { name, handle }: NewName,
): Promise<'named' | 'asked' | 'nobody' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    if (!(await writes(tx, viewer, thingId))) return 'missing'
    const found = handle === '' ? null : await findHandle(tx, handle)
    if (found === undefined) return 'nobody'
    await tx
      .insertInto('knowledge.author')
      .values({
        id: newId(),
        thing_id: thingId,
        name,
        presentation_id: found?.id ?? null,
        agreed_at: found ? null : new Date(),
      })
      .onConflict((same) => same.doNothing())
      .execute()
    await recordFact(tx, 'piece.named', { thingId })
    return found ? 'asked' : 'named'
  })
}

async function writes(tx: Db, viewer: Viewer, thingId: string): Promise<boolean> {
  const thing = await tx
    .selectFrom('platform.thing as t')
    .select('t.id')
    .where('t.id', '=', thingId)
    .where(writableBy(viewer, 't.id'))
    .executeTakeFirst()
  return thing !== undefined
}

async function findHandle(tx: Db, handle: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('platform.thing')
    .select('id')
    .where('kind', '=', 'presentation')
    .where('path', '=', `/@${handle.replace(/^@/, '').toLowerCase()}`)
    .executeTakeFirst()
}

/** Says yes to being named: the name shows, and its bearer writes the thing too. Returns its id, undefined when nobody asked. */
export async function agreeToBeNamed(db: Db, viewer: Viewer, id: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const agreed = await tx
      .updateTable('knowledge.author')
      .set({ agreed_at: new Date() })
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .where('agreed_at', 'is', null)
      .returning('thing_id')
      .executeTakeFirst()
    if (agreed) await recordFact(tx, 'piece.named', { thingId: agreed.thing_id })
    return agreed?.thing_id
  })
}

/**
 * Takes a name away, by whoever bears it or by those who write the thing. 'last' when nobody would be left to write it: then it is erased,
 * or someone else is named first.
 */
export async function removeName(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<{ thingId: string } | 'last' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const named = await tx
      .selectFrom('knowledge.author')
      .select(['thing_id as thingId', 'presentation_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!named) return 'missing'
    const { thingId, presentation_id: bearer } = named
    await tx.selectFrom('platform.thing').select('id').where('id', '=', thingId).forUpdate().execute()
    const isOwn = bearer !== null && viewer.presentationIds.includes(bearer)
    if (!isOwn && !(await writes(tx, viewer, thingId))) return 'missing'
    const others = await tx
      .selectFrom('knowledge.author')
      .select('presentation_id')
      .where('thing_id', '=', thingId)
      .where('id', '<>', id)
      .where('presentation_id', 'is not', null)
      .where('agreed_at', 'is not', null)
      .orderBy('asked_at')
      .orderBy('id')
      .execute()
    if (bearer !== null && others.length === 0) return 'last'
    await tx.deleteFrom('knowledge.author').where('id', '=', id).execute()
    // Lists and feeds go by who publishes it: one who is named no more does not.
    await tx
      .updateTable('platform.thing')
      .set({ author_id: others[0]?.presentation_id ?? null })
      .where('id', '=', thingId)
      .where('author_id', '=', bearer)
      .execute()
    await recordFact(tx, 'piece.named', { thingId })
    return { thingId }
  })
}
