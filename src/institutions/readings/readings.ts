import { sql } from 'kysely'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { eraseFiles } from '../../platform/files/keep.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { cutSentences } from '../../platform/sentences.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isIn, isOwn, sightOf } from '../access.ts'
import type { ReadingDraft, ReadingEdit } from './forms.ts'

/** Puts up a text whose personal parts are hidden, cut in sentences. Returns the path of its page, 'not-member' for a group they are not in. */
export async function putUpReading(
  db: Db,
  viewer: Viewer,
  draft: Omit<ReadingDraft, 'looked' | 'sure'>,
): Promise<{ id: string; path: string } | 'not-member'> {
  return db.transaction().execute(async (tx) => {
    const groupId = draft.group || null
    const writer = groupId === null ? viewer : await actAsMember(tx, viewer, groupId)
    if (!writer) return 'not-member'
    const id = newId()
    const slug = await drawSlug(tx, 'reading', slugOf(draft.title))
    const path = `/decorticages/${slug}`
    const { lang, ...about } = draft
    await tx
      .insertInto('institutions.reading')
      .values({
        id,
        slug,
        group_id: groupId,
        presentation_id: writer.presentationId,
        lang,
        ...columnsOf(about),
      })
      .execute()
    const sentences = cutSentences(draft.text).map((sentence, at) => ({
      reading_id: id,
      number: at + 1,
      ...sentence,
    }))
    await tx.insertInto('institutions.sentence').values(sentences).execute()
    await publish(tx, {
      id,
      kind: 'reading',
      authorId: writer.presentationId,
      ...(await sightOf(tx, groupId)),
      priority: draft.priority,
      path,
      lang,
      ...thingOf(about, sentences),
    })
    await recordFact(tx, 'reading.published', { thingId: id })
    return { id, path }
  })
}

function columnsOf({ title, institution, sort, place, about, priority }: Omit<ReadingEdit, 'saves'>) {
  return { title, institution, sort, place, about, priority }
}

function textsOf({ title, institution, place, about }: Omit<ReadingEdit, 'saves' | 'sort' | 'priority'>) {
  return { title, institution, place, about }
}

function thingOf(
  { title, institution, place, about }: Pick<ReadingEdit, 'title' | 'institution' | 'place' | 'about'>,
  sentences: readonly { text: string }[],
) {
  const all = sentences.map(({ text }) => text).join(' ')
  return { title, summary: excerpt(about || all, 200), body: [institution, place, about, all].join('\n') }
}

/** A reading that this person may write, held until the end of the transaction: whoever put it up, and the members of its group. */
export async function lockReading(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('institutions.reading as r')
    .selectAll('r')
    .where('r.id', '=', id)
    .where((eb) => eb.or([isOwn(viewer, 'r.presentation_id'), isIn(viewer, 'r.group_id')]))
    .forUpdate()
    .executeTakeFirst()
}

/** Says otherwise what a text is and where it came from. What was said before is kept for whoever put it up. 'missing' when it is not theirs to write. */
export async function editReading(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...edit }: ReadingEdit,
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockReading(tx, viewer, id)
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const said = { number: saves, texts: textsOf(before), writtenAt: before.edited_at ?? before.put_at }
    const rewritten = await keepVersion(tx, id, said, textsOf(edit))
    await tx
      .updateTable('institutions.reading')
      .set({ ...columnsOf(edit), saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await showReading(tx, id)
    await updateThing(tx, id, { priority: edit.priority })
    await recordFact(tx, 'reading.edited', { thingId: id })
    return 'edited'
  })
}

/**
 * Writes a sentence again, mostly to hide one word more: what it said is kept nowhere, since it may be what was to go. False when it is not
 * theirs to write.
 */
export async function correctSentence(
  db: Db,
  viewer: Viewer,
  { id, number, text }: { id: string; number: number; text: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockReading(tx, viewer, id))) return false
    const corrected = await tx
      .updateTable('institutions.sentence')
      .set({ text })
      .where('reading_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst()
    if (corrected.numUpdatedRows === 0n) return false
    await showReading(tx, id)
    await recordFact(tx, 'reading.edited', { thingId: id })
    return true
  })
}

/** Has lists and search know what the reading says now. */
async function showReading(tx: Db, id: string): Promise<void> {
  const reading = await tx
    .selectFrom('institutions.reading')
    .select(['title', 'institution', 'place', 'about'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const sentences = await tx
    .selectFrom('institutions.sentence')
    .select('text')
    .where('reading_id', '=', id)
    .orderBy('number')
    .execute()
  await updateThing(tx, id, { text: thingOf(reading, sentences) })
}

/**
 * Erases a reading with all that was said of it, by whoever put it up, or by its group once that person is gone. False when it is not theirs.
 */
export async function eraseReading(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const reading = await lockReading(tx, viewer, id)
    if (!reading) return false
    if (reading.presentation_id !== null && !viewer.presentationIds.includes(reading.presentation_id))
      return false
    await dropReadings(tx, [id])
    return true
  })
}

/** Erases readings, their sentences and what was said of them. */
export async function dropReadings(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const remarks = await tx
    .selectFrom('institutions.remark')
    .select('id')
    .where('reading_id', 'in', ids)
    .execute()
  const erased = await tx
    .deleteFrom('institutions.reading')
    .where('id', 'in', ids)
    .returning('photo_id')
    .execute()
  // One that waits for a yes belongs to no thing yet, and would go with none.
  await eraseFiles(
    tx,
    erased.flatMap(({ photo_id }) => (photo_id === null ? [] : [photo_id])),
  )
  await eraseThings(tx, [...remarks.map(({ id }) => id), ...ids])
  for (const id of ids) await recordFact(tx, 'reading.erased', { thingId: id })
}
