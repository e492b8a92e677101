import { sql, type Selectable } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { excerpt } from '../../platform/markdown.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { updateThing } from '../../platform/things.ts'
import type { UseTexts, UseWords } from './fields.ts'
import { writeTools } from './tools.ts'
import type { UseTable } from '../tables.ts'

export type UseRow = Selectable<UseTable>

/** Where whoever tells a use goes on with it before it is published. */
export const pathOfTelling = (id: string) => `/usages/raconter/${id}`

/** Shows a use to its readers, in lists and in search, with the ideas that were put on it before. Returns its address. */
export async function showUse(tx: Db, use: UseRow): Promise<string> {
  const slug = use.slug ?? (await drawSlug(tx, 'use', slugOf(use.title)))
  const path = `/usages/${slug}`
  await tx
    .updateTable('uses.use')
    .set({ slug, published_at: sql<Date>`now()`, ready_at: use.ready_at ?? sql<Date>`now()` })
    .where('id', '=', use.id)
    .execute()
  await tx
    .updateTable('platform.thing')
    .set({ kind: 'use', listed: true, path, published_at: sql<Date>`now()` })
    .where('id', '=', use.id)
    .execute()
  await updateThing(tx, use.id, { text: thingOf(use), priority: use.priority })
  await setReaders(tx, use.id, { audience: use.audience, audienceId: null })
  await recordFact(tx, 'use.published', { thingId: use.id })
  return path
}

/** Takes a use out of sight: whoever told it finds it where they told it. */
export async function hideUse(tx: Db, id: string): Promise<void> {
  await tx.updateTable('uses.use').set({ published_at: null }).where('id', '=', id).execute()
  await tx
    .updateTable('platform.thing')
    .set({ kind: 'use-draft', listed: false, path: pathOfTelling(id), priority: null })
    .where('id', '=', id)
    .execute()
  await setReaders(tx, id, { audience: 'group', audienceId: id })
  await recordFact(tx, 'use.withdrawn', { thingId: id })
}

/** Who reads a use also reads the ideas on it. */
export async function setReaders(
  tx: Db,
  id: string,
  { audience, audienceId }: { audience: 'open' | 'lab' | 'group'; audienceId: string | null },
): Promise<void> {
  await tx
    .updateTable('platform.thing')
    .set({ audience, audience_id: audienceId })
    .where((eb) => eb.or([eb('id', '=', id), eb.and([eb('context_id', '=', id), eb('kind', '=', 'idea')])]))
    .execute()
}

/** The words of a kept use, field by field. */
export function textsOf(use: UseRow): UseTexts {
  const { title, who, purpose, place, opens, risks, needed, transcript } = use
  return {
    ...{ title, who, purpose, place, opens, risks, needed, transcript },
    leavesOut: use.leaves_out,
    tool: writeTools(use.tools),
  }
}

/** What a kept use says, as pages show it. */
export function wordsOf(use: UseRow): UseWords {
  const { tools, tool_keys: toolKeys, publics, settings } = use
  return { ...textsOf(use), ...{ tools, toolKeys, publics, settings } }
}

/** What lists and search know of a use. */
export function thingOf(use: UseRow) {
  const { title, ...texts } = textsOf(use)
  return {
    title,
    summary: excerpt(use.purpose || use.opens || use.who || use.transcript, 200),
    body: Object.values(texts).join('\n'),
    lang: use.lang,
  }
}
