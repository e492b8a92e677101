import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockPiece } from '../pieces/pieces.ts'
import { cite } from './cite.ts'
import type { Csl } from './csl.ts'
import { cslOf, type ReferenceDraft } from './forms.ts'
import { readIdentifier } from './identifiers.ts'

/** What a form says of a reference; 'wrong-id' for an identifier of the wrong form or with a wrong figure. */
export function readReference(draft: ReferenceDraft): Csl | 'wrong-id' {
  const identifier = draft.refId === '' ? null : readIdentifier(draft.refId)
  return draft.refId !== '' && identifier === null ? 'wrong-id' : cslOf(draft, identifier)
}

/** Writes the reference of a piece, or takes it away, by those who write it. False when it is not theirs. */
export async function setReference(
  db: Db,
  viewer: Viewer,
  id: string,
  reference: Csl | null,
): Promise<boolean> {
  // Before the piece is held: it takes a while.
  const cited = reference ? await cite(reference) : {}
  return db.transaction().execute(async (tx) => {
    if (!(await lockPiece(tx, viewer, id))) return false
    await tx
      .updateTable('knowledge.piece')
      .set({ reference: reference && JSON.stringify(reference), cited: JSON.stringify(cited) })
      .where('id', '=', id)
      .execute()
    await recordFact(tx, 'piece.edited', { thingId: id })
    return true
  })
}
