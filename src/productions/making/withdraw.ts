import { sql } from 'kysely'
import { isUnnamed } from '../../groups/index.ts'
import { anyOf, type Db } from '../../platform/database.ts'
import { recordFact, recordFacts } from '../../platform/facts.ts'
import { eraseThings, updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction, mayErase } from './access.ts'
import { setAudience } from './publish.ts'

/** Takes a production out of sight: those who write it still see it, and any of them puts it back. */
export async function withdrawProduction(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, id)
    if (!production || production.version === null) return false
    await tx
      .updateTable('productions.production')
      .set({ withdrawn_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
    await setAudience(tx, id, { audience: 'group', audienceId: production.group_id ?? id })
    await recordFact(tx, 'production.withdrawn', { thingId: id })
    return true
  })
}

/** Puts a withdrawn production back where everyone who saw it sees it again. */
export async function restoreProduction(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, id)
    if (!production?.withdrawn_at) return false
    await tx.updateTable('productions.production').set({ withdrawn_at: null }).where('id', '=', id).execute()
    const waits = production.arrived && !(await wasShown(tx, id))
    await setAudience(
      tx,
      id,
      waits
        ? { audience: 'group', audienceId: production.group_id ?? id }
        : { audience: production.audience, audienceId: null },
    )
    // Its group may have become between peers meanwhile.
    await updateThing(tx, id, { unnamed: await isUnnamed(tx, production.group_id, production.audience) })
    await recordFact(tx, 'production.restored', { thingId: id })
    return true
  })
}

/** Whether what came from another lab was shown to everyone here by those who brought it. */
async function wasShown(tx: Db, id: string): Promise<boolean> {
  const arrival = await tx
    .selectFrom('productions.arrival')
    .select('shown_at')
    .where('production_id', '=', id)
    .executeTakeFirst()
  return arrival?.shown_at != null
}

/** Erases a production for good, with every version, file and trial of it. Adaptations stay and say that what they came from is gone. */
export async function eraseProduction(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, id)
    if (!production || !mayErase(viewer, production)) return false
    await dropProductions(tx, [id])
    return true
  })
}

/** Erases productions and everything that hangs on them, whoever asks. */
export async function dropProductions(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const hanging = await tx
    .selectFrom('productions.edition')
    .select('id')
    .where('production_id', '=', anyOf(ids))
    .where('number', 'is', null)
    .unionAll(tx.selectFrom('productions.trial').select('id').where('production_id', '=', anyOf(ids)))
    .execute()
  await tx.deleteFrom('productions.production').where('id', '=', anyOf(ids)).execute()
  await eraseThings(tx, [...ids, ...hanging.map(({ id }) => id)])
  await recordFacts(
    tx,
    'production.erased',
    ids.map((id) => ({ thingId: id })),
  )
}
