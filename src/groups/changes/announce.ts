import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { asMember } from '../held.ts'
import type { Weighty } from '../tables.ts'

/** How long a change of weight is in sight before it takes effect. */
export const waitHours = 72

/** Name of the job that applies a change when its time has come. */
export const applyTask = 'groups.applyChange'

/** Announces a change of weight. Null when another one of the same thing is waiting; else when it takes effect. */
export async function announceChange(
  tx: Db,
  viewer: Viewer,
  groupId: string,
  { what, value }: { what: Weighty; value: string },
): Promise<Date | null> {
  const id = newId()
  const announced = await tx
    .insertInto('groups.announced_change')
    .values({
      id,
      group_id: groupId,
      what,
      value,
      account_id: viewer.accountId,
      presentation_id: viewer.presentationId,
      takes_effect_at: sql<Date>`now() + make_interval(hours => ${waitHours})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('takes_effect_at')
    .executeTakeFirst()
  if (!announced) return null
  await addJob(tx, applyTask, { id }, { runAt: announced.takes_effect_at, key: `${applyTask}:${id}` })
  await recordFact(tx, 'group.announced', { thingId: groupId })
  return announced.takes_effect_at
}

/** Any member objects, with a reason that the others read: the change will not be made. False when it is closed already, null for whoever is not in the group. */
export async function objectTo(
  db: Db,
  viewer: Viewer,
  groupId: string,
  id: string,
  reason: string,
): Promise<boolean | null> {
  return closeChange(db, viewer, groupId, id, {
    outcome: 'objected',
    closed_by: viewer.presentationId,
    reason,
  })
}

/** Who announced it takes it back. False when it is not theirs or is closed already, null for whoever is not in the group. */
export async function withdrawChange(
  db: Db,
  viewer: Viewer,
  groupId: string,
  id: string,
): Promise<boolean | null> {
  return closeChange(db, viewer, groupId, id, {
    outcome: 'withdrawn',
    closed_by: viewer.presentationId,
    reason: '',
  })
}

async function closeChange(
  db: Db,
  viewer: Viewer,
  groupId: string,
  id: string,
  closing: { outcome: 'objected' | 'withdrawn'; closed_by: string; reason: string },
): Promise<boolean | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const closed = await tx
      .updateTable('groups.announced_change')
      .set({ ...closing, closed_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('group_id', '=', groupId)
      .where('closed_at', 'is', null)
      .$if(closing.outcome === 'withdrawn', (query) => query.where('account_id', '=', viewer.accountId))
      .executeTakeFirst()
    if (closed.numUpdatedRows === 0n) return false
    await recordFact(tx, 'group.changed', { thingId: groupId })
    return true
  })
}
