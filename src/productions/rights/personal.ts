import type { Db } from '../../platform/database.ts'
import { takeDown } from './take-down.ts'

/** What someone said yes to, and what they were told of it, for their export. */
export async function exportRights(db: Db, presentationIds: readonly string[]) {
  const [images, notices] = await Promise.all([
    db
      .selectFrom('productions.image_right')
      .select(['production_id', 'name', 'uses', 'until', 'agreed', 'added_at', 'ended_at'])
      .where('presentation_id', 'in', presentationIds)
      .execute(),
    db
      .selectFrom('productions.notice')
      .select(['production_id', 'what', 'at'])
      .where('presentation_id', 'in', presentationIds)
      .execute(),
  ])
  return { images, notices }
}

/** Whoever leaves takes their yes back; nothing of them stays in the lists. */
export async function eraseRights(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const theirs = await tx
    .deleteFrom('productions.image_right')
    .where('presentation_id', 'in', presentationIds)
    .returning(['production_id', 'key', 'ended_at'])
    .execute()
  for (const right of theirs) if (right.ended_at === null) await takeDown(tx, right, 'person')
  await tx.deleteFrom('productions.notice').where('presentation_id', 'in', presentationIds).execute()
}
