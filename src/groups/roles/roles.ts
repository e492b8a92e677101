import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { tellAct } from '../acts/acts.ts'
import { announceChange } from '../changes/announce.ts'
import { asMember, inGroup } from '../held.ts'
import { addMember, touchGroup } from '../members.ts'
import { addRole, holdRole, leadRole } from './holdings.ts'

/** Names a role that the group needs; anyone may take it from then on. Returns its id, null for whoever is not in the group. */
export async function nameRole(
  db: Db,
  viewer: Viewer,
  groupId: string,
  role: { word: string | null; name: string; details: string },
): Promise<string | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const subjectId = await addRole(tx, groupId, role)
    await touchGroup(tx, groupId)
    await tellAct(tx, { groupId, viewer, what: 'role.named', subjectId, after: role.word ?? role.name })
    return subjectId
  })
}

/**
 * What came of taking a role: taken, announced until then (leading weighs on everyone), held by somebody else, closed since, waiting
 * already, first asked to enter a group between peers, or set aside by the group.
 */
export type Taken = 'taken' | 'held' | 'closed' | 'waiting' | 'asks' | 'set-aside' | { announced: Date }

/** Takes a role for oneself, for some months. Whoever was not in the group joins it by the same act. Null when the group has no such role. */
export async function takeRole(
  db: Db,
  viewer: Viewer,
  groupId: string,
  roleId: string,
  months: number,
): Promise<Taken | null> {
  return inGroup(db, viewer, groupId, async (tx): Promise<Taken | null> => {
    const role = await findRole(tx, groupId, roleId)
    if (!role) return null
    if (role.closed_at) return 'closed'
    const entered = await addMember(tx, groupId, viewer, { concerned: false })
    if (entered === 'asks' || entered === 'set-aside') return entered
    if (role.word === leadRole && !(await holds(tx, roleId, viewer))) {
      const announced = await announceChange(tx, viewer, groupId, { what: 'lead', value: String(months) })
      return announced ? { announced } : 'waiting'
    }
    if (!(await holdRole(tx, roleId, viewer, { months }))) return 'held'
    await touchGroup(tx, groupId)
    await recordFact(tx, 'group.roleTaken', { thingId: groupId, roleId })
    return 'taken'
  })
}

/** Leaves a role one holds. False when one did not. */
export async function leaveRole(db: Db, viewer: Viewer, groupId: string, roleId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const left = await tx
      .updateTable('groups.role_holding')
      .set({ left_at: sql<Date>`least(until, now())` })
      .where('role_id', '=', roleId)
      .where('account_id', '=', viewer.accountId)
      .where('left_at', 'is', null)
      .executeTakeFirst()
    if (left.numUpdatedRows === 0n) return false
    await recordFact(tx, 'group.roleLeft', { thingId: groupId, roleId })
    return true
  })
}

/** Says that nobody is needed for this any more. A role that somebody holds is theirs to leave first. Null when a group of theirs has no such role. */
export async function closeRole(
  db: Db,
  viewer: Viewer,
  groupId: string,
  roleId: string,
): Promise<'closed' | 'held' | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const role = await findRole(tx, groupId, roleId)
    if (!role) return null
    if (role.closed_at) return 'closed'
    if (await holderOf(tx).where('h.role_id', '=', roleId).executeTakeFirst()) return 'held'
    await tx
      .updateTable('groups.role')
      .set({ closed_at: sql<Date>`now()` })
      .where('id', '=', roleId)
      .execute()
    await tellAct(tx, {
      groupId,
      viewer,
      what: 'role.closed',
      subjectId: roleId,
      after: role.word ?? role.name,
    })
    return 'closed'
  })
}

function findRole(tx: Db, groupId: string, roleId: string) {
  return tx
    .selectFrom('groups.role')
    .select(['word', 'name', 'closed_at'])
    .where('id', '=', roleId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
}

async function holds(tx: Db, roleId: string, viewer: Viewer): Promise<boolean> {
  const row = await holderOf(tx)
    .where('h.role_id', '=', roleId)
    .where('h.account_id', '=', viewer.accountId)
    .executeTakeFirst()
  return row !== undefined
}

function holderOf(tx: Db) {
  return tx
    .selectFrom('groups.role_holding as h')
    .select('h.id')
    .where('h.left_at', 'is', null)
    .where('h.until', '>', sql<Date>`now()`)
}
