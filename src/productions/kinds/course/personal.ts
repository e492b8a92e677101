import type { Db } from '../../../platform/database.ts'
import type { Person } from '../../../platform/personal.ts'

/** What someone did of courses, for their export. */
export async function exportFollowed(db: Db, { accountId }: Person) {
  const followed = await db
    .selectFrom('productions.progress as d')
    .innerJoin('productions.production as p', 'p.id', 'd.production_id')
    .select(['p.slug', 'd.key', 'd.done_at'])
    .where('d.account_id', '=', accountId)
    .orderBy('d.done_at')
    .execute()
  return { followed }
}

/** Erases it: a presentation that goes alone takes nothing of what its account did. */
export async function eraseFollowed(tx: Db, { accountId }: Person): Promise<void> {
  await tx.deleteFrom('productions.progress').where('account_id', '=', accountId).execute()
}
