import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { newId } from '../../../platform/ids.ts'
import { excerpt } from '../../../platform/markdown.ts'
import { eraseThings, publish, updateThing, visibleTo } from '../../../platform/things.ts'
import { keepVersion } from '../../../platform/versions.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { sightOf, speakerIn } from '../../access.ts'
import type { RemarkDraft } from '../forms.ts'

/** Adds to a sentence, by anyone who may see the reading. Returns the path of what was added; null when there is no such sentence for them. */
export async function addRemark(
  db: Db,
  viewer: Viewer,
  { readingId, number }: { readingId: string; number: number },
  draft: RemarkDraft,
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const sentence = await tx
      .selectFrom('institutions.sentence as s')
      .innerJoin('institutions.reading as r', 'r.id', 's.reading_id')
      .innerJoin('platform.thing as t', 't.id', 'r.id')
      .select(['r.group_id', 't.path'])
      .where('s.reading_id', '=', readingId)
      .where('s.number', '=', number)
      .where(visibleTo(viewer))
      // An erasure of the whole waits, and then sees this.
      .forKeyShare('r')
      .executeTakeFirst()
    if (!sentence) return null
    const id = newId()
    const path = `${sentence.path}/phrases/${number}#mot-${id}`
    const sight = await sightOf(tx, sentence.group_id)
    const { presentationId, inside } = await speakerIn(tx, viewer, sentence.group_id)
    await tx
      .insertInto('institutions.remark')
      .values({ id, reading_id: readingId, number, ...draft, presentation_id: presentationId })
      .execute()
    await publish(tx, {
      id,
      kind: 'remark',
      authorId: presentationId,
      audience: sight.audience,
      unnamed: sight.unnamed && inside,
      contextId: readingId,
      path,
      lang: draft.lang,
      ...thingOf(draft),
    })
    await recordFact(tx, 'remark.published', { thingId: id, contextId: readingId })
    return path
  })
}

function thingOf({ text, source }: Pick<RemarkDraft, 'text' | 'source'>) {
  return { title: excerpt(text, 80), summary: excerpt(text, 300), body: [text, source].join('\n') }
}

/** Says it otherwise, by whoever added it; what it said is kept for them. 'missing' when it is not theirs. */
export async function editRemark(
  db: Db,
  viewer: Viewer,
  id: string,
  { text, source, saves }: { text: string; source: string; saves: number },
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('institutions.remark')
      .selectAll()
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const texts = { text: before.text, source: before.source }
    const said = { number: saves, texts, writtenAt: before.edited_at ?? before.said_at }
    const rewritten = await keepVersion(tx, id, said, { text, source })
    await tx
      .updateTable('institutions.remark')
      .set({ text, source, saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, { text: thingOf({ text, source }) })
    await recordFact(tx, 'remark.edited', { thingId: id, contextId: before.reading_id })
    return 'edited'
  })
}

/** Takes back what one added. The path of its sentence; null when it is not theirs. */
export async function eraseRemark(db: Db, viewer: Viewer, id: string): Promise<'erased' | null> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('institutions.remark')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .returning('reading_id')
      .executeTakeFirst()
    if (!erased) return null
    await eraseThings(tx, [id])
    await recordFact(tx, 'remark.erased', { thingId: id, contextId: erased.reading_id })
    return 'erased'
  })
}
