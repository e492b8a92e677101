import type { Db } from '../../../platform/database.ts'
import type { Person } from '../../../platform/personal.ts'
import { eraseCohorts, exportCohorts } from './cohorts/personal.ts'

/** What someone did of courses and with whom, for their export. */
export async function exportFollowed(db: Db, person: Person) {
  const followed = await db
    .selectFrom('productions.progress as d')
    .innerJoin('productions.production as p', 'p.id', 'd.production_id')
    .select(['p.slug', 'd.key', 'd.done_at'])
    .where('d.account_id', '=', person.accountId)
    .orderBy('d.done_at')
    .execute()
  return { followed, ...(await exportCohorts(db, person)) }
}

/** Erases it: a presentation that goes alone takes nothing of what its account did but coming somewhere under that name. */
export async function eraseFollowed(tx: Db, person: Person): Promise<void> {
  await tx.deleteFrom('productions.progress').where('account_id', '=', person.accountId).execute()
  await eraseCohorts(tx, person)
}
