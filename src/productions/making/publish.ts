import { sql } from 'kysely'
import { fulfilPromise, isUnnamed } from '../../groups/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { moveFiles } from '../../platform/files/keep.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isUnagreed } from '../rights/queries.ts'
import { lockDraft } from './access.ts'
import type { Publishing } from './forms.ts'

export interface Published {
  path: string
  number: number
}

type Draft = NonNullable<Awaited<ReturnType<typeof lockDraft>>>

/**
 * Publishes what is being written, at once and with nobody's approval, as the next version; earlier ones stay as they were. The group's
 * promise is fulfilled in the same transaction. 'what-changed' when a later version does not say what changed; 'unsaid' when it would go out to
 * the whole network while those who do not hear would miss what is said, unless that is to come; 'unagreed' when someone seen or heard in it
 * has not said yes to that.
 */
export async function publishDraft(
  db: Db,
  viewer: Viewer,
  id: string,
  publishing: Publishing,
): Promise<Published | 'what-changed' | 'unagreed' | 'unsaid' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, id)
    if (!draft) return 'missing'
    if (draft.version !== null && publishing.changed === '') return 'what-changed'
    if (await isUnagreed(tx, id, publishing.audience)) return 'unagreed'
    if (publishing.audience === 'open' && !publishing.later && (await isUnsaid(tx, id))) return 'unsaid'
    const number = (draft.version ?? 0) + 1
    const slug = draft.slug ?? (await drawSlug(tx, 'production', slugOf(draft.title)))
    await tx
      .updateTable('productions.edition')
      .set({
        number,
        published_at: sql<Date>`now()`,
        changed: publishing.changed,
        presentation_id: draft.writer,
      })
      .where('id', '=', id)
      .execute()
    await moveFiles(tx, id, draft.production)
    await eraseThings(tx, [id])
    await writeProduction(tx, viewer, draft, { number, slug, audience: publishing.audience })
    await showProduction(tx, draft, { slug, audience: publishing.audience })
    await takeTrials(tx, draft.production, publishing.trials, number)
    if (draft.group_id) await fulfilPromise(tx, draft.group_id, draft.production)
    await recordPublication(tx, draft)
    return { path: `/productions/${slug}`, number }
  })
}

/** Whether a film has no captions yet, or a sound no text: a film in which nobody speaks lacks none. */
async function isUnsaid(tx: Db, editionId: string): Promise<boolean> {
  const part = await tx
    .selectFrom('productions.part')
    .select('id')
    .where('edition_id', '=', editionId)
    .where('file_id', 'is not', null)
    .where('cue_count', 'is', null)
    .where((eb) => eb.or([eb('sort', '=', 'film'), eb.and([eb('sort', '=', 'audio'), eb('text', '=', '')])]))
    .limit(1)
    .executeTakeFirst()
  return part !== undefined
}

async function writeProduction(
  tx: Db,
  viewer: Viewer,
  draft: Draft,
  { number, slug, audience }: { number: number; slug: string; audience: 'open' | 'lab' },
): Promise<void> {
  const first = draft.version === null && {
    slug,
    account_id: viewer.accountId,
    presentation_id: draft.writer,
    published_at: sql<Date>`now()`,
  }
  await tx
    .updateTable('productions.production')
    .set({
      version: number,
      kind: draft.kind,
      licence: draft.licence,
      audience,
      withdrawn_at: null,
      ...first,
    })
    .where('id', '=', draft.production)
    .execute()
}

/** Shows the production wherever things are listed and found. */
async function showProduction(
  tx: Db,
  draft: Draft,
  { slug, audience }: { slug: string; audience: 'open' | 'lab' },
): Promise<void> {
  const parts = await tx
    .selectFrom('productions.part')
    .select(['title', 'text', 'sort', 'file_id'])
    .where('edition_id', '=', draft.id)
    .orderBy('position')
    .execute()
  const words = [draft.easy, ...parts.flatMap((part) => [part.title, part.text])]
  const text = { title: draft.title, summary: draft.summary, body: words.join('\n'), lang: draft.lang }
  const picture = draft.cover_id ?? parts.find((part) => part.sort === 'picture')?.file_id ?? null
  const unnamed = await isUnnamed(tx, draft.group_id, audience)
  if (draft.version !== null) {
    await updateThing(tx, draft.production, { text, priority: draft.priority, picture, unnamed })
    await setAudience(tx, draft.production, { audience, audienceId: null })
    return
  }
  await publish(tx, {
    ...text,
    id: draft.production,
    kind: 'production',
    authorId: draft.writer,
    unnamed,
    audience,
    contextId: draft.group_id,
    priority: draft.priority,
    path: `/productions/${slug}`,
    picture,
  })
}

/** Who sees a production also sees the trials that were told of it. */
export async function setAudience(
  tx: Db,
  productionId: string,
  { audience, audienceId }: { audience: 'open' | 'lab' | 'group'; audienceId: string | null },
): Promise<void> {
  await tx
    .updateTable('platform.thing')
    .set({ audience, audience_id: audienceId })
    .where((eb) =>
      eb.or([
        eb('id', '=', productionId),
        eb.and([eb('context_id', '=', productionId), eb('kind', '=', 'trial')]),
      ]),
    )
    .execute()
}

async function takeTrials(
  tx: Db,
  productionId: string,
  trials: readonly string[],
  number: number,
): Promise<void> {
  if (trials.length === 0) return
  await tx
    .updateTable('productions.trial')
    .set({ taken_in: number })
    .where('id', 'in', trials)
    .where('production_id', '=', productionId)
    .where('taken_in', 'is', null)
    .execute()
}

async function recordPublication(tx: Db, draft: Draft): Promise<void> {
  const context = draft.group_id ? { contextId: draft.group_id } : {}
  const ids = { thingId: draft.production, ...context }
  await recordFact(tx, draft.version === null ? 'production.published' : 'production.versioned', ids)
  if (draft.version === null && draft.adapted_from)
    await recordFact(tx, 'production.adapted', { ...ids, originId: draft.adapted_from })
}
