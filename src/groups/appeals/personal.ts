import type { Db } from '../../platform/database.ts'

/** What this account appealed against, and what it said of the appeals of others. */
export async function exportAppeals(db: Db, accountId: string) {
  const [appeals, hearings] = await Promise.all([
    db
      .selectFrom('groups.appeal')
      .select(['decision_id', 'words', 'lang', 'at', 'outcome'])
      .where('account_id', '=', accountId)
      .execute(),
    db
      .selectFrom('groups.appeal_hearing')
      .select(['position', 'reason', 'lang', 'drawn_at', 'answered_at'])
      .where('account_id', '=', accountId)
      .execute(),
  ])
  return { appeals, hearings }
}

/** Erases it all; what was heard counts no more, and another is drawn where it is not over. */
export async function eraseFromAppeals(tx: Db, accountId: string): Promise<void> {
  if (accountId === '') return
  await tx.deleteFrom('groups.appeal').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('groups.appeal_hearing').where('account_id', '=', accountId).execute()
}
