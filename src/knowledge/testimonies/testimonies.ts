import { sql } from 'kysely'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { recordFact, recordFacts } from '../../platform/facts.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import { keepFile, type PreparedFile } from '../../platform/files/keep.ts'
import { fileNameForPeople } from '../../platform/files/types.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { eraseThings, publish, updateThing, writtenBy } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { TestimonyDraft, TestimonyWords } from './forms.ts'

/** A voice made ready before the transaction, and where it is kept. */
export interface Voice {
  store: FileStore
  prepared: PreparedFile
}

/**
 * Tells what one lived. Unnamed, no page says who did, and nothing here but the thing itself knows whose it is. Returns the path of its page,
 * 'not-member' when it is for a group the viewer is not in.
 */
export async function tellTestimony(
  db: Db,
  viewer: Viewer,
  draft: TestimonyDraft,
  voice: Voice | null,
): Promise<{ path: string } | 'not-member'> {
  return db.transaction().execute(async (tx) => {
    const { audience, audienceId } = draft.readers
    const speaker = audienceId === null ? viewer : await actAsMember(tx, viewer, audienceId)
    if (!speaker) return 'not-member'
    const id = newId()
    const path = `/savoirs/temoignages/${id}`
    await tx
      .insertInto('knowledge.testimony')
      .values({ id, ...columnsOf(draft) })
      .execute()
    await publish(tx, {
      id,
      kind: 'testimony',
      authorId: speaker.presentationId,
      unnamed: draft.unnamed,
      ...{ audience, audienceId, path },
      priority: draft.priority,
      ...thingOf(draft),
    })
    if (voice) await keepVoice(tx, voice, { id, ownerAccount: viewer.accountId, lang: draft.lang })
    await recordFact(tx, 'testimony.told', { thingId: id })
    return { path }
  })
}

/** The name that a file had on someone's telephone may say who they are. */
async function keepVoice(
  tx: Db,
  { store, prepared }: Voice,
  { id, ownerAccount, lang }: { id: string; ownerAccount: string; lang: string },
): Promise<void> {
  const name = fileNameForPeople('temoignage', prepared.main.type)
  await keepFile(tx, store, { ...prepared, name }, { ownerAccount, thingId: id, lang })
}

/**
 * Writes other words over a testimony, by whoever told it. What named nobody once never names them later. 'stale' when it changed since the
 * form was shown, 'missing' when it is not theirs.
 */
export async function editTestimony(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...draft }: TestimonyWords & { saves: number },
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockTestimony(tx, viewer, id)
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const said = { number: saves, texts: textsOf(before), writtenAt: before.edited_at ?? before.told_at }
    const rewritten = await keepVersion(tx, id, said, textsOf(draft))
    await tx
      .updateTable('knowledge.testimony')
      .set({ ...columnsOf(draft), saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, { text: thingOf(draft), priority: draft.priority, unnamed: draft.unnamed })
    await dropQuotes(tx, id, draft)
    await recordFact(tx, 'testimony.edited', { thingId: id })
    return 'edited'
  })
}

/** Words that are not in it any more, or that may not be quoted any more, are quoted nowhere. */
async function dropQuotes(tx: Db, id: string, { quotable, text, transcript }: TestimonyWords): Promise<void> {
  const quotes = await tx
    .selectFrom('knowledge.matter')
    .select(['id', 'quote'])
    .where('testimony_id', '=', id)
    .where('quote', '<>', '')
    .forUpdate()
    .execute()
  const gone = quotes.filter(({ quote }) => !quotable || !holds({ text, transcript }, quote))
  if (gone.length === 0) return
  await tx
    .updateTable('knowledge.matter')
    .set({ quote: '' })
    .where(
      'id',
      'in',
      gone.map((one) => one.id),
    )
    .execute()
}

/** Whether a testimony holds these words, however its lines are cut. */
export function holds({ text, transcript }: { text: string; transcript: string }, quote: string): boolean {
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim()
  return [text, transcript].some((words) => plain(words).includes(plain(quote)))
}

async function lockTestimony(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('knowledge.testimony as y')
    .innerJoin('platform.thing as t', 't.id', 'y.id')
    .selectAll('y')
    .where('y.id', '=', id)
    .where(writtenBy(viewer.presentationIds))
    .forUpdate()
    .executeTakeFirst()
}

/** Takes a testimony back, by whoever told it. False when it is not theirs. */
export async function withdrawTestimony(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockTestimony(tx, viewer, id))) return false
    await dropTestimonies(tx, [id])
    return true
  })
}

/** Erases testimonies with their voices and every quote of them; what was understood from them stays and says that one was taken back. */
export async function dropTestimonies(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const pieces = await tx
    .updateTable('knowledge.matter')
    .set({ testimony_id: null, quote: '', withdrawn_at: sql<Date>`now()` })
    .where('testimony_id', 'in', ids)
    .returning('piece_id')
    .execute()
  await tx.deleteFrom('knowledge.testimony').where('id', 'in', ids).execute()
  await eraseThings(tx, ids)
  await recordFacts(
    tx,
    'testimony.withdrawn',
    [...ids, ...pieces.map(({ piece_id }) => piece_id)].map((thingId) => ({ thingId })),
  )
}

function textsOf({
  title,
  text,
  transcript,
  warning,
}: Pick<TestimonyWords, 'title' | 'text' | 'transcript' | 'warning'>) {
  return { title, text, transcript, warning }
}

function columnsOf({ title, text, transcript, warning, quotable, lang }: TestimonyWords) {
  return { title, text, transcript, warning, quotable, lang }
}

/** Behind a warning, the words are read on the page alone. */
function thingOf({ title, text, transcript, warning, lang }: TestimonyWords) {
  const summary = warning === '' ? excerpt(text || transcript, 200) : warning
  return { title, summary, body: [text, transcript].join('\n'), lang }
}
