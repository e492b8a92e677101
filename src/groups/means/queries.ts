import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GroupRef } from '../tables.ts'

export type ShownNeed = Awaited<ReturnType<typeof readNeeds>>[number]
export type ShownPledge = Awaited<ReturnType<typeof readPledges>>[number]

/** What a group lacks, the oldest first. */
export function selectNeeds(db: Db, group: GroupRef) {
  return db
    .selectFrom('groups.need as n')
    .select(['n.id', 'n.word', 'n.details'])
    .where('n.group_id', '=', group)
    .where('n.covered_at', 'is', null)
    .orderBy('n.said_at')
    .orderBy('n.id')
    .limit(60)
}

export async function readNeeds(db: Db, groupId: string) {
  return selectNeeds(db, groupId).execute()
}

/** What was offered to a group: what was agreed, for whoever may see its people; what waits for a yes, for members and who offered it. */
export async function readPledges(db: Db, viewer: Viewer | null, group: { id: string; inside: boolean }) {
  const mine = sql<boolean>`p.account_id = ${viewer?.accountId ?? ''}`
  return db
    .selectFrom('groups.pledge as p')
    .select(['p.id', 'p.word', 'p.details', 'p.presentation_id as by', 'p.agreed_at', mine.as('mine')])
    .where('p.group_id', '=', group.id)
    .$if(!group.inside, (query) => query.where((eb) => eb.or([eb('p.agreed_at', 'is not', null), mine])))
    .orderBy('p.offered_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(60)
    .execute()
}
