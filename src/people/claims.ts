import type { Db } from '../platform/database.ts'
import { recordFact } from '../platform/facts.ts'
import { eraseThings } from '../platform/things.ts'

/** An account has one to five presentations. */
export const mostNames = 5

/**
 * Gives a name that has no account yet to an account: whoever holds its paper code says it is theirs. `'full'` when the account has five
 * names already, `'taken'` when the name belongs to an account or is no more.
 */
export async function claimPresentation(
  tx: Db,
  presentationId: string,
  accountId: string,
): Promise<'done' | 'full' | 'taken'> {
  await tx
    .selectFrom('people.account')
    .select('id')
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const names = await tx
    .selectFrom('people.presentation')
    .select('id')
    .where('account_id', '=', accountId)
    .execute()
  if (names.length >= mostNames) return 'full'
  const claimed = await tx
    .updateTable('people.presentation')
    .set({ account_id: accountId })
    .where('id', '=', presentationId)
    .where('account_id', 'is', null)
    .executeTakeFirst()
  return claimed.numUpdatedRows > 0n ? 'done' : 'taken'
}

/** Erases a name that has no account, once what was said under it is erased. Its handle stays spent. */
export async function eraseUnclaimed(tx: Db, presentationId: string): Promise<void> {
  const erased = await tx
    .deleteFrom('people.presentation')
    .where('id', '=', presentationId)
    .where('account_id', 'is', null)
    .executeTakeFirst()
  if (erased.numDeletedRows === 0n) return
  await eraseThings(tx, [presentationId])
  await recordFact(tx, 'presentation.erased', { thingId: presentationId })
}
