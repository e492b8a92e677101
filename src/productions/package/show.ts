import { sql } from 'kysely'
import { isUnnamed } from '../../groups/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction } from '../making/access.ts'
import { setAudience } from '../making/publish.ts'

/** Shows to everyone what came from another lab, as it came. False when it is not the viewer's to show, or is shown already. */
export async function showArrived(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, id)
    if (!production || production.withdrawn_at) return false
    const shown = await tx
      .updateTable('productions.arrival')
      .set({ shown_at: sql<Date>`now()` })
      .where('production_id', '=', id)
      .where('shown_at', 'is', null)
      .executeTakeFirst()
    if (shown.numUpdatedRows === 0n) return false
    await setAudience(tx, id, { audience: 'open', audienceId: null })
    const unnamed = await isUnnamed(tx, production.group_id, 'open')
    await updateThing(tx, id, { unnamed })
    if (unnamed) await unnameTrials(tx, id)
    // It is new here today, however old it is.
    await tx
      .updateTable('platform.thing')
      .set({ published_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
    const context = production.group_id ? { contextId: production.group_id } : {}
    await recordFact(tx, 'production.published', { thingId: id, ...context })
    return true
  })
}

/** Whoever told of it before could see it: between peers that would say who is in the group. */
async function unnameTrials(tx: Db, productionId: string): Promise<void> {
  const trials = await tx
    .selectFrom('productions.trial')
    .select('id')
    .where('production_id', '=', productionId)
    .execute()
  for (const { id } of trials) await updateThing(tx, id, { unnamed: true })
}
