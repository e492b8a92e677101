import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

/** Slugs of the two roles every group starts with, in the list of words 'role'. */
export const leadRole = 'porter'
export const contactRole = 'contact'

/** For how many months someone may take a role; it is free again after, unless they take it once more. */
export const roleMonths = ['1', '3', '6'] as const
export const usualMonths = 3

interface Holder {
  accountId: string
  presentationId: string
}

/** Names a role in the group: a word of the lab or a name of its own. */
export async function addRole(
  tx: Db,
  groupId: string,
  role: { word: string | null; name: string; details: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('groups.role')
    .values({ id, group_id: groupId, ...role })
    .execute()
  return id
}

/**
 * Gives a role to someone for some months, in a group that is held: of two people who take it at once, one has it and the other is told.
 * False when somebody else holds it, unless `replace`.
 */
export async function holdRole(
  tx: Db,
  roleId: string,
  holder: Holder,
  { months, replace = false }: { months: number; replace?: boolean },
): Promise<boolean> {
  await tx
    .updateTable('groups.role_holding')
    .set({ left_at: sql<Date>`least(until, now())` })
    .where('role_id', '=', roleId)
    .where('left_at', 'is', null)
    .where((eb) =>
      replace
        ? eb.val(true)
        : eb.or([eb('until', '<=', sql<Date>`now()`), eb('account_id', '=', holder.accountId)]),
    )
    .execute()
  const held = await tx
    .insertInto('groups.role_holding')
    .values({
      id: newId(),
      role_id: roleId,
      account_id: holder.accountId,
      presentation_id: holder.presentationId,
      until: sql<Date>`now() + make_interval(months => ${months}::int)`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return held.numInsertedOrUpdatedRows === 1n
}

/** The role of leading the group, named again if it had been closed. */
export async function leadRoleOf(tx: Db, groupId: string): Promise<string> {
  const row = await tx
    .selectFrom('groups.role')
    .select('id')
    .where('group_id', '=', groupId)
    .where('word', '=', leadRole)
    .where('closed_at', 'is', null)
    .orderBy('named_at')
    .executeTakeFirst()
  return row?.id ?? addRole(tx, groupId, { word: leadRole, name: '', details: '' })
}
