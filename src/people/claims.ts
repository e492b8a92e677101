import type { Db } from '../platform/database.ts'

/** An account has one to five presentations. */
export const mostNames = 5

/** The presentations of an account: none comes or goes until the transaction ends. */
export async function lockNames(tx: Db, accountId: string): Promise<{ id: string; handle: string }[]> {
  await tx.selectFrom('people.account').select('id').where('id', '=', accountId).forUpdate().execute()
  return tx
    .selectFrom('people.presentation')
    .select(['id', 'handle'])
    .where('account_id', '=', accountId)
    .execute()
}

type Claimed = (tx: Db, name: { presentationId: string; accountId: string }) => Promise<void>

const followers: Claimed[] = []

/** Has what a module keeps of a name without an account become the account's, in the transaction that gives it. */
export function followClaimed(follow: Claimed): void {
  followers.push(follow)
}

/**
 * Gives a name that has no account yet to an account: whoever holds its paper code says it is theirs. `'full'` when the account has five
 * names already, `'taken'` when the name belongs to an account or is no more.
 */
export async function claimPresentation(
  tx: Db,
  presentationId: string,
  accountId: string,
): Promise<'done' | 'full' | 'taken'> {
  if ((await lockNames(tx, accountId)).length >= mostNames) return 'full'
  const claimed = await tx
    .updateTable('people.presentation')
    .set({ account_id: accountId })
    .where('id', '=', presentationId)
    .where('account_id', 'is', null)
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) return 'taken'
  for (const follow of followers) await follow(tx, { presentationId, accountId })
  return 'done'
}
