import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { tellAct } from '../acts/acts.ts'
import { asMember, inGroup } from '../held.ts'
import { touchGroup } from '../members.ts'

/** Says what the group lacks: time, a room, child care… Returns the need's id, null for whoever is not in the group. */
export async function sayNeed(
  db: Db,
  viewer: Viewer,
  groupId: string,
  need: { word: string; details: string },
): Promise<string | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const id = newId()
    await tx
      .insertInto('groups.need')
      .values({ id, group_id: groupId, ...need })
      .execute()
    await touchGroup(tx, groupId)
    await tellAct(tx, { groupId, viewer, what: 'need.said', subjectId: id, after: need.word })
    return id
  })
}

/** Says that a need is covered, or no more. False when it was already, null for whoever is not in the group. */
export async function coverNeed(
  db: Db,
  viewer: Viewer,
  groupId: string,
  needId: string,
): Promise<boolean | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const covered = await tx
      .updateTable('groups.need')
      .set({ covered_at: sql<Date>`now()` })
      .where('id', '=', needId)
      .where('group_id', '=', groupId)
      .where('covered_at', 'is', null)
      .returning('word')
      .executeTakeFirst()
    if (!covered) return false
    await tellAct(tx, { groupId, viewer, what: 'need.covered', subjectId: needId, after: covered.word })
    return true
  })
}

/**
 * Offers means to the group, for one of its needs or not. A member's offer is pledged at once; another waits for the group's yes. Null when
 * there is no such group that they may see.
 */
export async function offerMeans(
  db: Db,
  viewer: Viewer,
  groupId: string,
  offer: { word: string; details: string; needId: string | null },
): Promise<'pledged' | 'offered' | null> {
  return inGroup(db, viewer, groupId, async (tx, { inside }) => {
    await tx
      .insertInto('groups.pledge')
      .values({
        id: newId(),
        group_id: groupId,
        need_id: offer.needId === null ? null : await findNeed(tx, groupId, offer.needId),
        word: offer.word,
        details: offer.details,
        account_id: viewer.accountId,
        presentation_id: viewer.presentationId,
        agreed_at: inside ? sql<Date>`now()` : null,
      })
      .execute()
    await touchGroup(tx, groupId)
    await recordFact(tx, 'group.meansOffered', { thingId: groupId })
    return inside ? 'pledged' : 'offered'
  })
}

/** A member says yes for the group to what somebody offered. False when it is gone or agreed already, null for whoever is not in it. */
export async function agreePledge(
  db: Db,
  viewer: Viewer,
  groupId: string,
  pledgeId: string,
): Promise<boolean | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const agreed = await tx
      .updateTable('groups.pledge')
      .set({ agreed_at: sql<Date>`now()` })
      .where('id', '=', pledgeId)
      .where('group_id', '=', groupId)
      .where('agreed_at', 'is', null)
      .returning('word')
      .executeTakeFirst()
    if (!agreed) return false
    await touchGroup(tx, groupId)
    await tellAct(tx, { groupId, viewer, what: 'pledge.agreed', subjectId: pledgeId, after: agreed.word })
    return true
  })
}

/** Takes back what one offered, agreed or not: nothing of it stays. */
export async function withdrawPledge(
  db: Db,
  viewer: Viewer,
  groupId: string,
  pledgeId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('groups.pledge')
      .where('id', '=', pledgeId)
      .where('group_id', '=', groupId)
      .where('account_id', '=', viewer.accountId)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) return false
    await recordFact(tx, 'group.changed', { thingId: groupId })
    return true
  })
}

async function findNeed(tx: Db, groupId: string, needId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('groups.need')
    .select('id')
    .where('id', '=', needId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row?.id ?? null
}
