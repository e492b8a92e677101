import type { Db } from '../../../platform/database.ts'
import type { Person } from '../../../platform/personal.ts'

/** The rungs that someone declared. What they saw in a vote is kept nowhere. */
export async function exportDeclarations(db: Db, { presentationIds }: Person): Promise<unknown> {
  return db
    .selectFrom('research.ladder_declaration')
    .select(['scope', 'rung', 'declared_at as declaredAt'])
    .where('presentation_id', 'in', presentationIds)
    .orderBy('declared_at')
    .execute()
}

/** What was declared for a group stays, without a name. */
export async function forgetDeclarers(tx: Db, { presentationIds }: Person): Promise<void> {
  await tx
    .updateTable('research.ladder_declaration')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
}
