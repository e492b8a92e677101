import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { isSetAside, shownAs } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { textsOf } from '../inventory/show.ts'
import { writeOver } from '../inventory/write.ts'
import { holdForVoice } from '../voices/rewritten.ts'

/** Offers whoever told a use the words of its sound, over those that the viewer offered before. */
export async function offerWords(
  db: Db,
  viewer: Viewer,
  useId: string,
  said: { text: string; named: boolean },
): Promise<void> {
  const again = { ...said, offered_at: sql<Date>`now()`, taken_at: null, left_at: null }
  await db
    .insertInto('uses.heard')
    .values({ id: newId(), use_id: useId, presentation_id: viewer.presentationId, ...said })
    .onConflict((conflict) => conflict.columns(['use_id', 'presentation_id']).doUpdateSet(again))
    .execute()
}

/** Words that were offered for the sound of a use. */
export interface OfferedWords {
  id: string
  text: string
  /** Who wrote them, where they wish to be named. */
  by: string | null
}

/** Words that wait for the answer of whoever told a use, oldest first, those of names they set aside left out. */
export function listOffered(db: Db, viewer: Viewer, useId: string): Promise<OfferedWords[]> {
  return db
    .selectFrom('uses.heard as h')
    .leftJoin('platform.thing as writer', (join) =>
      join.on(shownAs('writer', 'h.presentation_id')).on('h.named', '=', true),
    )
    .select(['h.id', 'h.text', 'writer.title as by'])
    .where('h.use_id', '=', useId)
    .where('h.taken_at', 'is', null)
    .where('h.left_at', 'is', null)
    .where((eb) => eb.not(isSetAside(viewer, 'h.presentation_id')))
    .orderBy('h.offered_at')
    .limit(10)
    .execute()
}

/** What the viewer offered for the sound of a use. */
export function readOffer(db: Db, viewer: Viewer, useId: string) {
  return db
    .selectFrom('uses.heard')
    .select(['text', 'named', 'left_at as leftAt'])
    .where('use_id', '=', useId)
    .where('presentation_id', '=', viewer.presentationId)
    .where('taken_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Takes words that were offered: they are those of the sound, and go by the yes of a voice as any other words of its card ('asked'). 'missing'
 * when they are not the viewer's to take, or were answered already.
 */
export async function takeWords(
  db: Db,
  viewer: Viewer,
  useId: string,
  offerId: string,
): Promise<'taken' | 'asked' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const use = await lockOwn(tx, viewer, useId)
    const offer = use && (await answer(tx, { useId, offerId }, 'taken_at'))
    if (!use || !offer) return 'missing'
    const { priority, lang, publics, settings, rewritten } = use
    const before = { ...textsOf(use), priority, lang, publics, settings }
    await tx
      .updateTable('uses.use')
      .set({ heard_by: offer.named ? offer.presentation_id : null })
      .where('id', '=', useId)
      .execute()
    const answers = { ...(rewritten ?? before), transcript: offer.text }
    if (await holdForVoice(tx, viewer, use, answers)) return 'asked'
    await writeOver(tx, use, answers)
    return 'taken'
  })
}

/** Leaves words that were offered to whoever wrote them, who is told, and may offer others. False when they are not the viewer's to answer. */
export async function leaveWords(db: Db, viewer: Viewer, useId: string, offerId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const own = await lockOwn(tx, viewer, useId)
    return own !== undefined && (await answer(tx, { useId, offerId }, 'left_at')) !== undefined
  })
}

function lockOwn(tx: Db, viewer: Viewer, useId: string) {
  return tx
    .selectFrom('uses.use as u')
    .leftJoin('uses.voice as v', 'v.use_id', 'u.id')
    .selectAll('u')
    .select('v.rewritten')
    .where('u.id', '=', useId)
    .where('u.presentation_id', 'in', viewer.presentationIds)
    .where('u.published_at', 'is not', null)
    .forUpdate('u')
    .executeTakeFirst()
}

function answer(tx: Db, which: { useId: string; offerId: string }, how: 'taken_at' | 'left_at') {
  return tx
    .updateTable('uses.heard')
    .set({ [how]: sql<Date>`now()` })
    .where('id', '=', which.offerId)
    .where('use_id', '=', which.useId)
    .where('taken_at', 'is', null)
    .where('left_at', 'is', null)
    .returning(['text', 'named', 'presentation_id'])
    .executeTakeFirst()
}
