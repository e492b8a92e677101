import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { publish, updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

interface StrandDraft {
  name: string
  purpose: string
}

/** Opens a strand: a line that gathers groups. Anyone may, at once. */
export async function openStrand(
  db: Db,
  viewer: Viewer,
  draft: StrandDraft,
  lang: string,
): Promise<{ path: string; name: string }> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const slug = await drawSlug(tx, 'strand', slugOf(draft.name))
    const path = `/chantiers/${slug}`
    await tx
      .insertInto('groups.strand')
      .values({ id, slug, lang, ...draft })
      .execute()
    await publish(tx, {
      id,
      kind: 'strand',
      authorId: viewer.presentationId,
      audience: 'open',
      path,
      lang,
      ...strandText(draft),
    })
    await recordFact(tx, 'strand.opened', { thingId: id })
    return { path, name: draft.name }
  })
}

/** Edits the words of a strand one opened. 'stale' when they changed since the form was shown, null when it is not theirs. */
export async function editStrand(
  db: Db,
  viewer: Viewer,
  strandId: string,
  draft: StrandDraft,
  version: number,
): Promise<'edited' | 'stale' | null> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('groups.strand as s')
      .innerJoin('platform.thing as t', 't.id', 's.id')
      .select('s.version')
      .where('s.id', '=', strandId)
      .where('t.author_id', 'in', viewer.presentationIds)
      .forUpdate('s')
      .executeTakeFirst()
    if (!before) return null
    if (before.version !== version) return 'stale'
    await tx
      .updateTable('groups.strand')
      .set({ name: draft.name, purpose: draft.purpose, version: version + 1 })
      .where('id', '=', strandId)
      .execute()
    await updateThing(tx, strandId, { text: strandText(draft) })
    await recordFact(tx, 'strand.edited', { thingId: strandId })
    return 'edited'
  })
}

function strandText({ name, purpose }: StrandDraft) {
  return { title: name, summary: excerpt(purpose, 200), body: purpose }
}
