import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { readPlace, readSigner } from './place.ts'

/** Declares a rung, signed and dated; what was declared before stays. False for whoever does not carry that place. */
export async function declareRung(db: Db, viewer: Viewer, scope: string, rung: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const place = await readPlace(tx, viewer, scope)
    const signer = place ? await readSigner(tx, viewer, place) : null
    if (signer === null) return false
    await tx
      .insertInto('research.ladder_declaration')
      .values({ id: newId(), scope, rung, presentation_id: signer })
      .execute()
    await recordFact(tx, 'rung.declared', { contextId: scope })
    return true
  })
}
