import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { copyEdition } from '../making/writing.ts'
import type { ProductionHead } from '../reading/queries.ts'
import type { AdaptForm } from './forms.ts'

/**
 * Begins an adaptation of a production: its own files and texts, to change, and the line to what it comes from. Returns the id of what is
 * being written. The caller has made sure that the writer sees the production and is in the group.
 */
export async function adaptProduction(
  db: Db,
  viewer: Viewer,
  origin: ProductionHead,
  draft: AdaptForm,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const groupId = draft.group || null
    await tx
      .insertInto('productions.production')
      .values({
        id,
        group_id: groupId,
        account_id: viewer.accountId,
        presentation_id: viewer.presentationId,
        adapted_from: origin.id,
        adapted_version: origin.version,
        adapted_why: draft.why,
      })
      .execute()
    return copyEdition(tx, viewer, { from: origin, into: id, groupId, title: draft.title })
  })
}
