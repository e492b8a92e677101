import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { creditHelper } from '../authors/authors.ts'
import { lockProduction } from '../making/access.ts'
import { notify } from '../notices.ts'
import { cueColumns, type Change, type Saved } from './captions.ts'

/** A film or a sound of a published production, for which captions are offered. */
export interface Wanted {
  productionId: string
  key: string
}

/** Saves what someone writes for a film of others, over the state it was read in. Nobody else sees it before it is sent. */
export async function saveOffer(
  db: Db,
  viewer: Viewer,
  { productionId, key, saves }: Wanted & { saves: number },
  change: Change,
): Promise<Saved> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('productions.caption_offer')
      .values({ id: newId(), production_id: productionId, key, presentation_id: viewer.presentationId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const offer = await tx
      .selectFrom('productions.caption_offer')
      .select(['id', 'cues', 'cue_saves'])
      .where('production_id', '=', productionId)
      .where('key', '=', key)
      .where('presentation_id', '=', viewer.presentationId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (offer.cue_saves !== saves) return 'stale'
    await tx
      .updateTable('productions.caption_offer')
      .set({ ...cueColumns(change(offer.cues ?? [])), cue_saves: saves + 1 })
      .where('id', '=', offer.id)
      .execute()
    return 'saved'
  })
}

/** Asks the writers to look at what was written; `credit` is how the person wants to be named, empty for not at all. */
export async function sendOffer(
  db: Db,
  viewer: Viewer,
  { productionId, key }: Wanted,
  { credit, path }: { credit: string; path: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const sent = await tx
      .updateTable('productions.caption_offer')
      .set({ credit, sent_at: sql<Date>`now()` })
      .where('production_id', '=', productionId)
      .where('key', '=', key)
      .where('presentation_id', '=', viewer.presentationId)
      .where('cue_count', '>', 0)
      .executeTakeFirst()
    if (sent.numUpdatedRows === 0n) return false
    await notify(tx, productionId, { what: 'captions-offered', path })
    return true
  })
}

interface Answer {
  productionId: string
  offerId: string
  path: string
}

/**
 * Takes captions that were offered: they show at once with the published film, in every version that shows the same file without any, and in
 * what is being written. Who wrote them is named if they wish, for `did`. False when it is not the viewer's to take, or already done.
 */
export async function takeOffer(
  db: Db,
  viewer: Viewer,
  { productionId, offerId, path }: Answer,
  did: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const offer = await lockOffer(tx, viewer, productionId, offerId)
    if (!offer) return false
    await tx.deleteFrom('productions.caption_offer').where('id', '=', offerId).execute()
    const { credit, presentation_id: presentationId } = offer
    await tx
      .updateTable('productions.part as part')
      .set({ ...cueColumns(offer.cues ?? []), cue_saves: sql<number>`part.cue_saves + 1` })
      .from('productions.edition as e')
      .whereRef('e.id', '=', 'part.edition_id')
      .where('e.production_id', '=', productionId)
      .where('part.key', '=', offer.key)
      .where('part.cue_count', 'is', null)
      .where('part.file_id', '=', offer.file)
      .execute()
    if (credit) await creditHelper(tx, productionId, { name: credit, did, presentationId })
    await notify(tx, productionId, { what: 'captions-taken', path, presentationId })
    await recordFact(tx, 'production.captioned', { thingId: productionId })
    return true
  })
}

/** Leaves captions that were offered to whoever wrote them, who is told, and may send them again. */
export async function leaveOffer(
  db: Db,
  viewer: Viewer,
  { productionId, offerId, path }: Answer,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const offer = await lockOffer(tx, viewer, productionId, offerId)
    if (!offer) return false
    await tx
      .updateTable('productions.caption_offer')
      .set({ sent_at: null })
      .where('id', '=', offerId)
      .execute()
    await notify(tx, productionId, { what: 'captions-left', path, presentationId: offer.presentation_id })
    return true
  })
}

/** An offer that was sent to this writer, with the file that readers now get. */
async function lockOffer(tx: Db, viewer: Viewer, productionId: string, offerId: string) {
  if (!(await lockProduction(tx, viewer, productionId))) return undefined
  return tx
    .selectFrom('productions.caption_offer as o')
    .innerJoin('productions.production as p', 'p.id', 'o.production_id')
    .innerJoin('productions.edition as e', (join) =>
      join.onRef('e.production_id', '=', 'p.id').onRef('e.number', '=', 'p.version'),
    )
    .innerJoin('productions.part as part', (join) =>
      join.onRef('part.edition_id', '=', 'e.id').onRef('part.key', '=', 'o.key'),
    )
    .select(['o.key', 'o.cues', 'o.credit', 'o.presentation_id', 'part.file_id as file'])
    .where('o.id', '=', offerId)
    .where('o.production_id', '=', productionId)
    .where('o.sent_at', 'is not', null)
    .executeTakeFirst()
}
