import { anyOf, type Db } from '../platform/database.ts'
import type { PersonalData, Person } from '../platform/personal.ts'

async function exportOf(db: Db, { accountId }: Person): Promise<unknown> {
  const [reports, contests, hearings] = await Promise.all([
    db
      .selectFrom('care.report')
      .select(['trouble', 'words', 'contact', 'at', 'answered_at', 'outcome', 'answer'])
      .where('account_id', '=', accountId)
      .execute(),
    db
      .selectFrom('care.contest')
      .select(['words', 'at', 'closed_at', 'outcome'])
      .where('account_id', '=', accountId)
      .execute(),
    db
      .selectFrom('care.hearing')
      .select(['drawn_at', 'position', 'reason', 'answered_at'])
      .where('account_id', '=', accountId)
      .execute(),
  ])
  return { prevenu: reports, contestations: contests, ecoutes: hearings }
}

/** What was told and waits for an answer stays, without a name: someone may be in danger. Decisions stay without who took them. */
async function erase(tx: Db, { accountId }: Person): Promise<void> {
  if (accountId === '') return
  await tx
    .deleteFrom('care.report')
    .where('account_id', '=', accountId)
    .where('answered_at', 'is not', null)
    .execute()
  await tx
    .updateTable('care.report')
    .set({ account_id: null, contact: '' })
    .where('account_id', '=', accountId)
    .execute()
  // A contest of their own thing goes with it, as below; one for a group or a place goes on.
  for (const table of ['care.decision', 'care.contest'] as const)
    await tx.updateTable(table).set({ account_id: null }).where('account_id', '=', accountId).execute()
  await tx.deleteFrom('care.hearing').where('account_id', '=', accountId).execute()
}

/** What was decided about things that are erased goes with them, the words against it included. */
export async function eraseDecisions(tx: Db, thingIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('care.decision').where('thing_id', '=', anyOf(thingIds)).execute()
}

/** What care keeps about people. */
export const personalCare: PersonalData = { name: 'veille', exportOf, erase }
