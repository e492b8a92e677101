import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { readNewest, type Cursor } from '../../platform/pager.tsx'
import { isSetAside, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { UseAnswers } from '../inventory/forms.ts'
import type { UseWords } from '../inventory/fields.ts'
import { wordsOf, type UseRow } from '../inventory/show.ts'
import { columnsOf } from '../inventory/write.ts'

/** A card as whoever said the voice reads it before they answer. */
export interface AskedUse extends UseWords {
  id: string
  path: string
  lang: string
  audience: 'open' | 'lab'
  /** Who drew it. */
  by: string | null
  voice: { path: string; title: string; lang: string }
  /** How many times it was saved: what a yes is to. */
  saves: number
  /** Other words for it, that wait for their yes. */
  rewritten: UseWords | null
  agreed: boolean
  refused: boolean
  published: boolean
}

/** A card that was drawn from a voice of the viewer's, once its teller wants it published. */
export async function readAsked(db: Db, viewer: Viewer, id: string): Promise<AskedUse | undefined> {
  const row = await db
    .selectFrom('uses.use as u')
    .innerJoin('uses.voice as v', 'v.use_id', 'u.id')
    .innerJoin('platform.thing as post', 'post.id', 'v.post_id')
    .innerJoin('platform.thing as card', 'card.id', 'u.id')
    .leftJoin('platform.thing as teller', (join) => join.on(shownAs('teller', 'u.presentation_id')))
    .selectAll('u')
    .select(['card.path', 'teller.title as by', 'v.agreed_at as agreedAt', 'v.refused_at as refusedAt'])
    .select(['v.rewritten', 'v.kept_at as keptAt'])
    .select(['post.path as voicePath', 'post.title as voiceTitle', 'post.lang as voiceLang'])
    .where('u.id', '=', id)
    .where('v.presentation_id', 'in', viewer.presentationIds)
    .where('v.asked_at', 'is not', null)
    .where((eb) => eb.not(isSetAside(viewer, 'u.presentation_id')))
    .executeTakeFirst()
  if (!row) return undefined
  const { path, lang, audience, by, saves } = row
  return {
    ...{ id, path, lang, audience, by, saves },
    ...wordsOf(row),
    rewritten: row.keptAt ? null : wordsHeld(row),
    voice: { path: row.voicePath, title: row.voiceTitle, lang: row.voiceLang },
    agreed: row.agreedAt !== null,
    refused: row.refusedAt !== null,
    published: row.published_at !== null,
  }
}

/** What a use would say with the words that are held for it. */
function wordsHeld(use: UseRow & { rewritten: UseAnswers | null }): UseWords | null {
  return use.rewritten && wordsOf({ ...use, ...columnsOf(use.rewritten) })
}

/** The words that are held for a use of the viewer's, as they go on writing them. */
export async function readHeld(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<(UseWords & Pick<UseAnswers, 'priority' | 'lang'>) | null> {
  const row = await db
    .selectFrom('uses.use as u')
    .innerJoin('uses.voice as v', 'v.use_id', 'u.id')
    .selectAll('u')
    .select('v.rewritten')
    .where('u.id', '=', id)
    .where('u.presentation_id', 'in', viewer.presentationIds)
    .executeTakeFirst()
  const words = row && wordsHeld(row)
  if (!row?.rewritten || !words) return null
  const { priority, lang } = row.rewritten
  return { ...words, priority, lang }
}

/** Something of uses that concerns someone. */
export interface UseNews {
  what:
    'asked' | 'agreed' | 'refused' | 'rewritten' | 'kept' | 'idea' | 'heard' | 'heard-taken' | 'heard-left'
  at: Date
  key: string
  title: string
  lang: string
  path: string
}

/** What this reader is told of uses, newest first, only what came before `before` if it is given. */
export async function readUseNews(
  db: Db,
  viewer: Viewer,
  page: { before: Cursor | null; count: number },
): Promise<UseNews[]> {
  const ids = [...viewer.presentationIds]
  const from = sql`from uses.voice v join uses.use u on u.id = v.use_id join platform.thing t on t.id = u.id`
  // Whoever draws a card from their own voice is told nothing.
  const others = sql`not (u.presentation_id = any(${ids}) and v.presentation_id = any(${ids}))`
  const theirs = sql`v.presentation_id = any(${ids}) and ${others} and not ${isSetAside(viewer, 'u.presentation_id')}`
  const own = sql`u.presentation_id = any(${ids}) and ${others}`
  const shown = sql`u.title, u.lang`
  const asked = sql<UseNews>`
    select 'asked' as what, v.asked_at as at, 'q' || u.id as key, ${shown}, '/usages/accords/' || u.id as path ${from}
    where v.asked_at is not null and ${theirs}`
  const rewritten = sql<UseNews>`
    select 'rewritten' as what, v.rewritten_at as at, 'r' || u.id as key, ${shown}, '/usages/accords/' || u.id as path ${from}
    where v.rewritten is not null and v.kept_at is null and ${theirs}`
  const agreed = sql<UseNews>`
    select 'agreed' as what, v.agreed_at as at, 'y' || u.id as key, ${shown}, t.path ${from}
    where v.agreed_at is not null and ${own}`
  const refused = sql<UseNews>`
    select 'refused' as what, v.refused_at as at, 'n' || u.id as key, ${shown}, t.path ${from}
    where v.refused_at is not null and ${own}`
  const kept = sql<UseNews>`
    select 'kept' as what, v.kept_at as at, 'k' || u.id as key, ${shown}, t.path ${from}
    where v.kept_at is not null and ${own}`
  const idea = sql<UseNews>`
    select 'idea' as what, i.at, i.id as key, ${shown}, it.path
    from uses.use u join uses.idea i on i.use_id = u.id join platform.thing it on it.id = i.id
    where u.presentation_id = any(${ids}) and i.presentation_id <> all(${ids}) and it.hidden_at is null
      and u.published_at is not null and not ${isSetAside(viewer, 'i.presentation_id')}`
  const words = sql`from uses.heard h join uses.use u on u.id = h.use_id join platform.thing t on t.id = u.id and u.published_at is not null`
  const heard = sql<UseNews>`
    select 'heard' as what, h.offered_at as at, 'h' || h.id as key, ${shown}, t.path || '/ecouter' as path ${words}
    where u.presentation_id = any(${ids}) and h.taken_at is null and h.left_at is null and not ${isSetAside(viewer, 'h.presentation_id')}`
  const taken = sql<UseNews>`
    select 'heard-taken' as what, h.taken_at as at, 't' || h.id as key, ${shown}, t.path ${words}
    where h.taken_at is not null and h.presentation_id = any(${ids}) and ${visibleTo(viewer)}`
  const left = sql<UseNews>`
    select 'heard-left' as what, h.left_at as at, 'l' || h.id as key, ${shown}, t.path || '/ecouter' as path ${words}
    where h.left_at is not null and h.presentation_id = any(${ids}) and ${visibleTo(viewer)}`
  return readNewest(db, [asked, rewritten, agreed, refused, kept, idea, heard, taken, left], page)
}
