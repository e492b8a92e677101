import type { Db } from '../platform/database.ts'
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
async function erase(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  if (accountId !== '') {
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
    await tx
      .updateTable('care.decision')
      .set({ account_id: null })
      .where('account_id', '=', accountId)
      .execute()
    await tx.deleteFrom('care.contest').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('care.hearing').where('account_id', '=', accountId).execute()
  }
  if (presentationIds.length === 0) return
  // What was decided about things that go with them, their words against it included.
  await tx
    .deleteFrom('care.decision')
    .where('thing_id', 'in', (eb) =>
      eb.selectFrom('platform.thing').select('id').where('author_id', 'in', presentationIds),
    )
    .execute()
}

/** What care keeps about people. */
export const personalCare: PersonalData = { name: 'veille', exportOf, erase }
