import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { recordFact } from '../platform/facts.ts'
import type { Audience } from '../platform/tables.ts'
import { rememberSaid } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'
import { recordAct } from './acts/acts.ts'
import { asMember, inGroup } from './held.ts'
import { sleepDays } from './lists.ts'

/** Whether this reader's account is in the group, under whichever name. */
export async function isMember(db: Db, viewer: Viewer | null, groupId: string): Promise<boolean> {
  if (!viewer) return false
  const row = await db
    .selectFrom('groups.member')
    .select('group_id')
    .where('group_id', '=', groupId)
    .where('account_id', '=', viewer.accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** The decision that set this account aside, if one did; by whichever of its names. */
export async function findSetAside(db: Db, viewer: Viewer, groupId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('groups.set_aside')
    .select('decision_id')
    .where('group_id', '=', groupId)
    .where('account_id', '=', viewer.accountId)
    .executeTakeFirst()
  return row?.decision_id
}

/** Says that the group is alive: it falls asleep six weeks after the last call. */
export async function touchGroup(tx: Db, groupId: string): Promise<void> {
  await tx
    .updateTable('groups.group')
    .set({ moved_at: sql<Date>`now()` })
    .where('id', '=', groupId)
    .execute()
}

/**
 * What came of entering: done, there already under this name or another, first asked, by a group between peers, to be concerned, or set
 * aside by a decision of the group.
 */
export type Entered = 'joined' | 'already' | 'asks' | 'set-aside'

/**
 * Adds the account to the group and to its audience, once. A group between peers takes who said that they are concerned, and keep what they
 * read there (`concerned`): nobody can refuse them, and nobody enters by chance.
 */
export async function addMember(
  tx: Db,
  groupId: string,
  viewer: Viewer,
  { concerned }: { concerned: boolean },
): Promise<Entered> {
  if (await isMember(tx, viewer, groupId)) return 'already'
  if (await findSetAside(tx, viewer, groupId)) return 'set-aside'
  if (!concerned && (await isBetweenPeers(tx, groupId))) return 'asks'
  const added = await tx
    .insertInto('groups.member')
    .values({ group_id: groupId, account_id: viewer.accountId, presentation_id: viewer.presentationId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return 'already'
  await tx
    .insertInto('platform.audience_member')
    .values({ audience_id: groupId, account_id: viewer.accountId, presentation_id: viewer.presentationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await touchGroup(tx, groupId)
  await recordFact(tx, 'group.joined', { thingId: groupId })
  return 'joined'
}

/**
 * Whether the group says who it is for: then who is in it is for its members. It is held until the end of the transaction: were it to
 * become between peers before what goes by this answer is written, that would be missed by what takes names away.
 */
export async function isBetweenPeers(tx: Db, groupId: string): Promise<boolean> {
  const { peers_for } = await tx
    .selectFrom('groups.group')
    .select('peers_for')
    .where('id', '=', groupId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return peers_for !== ''
}

/** Whether what is published with a group must name nobody: of one between peers, all that others than its members see. */
export async function isUnnamed(tx: Db, groupId: string | null, audience: Audience): Promise<boolean> {
  return groupId !== null && audience !== 'group' && isBetweenPeers(tx, groupId)
}

/** Joins a group, asleep or not. Nobody has to say yes. Null when there is none that they may see. */
export async function joinGroup(
  db: Db,
  viewer: Viewer,
  groupId: string,
  { concerned = false } = {},
): Promise<Entered | null> {
  return inGroup(db, viewer, groupId, (tx) => addMember(tx, groupId, viewer, { concerned }))
}

/**
 * Leaves a group: roles are free again, means offered go. What one wrote in the journal stays, and stays one's own; so does what one offered
 * under another name, which would be seen to belong to the one that leaves. False when they were not in it.
 */
export async function leaveGroup(db: Db, viewer: Viewer, groupId: string): Promise<boolean> {
  const left = await asMember(db, viewer, groupId, (tx) => removeMember(tx, groupId, viewer.accountId))
  return left ?? false
}

/** Takes an account out of a group that is held, by its own will or by a decision. False when it was not in it. */
export async function removeMember(tx: Db, groupId: string, accountId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('groups.member')
    .where('group_id', '=', groupId)
    .where('account_id', '=', accountId)
    .returning('presentation_id')
    .executeTakeFirst()
  if (!gone) return false
  await tx
    .deleteFrom('platform.audience_member')
    .where('audience_id', '=', groupId)
    .where('account_id', '=', accountId)
    .execute()
  await rememberSaid(tx, groupId, gone.presentation_id)
  await tx
    .updateTable('groups.role_holding')
    .set({ left_at: sql<Date>`now()` })
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .where('role_id', 'in', tx.selectFrom('groups.role').select('id').where('group_id', '=', groupId))
    .execute()
  await tx
    .deleteFrom('groups.pledge')
    .where('group_id', '=', groupId)
    .where('presentation_id', '=', gone.presentation_id)
    .execute()
  await recordFact(tx, 'group.left', { thingId: groupId })
  return true
}

/**
 * Wakes a group that sleeps, or starts again one that had ended. Anyone may; being a member is not asked. False for a group that is awake:
 * waking it would only put it at the top of the list. Null when there is none that they may see.
 */
export async function wakeGroup(db: Db, viewer: Viewer, groupId: string): Promise<boolean | null> {
  return inGroup(db, viewer, groupId, async (tx) => {
    const woken = await tx
      .updateTable('groups.group')
      .set({ ended_at: null, ending: null, moved_at: sql<Date>`now()` })
      .where('id', '=', groupId)
      .where(sql<boolean>`(ended_at is not null or moved_at < now() - make_interval(days => ${sleepDays}))`)
      .executeTakeFirst()
    if (woken.numUpdatedRows === 0n) return false
    await recordAct(tx, { groupId, viewer, what: 'woken' })
    await recordFact(tx, 'group.woken', { thingId: groupId })
    return true
  })
}
