import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { copyEdition } from '../making/writing.ts'
import type { ProductionHead } from '../reading/queries.ts'
import { saysTheSame, type AdaptForm } from './forms.ts'

/**
 * Begins an adaptation of a production: its own files and texts, to change, and the line to what it comes from. Returns the id of what is
 * being written, 'not-member' for a group that the writer is not in. The caller has made sure that the writer sees the production.
 */
export async function adaptProduction(
  db: Db,
  viewer: Viewer,
  origin: ProductionHead,
  draft: AdaptForm,
): Promise<string | 'not-member'> {
  return db.transaction().execute(async (tx) => {
    const groupId = draft.group || null
    const writer = groupId === null ? viewer : await actAsMember(tx, viewer, groupId)
    if (!writer) return 'not-member'
    const id = newId()
    await tx
      .insertInto('productions.production')
      .values({
        id,
        group_id: groupId,
        account_id: writer.accountId,
        presentation_id: writer.presentationId,
        adapted_from: origin.id,
        adapted_version: origin.version,
        adapted_why: draft.why,
        adapted_kind: draft.kind,
        work_id: saysTheSame(draft.kind) ? (origin.workId ?? origin.id) : null,
      })
      .execute()
    const changed = { title: draft.title, ...(draft.kind === 'translation' && { lang: draft.to }) }
    return copyEdition(tx, writer, { from: origin, into: id, groupId, changed })
  })
}
