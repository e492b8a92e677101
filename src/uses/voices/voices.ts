import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { recordOrigin } from '../../platform/origins.ts'
import { followErased, isSetAside, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { hideUse, showUse } from '../inventory/show.ts'
import { writeHeld } from './rewritten.ts'

/** A voice that a card may be drawn from. */
export interface OpenVoice {
  id: string
  path: string
  title: string
  lang: string
  author: string
  /** Whether the reader said it: then nobody is asked. */
  own: boolean
}

/** An open voice that someone signs, for who may see it. */
export async function findVoice(db: Db, viewer: Viewer | null, id: string): Promise<OpenVoice | undefined> {
  if (id === '') return undefined
  const row = await db
    .selectFrom('platform.thing as t')
    .innerJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['t.id', 't.path', 't.title', 't.lang', 'author.title as author', 'author.id as by'])
    .where('t.id', '=', id)
    .where('t.kind', '=', 'post')
    .where('t.audience', '=', 'open')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { by, ...voice } = row
  return { ...voice, own: viewer?.presentationIds.includes(by) ?? false }
}

/** Says that a card is drawn from a voice, in the transaction that begins it. Whoever said it is asked when the card is ready. */
export async function drawFrom(tx: Db, viewer: Viewer, useId: string, postId: string): Promise<void> {
  await sql`
    insert into uses.voice (use_id, post_id, presentation_id, agreed_at)
    select ${useId}, t.id, t.author_id, case when t.author_id = any(${[...viewer.presentationIds]}) then now() end
    from platform.thing t where t.id = ${postId} and t.author_id is not null`.execute(tx)
  await recordOrigin(tx, viewer, `/paroles/${postId}`, useId)
}

/** Whether a card may be published. When the voice it was drawn from has not said yes, whoever said it is asked, once. */
export async function askVoice(tx: Db, useId: string): Promise<'agreed' | 'asked' | 'refused'> {
  const voice = await tx
    .updateTable('uses.voice')
    .set({ asked_at: sql<Date>`coalesce(asked_at, now())` })
    .where('use_id', '=', useId)
    .returning(['agreed_at', 'refused_at'])
    .executeTakeFirst()
  if (!voice || voice.agreed_at) return 'agreed'
  return voice.refused_at ? 'refused' : 'asked'
}

/**
 * Whoever said the voice agrees to what they read: the card that waited is published, or says the words that waited. Its path; 'stale' when it
 * says something else by now, since a yes is to words; undefined when nobody asked them.
 */
export async function agree(
  db: Db,
  viewer: Viewer,
  useId: string,
  saves: number,
): Promise<{ path: string } | 'stale' | undefined> {
  return db.transaction().execute(async (tx) => {
    const use = await lockAsked(tx, viewer, useId)
    if (!use) return undefined
    if (use.saves !== saves) return 'stale'
    await tx
      .updateTable('uses.voice')
      .set({ agreed_at: sql<Date>`now()`, refused_at: null })
      .where('use_id', '=', useId)
      .execute()
    await recordFact(tx, 'use.agreed', { thingId: useId })
    await writeHeld(tx, use, use.rewritten)
    return { path: use.published_at ? `/usages/${use.slug}` : await showUse(tx, use) }
  })
}

/** Whoever said the voice says no, also later, and the card is taken out of sight. False when nobody asked them. */
export async function refuse(db: Db, viewer: Viewer, useId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const use = await lockAsked(tx, viewer, useId)
    if (!use) return false
    await tx
      .updateTable('uses.voice')
      .set({ agreed_at: null, refused_at: sql<Date>`now()` })
      .where('use_id', '=', useId)
      .execute()
    await recordFact(tx, 'use.refused', { thingId: useId })
    await writeHeld(tx, use, use.rewritten)
    if (use.published_at) await hideUse(tx, useId)
    return true
  })
}

function lockAsked(tx: Db, viewer: Viewer, useId: string) {
  return tx
    .selectFrom('uses.use as u')
    .innerJoin('uses.voice as v', 'v.use_id', 'u.id')
    .selectAll('u')
    .select('v.rewritten')
    .where('u.id', '=', useId)
    .where('v.presentation_id', 'in', viewer.presentationIds)
    .where('v.asked_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

/** A card that was drawn from a voice of the reader's. */
export interface AskedCard {
  id: string
  title: string
  lang: string
  askedAt: Date
  agreed: boolean
  refused: boolean
  /** Whether other words wait for their yes. */
  rewritten: boolean
}

/** Cards drawn from what the viewer said under any of their names, those of names they set aside left out. */
export function listAsked(db: Db, viewer: Viewer): Promise<AskedCard[]> {
  return db
    .selectFrom('uses.voice as v')
    .innerJoin('uses.use as u', 'u.id', 'v.use_id')
    .select(['u.id', 'u.title', 'u.lang'])
    .select((eb) => [
      eb.ref('v.asked_at').$notNull().as('askedAt'),
      eb('v.agreed_at', 'is not', null).$castTo<boolean>().as('agreed'),
      eb('v.refused_at', 'is not', null).$castTo<boolean>().as('refused'),
      sql<boolean>`v.rewritten is not null and v.kept_at is null`.as('rewritten'),
    ])
    .where('v.presentation_id', 'in', viewer.presentationIds)
    .where('v.asked_at', 'is not', null)
    .where((eb) => eb.not(isSetAside(viewer, 'u.presentation_id')))
    .orderBy('v.asked_at', 'desc')
    .limit(50)
    .execute()
}

/** Has cards go out of sight with the voices they were drawn from. */
export async function dropVoices(tx: Db, column: 'post_id' | 'presentation_id', ids: readonly string[]) {
  const drawn = await tx
    .selectFrom('uses.voice as v')
    .innerJoin('uses.use as u', 'u.id', 'v.use_id')
    .selectAll('u')
    .select('v.rewritten')
    .where(`v.${column}`, '=', anyOf(ids))
    .execute()
  for (const use of drawn) {
    await writeHeld(tx, use, use.rewritten)
    if (use.published_at) await hideUse(tx, use.id)
  }
  await tx
    .updateTable('uses.voice')
    // Nobody is left to say yes.
    .set({ post_id: '', presentation_id: '', agreed_at: null, refused_at: sql<Date>`now()` })
    .where(column, '=', anyOf(ids))
    .execute()
}

followErased((tx, ids) => dropVoices(tx, 'post_id', ids))
