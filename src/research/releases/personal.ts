import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Person } from '../../platform/personal.ts'
import { closeReleases } from './releases.ts'

/** What someone asked to work on, what they took, and what they answered to those who ask. */
export async function exportAccess(db: Db, { accountId }: Person) {
  const [asked, taken, answered] = await Promise.all([
    db
      .selectFrom('research.access')
      .select([
        'id',
        'study_id',
        'name',
        'institution',
        'purpose',
        'until',
        'asked_at',
        'granted_at',
        'refused_at',
      ])
      .where('account_id', '=', accountId)
      .orderBy('asked_at')
      .execute(),
    db
      .selectFrom('research.download as d')
      .innerJoin('research.access as a', 'a.id', 'd.access_id')
      .select(['d.release_id', 'd.at', 'd.recalled_at', 'd.destroyed_at'])
      .where('a.account_id', '=', accountId)
      .orderBy('d.at')
      .execute(),
    db
      .selectFrom('research.access_answer')
      .select(['access_id', 'yes', 'reason', 'at'])
      .where('account_id', '=', accountId)
      .orderBy('at')
      .execute(),
  ])
  return { asked, taken, answered }
}

/**
 * Closes the releases that may hold someone who leaves, and forgets who asked and answered. The name under which rows were taken stays in the
 * public log as long as copies of them may exist: whoever is in them must be able to know who has them.
 */
export async function eraseAccess(tx: Db, { accountId }: Person): Promise<void> {
  if (accountId === '') return
  const consents = await tx
    .selectFrom('research.consent')
    .select('study_id')
    .where('account_id', '=', accountId)
    .where('withdrawn_at', 'is', null)
    .execute()
  for (const { study_id } of consents) await closeReleases(tx, study_id, accountId)
  await tx.deleteFrom('research.access_answer').where('account_id', '=', accountId).execute()
  const holdsCopies = sql<boolean>`exists (
    select 1 from research.download d where d.access_id = research.access.id and d.destroyed_at is null)`
  await tx
    .updateTable('research.access')
    .set({ name: sql<string>`case when ${holdsCopies} then name else '' end`, account_id: null })
    .where('account_id', '=', accountId)
    .execute()
}
