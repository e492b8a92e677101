import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { recordFact } from '../platform/facts.ts'
import type { Viewer } from '../platform/viewer.ts'
import { recordAct } from './acts/acts.ts'
import { announceChange } from './changes/announce.ts'
import { asMember } from './held.ts'
import { touchGroup } from './members.ts'

/** Says that the group published this production, in the transaction that publishes it. Calling it again changes nothing. */
export async function fulfilPromise(tx: Db, groupId: string, productionId: string): Promise<void> {
  await tx
    .insertInto('groups.fulfilment')
    .values({ group_id: groupId, production_id: productionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await touchGroup(tx, groupId)
}

/** Productions of the group that are still published: erased or hidden ones fulfil nothing. */
export async function countProductions(db: Db, groupId: string): Promise<number> {
  const row = await db
    .selectFrom('groups.fulfilment as f')
    .innerJoin('platform.thing as t', 't.id', 'f.production_id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('f.group_id', '=', groupId)
    .where('t.hidden_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Ends the group as having produced. Refused while nothing it made is published; null for whoever is not in it. */
export async function markProduced(
  db: Db,
  viewer: Viewer,
  groupId: string,
): Promise<'produced' | 'nothing-published' | 'ended' | null> {
  return asMember(db, viewer, groupId, async (tx, group) => {
    if ((await countProductions(tx, groupId)) === 0) return 'nothing-published'
    if (group.ended_at) return 'ended'
    await tx
      .updateTable('groups.group')
      .set({ ended_at: sql<Date>`now()`, ending: 'produced' })
      .where('id', '=', groupId)
      .execute()
    await recordAct(tx, { groupId, viewer, what: 'produced' })
    await recordFact(tx, 'group.produced', { thingId: groupId })
    return 'produced'
  })
}

/** Announces that the group stops, with what was learned; in 72 hours that becomes its last journal entry. Null for whoever is not in it. */
export async function announceStop(
  db: Db,
  viewer: Viewer,
  groupId: string,
  learned: string,
): Promise<Date | 'waiting' | 'ended' | null> {
  return asMember(db, viewer, groupId, async (tx, group) => {
    if (group.ended_at) return 'ended'
    return (await announceChange(tx, viewer, groupId, { what: 'stop', value: learned })) ?? 'waiting'
  })
}
