import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockPiece } from '../pieces/pieces.ts'
import { holds } from './testimonies.ts'

/**
 * Says that a piece comes from a testimony, with some of its words, by those who write the piece. 'not-quotable' when its words may not be
 * quoted, 'not-said' when they are not in it, 'missing' when the piece is not theirs or the testimony is not there for them.
 */
export async function addMatter(
  db: Db,
  viewer: Viewer,
  pieceId: string,
  { testimony, quote }: { testimony: string; quote: string },
): Promise<'added' | 'not-quotable' | 'not-said' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockPiece(tx, viewer, pieceId))) return 'missing'
    const found = await tx
      .selectFrom('knowledge.testimony as y')
      .innerJoin('platform.thing as t', 't.id', 'y.id')
      .select(['y.id', 'y.text', 'y.transcript', 'y.quotable'])
      .where('y.id', '=', testimony)
      .where('t.hidden_at', 'is', null)
      .where(visibleTo(viewer))
      // Not taken back meanwhile.
      .forUpdate()
      .executeTakeFirst()
    if (!found) return 'missing'
    if (quote !== '' && !found.quotable) return 'not-quotable'
    if (!holds(found, quote)) return 'not-said'
    await tx
      .insertInto('knowledge.matter')
      .values({ id: newId(), piece_id: pieceId, testimony_id: testimony, quote, withdrawn_at: null })
      .onConflict((same) => same.columns(['testimony_id', 'piece_id']).doUpdateSet({ quote }))
      .execute()
    await recordFact(tx, 'piece.edited', { thingId: pieceId })
    return 'added'
  })
}

/** Takes away that a piece comes from a testimony, by those who write the piece. False when it is not theirs. */
export async function removeMatter(db: Db, viewer: Viewer, pieceId: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockPiece(tx, viewer, pieceId))) return false
    await tx.deleteFrom('knowledge.matter').where('piece_id', '=', pieceId).where('id', '=', id).execute()
    await recordFact(tx, 'piece.edited', { thingId: pieceId })
    return true
  })
}
