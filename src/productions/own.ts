import type { Db } from '../platform/database.ts'
import { recordFact } from '../platform/facts.ts'
import { eraseThings } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'

/**
 * Erases a need or a trial, by whoever wrote it under any of their names. Productions that answered a need stay. False when it is
 * not theirs.
 */
export async function eraseOwn(db: Db, viewer: Viewer, kind: 'need' | 'trial', id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom(`productions.${kind}`)
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return false
    await eraseThings(tx, [id])
    await recordFact(tx, `${kind}.erased`, { thingId: id })
    return true
  })
}
