import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { UseAnswers } from '../inventory/forms.ts'
import { textsOf, type UseRow } from '../inventory/show.ts'
import { columnsOf, writeOver } from '../inventory/write.ts'

const none = { rewritten: null, rewritten_at: null, kept_at: null }

/** Everything a card says of what people do, to compare. */
function sayingOf(use: UseRow): string {
  return JSON.stringify([textsOf(use), use.publics, use.settings])
}

/**
 * Holds other words for a published card until whoever said the voice it is drawn from agrees to them too; what they agreed to is read
 * meanwhile. False when nobody has to be asked: nobody else's voice, or no word changes.
 */
export async function holdForVoice(
  tx: Db,
  viewer: Viewer,
  before: UseRow,
  answers: UseAnswers,
): Promise<boolean> {
  const asks = sayingOf({ ...before, ...columnsOf(answers) }) !== sayingOf(before)
  const held = await tx
    .updateTable('uses.voice')
    .set(asks ? { ...none, rewritten: JSON.stringify(answers), rewritten_at: sql<Date>`now()` } : none)
    .where('use_id', '=', before.id)
    .where('presentation_id', 'not in', viewer.presentationIds)
    .executeTakeFirst()
  if (!asks || held.numUpdatedRows === 0n) return false
  await tx
    .updateTable('uses.use')
    .set({ saves: before.saves + 1 })
    .where('id', '=', before.id)
    .execute()
  await recordFact(tx, 'use.rewritten', { thingId: before.id })
  return true
}

/** Has a card say the words that were held for it, if there are any; they are agreed to, or nobody but its teller reads it any more. */
export async function writeHeld(tx: Db, use: UseRow, rewritten: UseAnswers | null): Promise<void> {
  if (!rewritten) return
  await writeOver(tx, use, rewritten)
  await tx.updateTable('uses.voice').set(none).where('use_id', '=', use.id).execute()
}

/** Whoever said the voice keeps the words they agreed to; the others stay with whoever wrote them. False when nobody asked them. */
export async function keepAgreed(db: Db, viewer: Viewer, useId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const kept = await tx
      .updateTable('uses.voice')
      .set({ kept_at: sql<Date>`now()` })
      .where('use_id', '=', useId)
      .where('presentation_id', 'in', viewer.presentationIds)
      .where('rewritten', 'is not', null)
      .executeTakeFirst()
    if (kept.numUpdatedRows === 0n) return false
    await recordFact(tx, 'use.kept', { thingId: useId })
    return true
  })
}
