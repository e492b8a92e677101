import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { republish } from './groups.ts'

/** Writes one of the words of a group, wherever it is shown: by an announced change or by a decision. */
export async function writeWords(
  tx: Db,
  groupId: string,
  what: 'name' | 'purpose' | 'peers_for' | 'peers_out',
  words: string,
): Promise<void> {
  await tx
    .updateTable('groups.group')
    .set((eb) => ({ [what]: words, version: eb('version', '+', 1) }))
    .where('id', '=', groupId)
    .execute()
  await republish(tx, groupId)
}

/** Ends a role, held or not: whoever holds it is free, and nobody is looked for any more. False when it was ended already. */
export async function endRole(tx: Db, groupId: string, roleId: string): Promise<boolean> {
  const ended = await tx
    .updateTable('groups.role')
    .set({ closed_at: sql<Date>`now()` })
    .where('id', '=', roleId)
    .where('group_id', '=', groupId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return false
  await tx
    .updateTable('groups.role_holding')
    .set({ left_at: sql<Date>`least(until, now())` })
    .where('role_id', '=', roleId)
    .where('left_at', 'is', null)
    .execute()
  return true
}
