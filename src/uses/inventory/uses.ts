import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { keepFile, type PreparedFile } from '../../platform/files/keep.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import { newId } from '../../platform/ids.ts'
import { eraseThings, publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { holdForVoice } from '../voices/rewritten.ts'
import { askVoice, drawFrom } from '../voices/voices.ts'
import type { UseAnswers } from './forms.ts'
import { pathOfTelling, setReaders, showUse } from './show.ts'
import { columnsOf, writeOver } from './write.ts'

/** Begins a card that its teller alone sees, drawn from a voice or not. Returns its id. */
export async function beginUse(
  db: Db,
  viewer: Viewer,
  { voiceId, ...start }: { title: string; lang: string; voiceId?: string | undefined },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = await writeUse(tx, viewer.presentationId, start)
    if (voiceId) await drawFrom(tx, viewer, id, voiceId)
    return id
  })
}

/** Writes a card that nobody else sees yet, in the caller's transaction. */
export async function writeUse(
  tx: Db,
  presentationId: string,
  { helpedBy = null, source = '', ...answers }: Started,
): Promise<string> {
  const id = newId()
  const { title, lang } = answers
  await tx
    .insertInto('uses.use')
    .values({
      ...{ id, title, lang, source, presentation_id: presentationId, helped_by: helpedBy },
      ...columnsOf(answers),
    })
    .execute()
  await publish(tx, {
    ...{ id, title, lang, kind: 'use-draft', authorId: presentationId },
    // The audience is nobody: an author always sees what is theirs.
    ...{ audience: 'group', audienceId: id, path: pathOfTelling(id) },
  })
  return id
}

interface Started extends Partial<UseAnswers> {
  title: string
  lang: string
  /** Presentation of who types it for someone. */
  helpedBy?: string | null
  source?: string
}

/** Keeps answers of a card that is not published yet. False when it is not the viewer's. */
export async function answerUse(
  db: Db,
  viewer: Viewer,
  id: string,
  answers: Partial<UseAnswers>,
  sound?: { store: FileStore; prepared: PreparedFile },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const kept = await tx
      .updateTable('uses.use')
      .set({ ...columnsOf(answers), saves: sql<number>`saves + 1` })
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .where('published_at', 'is', null)
      .returning('lang')
      .executeTakeFirst()
    if (!kept) return false
    if (sound) await keepSound(tx, viewer, { id, lang: kept.lang }, sound)
    return true
  })
}

/** The sound that tells a use; another takes its place. */
async function keepSound(
  tx: Db,
  viewer: Viewer,
  { id, lang }: { id: string; lang: string },
  { store, prepared }: { store: FileStore; prepared: PreparedFile },
): Promise<void> {
  await tx.deleteFrom('platform.file_use').where('thing_id', '=', id).execute()
  await keepFile(tx, store, prepared, { ownerAccount: viewer.accountId, thingId: id, lang })
}

/**
 * Publishes a card for these readers. When the voice it was drawn from has not said yes, it waits for that: 'asked', or 'refused' after a no.
 * 'missing' when it is not the viewer's.
 */
export async function publishUse(
  db: Db,
  viewer: Viewer,
  id: string,
  audience: 'open' | 'lab',
): Promise<{ path: string } | 'asked' | 'refused' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const use = await tx
      .updateTable('uses.use')
      .set({ audience, ready_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .where('published_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (!use) return 'missing'
    const answer = await askVoice(tx, id)
    return answer === 'agreed' ? { path: await showUse(tx, use) } : answer
  })
}

/**
 * Writes other words over a published use, by whoever told it under any of their names; what it said before is kept for them. Where it was
 * drawn from someone else's voice, words that say something else wait for their yes: 'asked'. It may be narrowed to the lab, never opened:
 * ideas were written for those who read it. 'stale' when it changed since the form was shown.
 */
export async function editUse(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, readers, ...answers }: UseAnswers & { readers: 'open' | 'lab'; saves: number },
): Promise<'edited' | 'asked' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('uses.use')
      .selectAll()
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .where('published_at', 'is not', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const audience = before.audience === 'lab' ? 'lab' : readers
    if (audience !== before.audience) {
      await tx.updateTable('uses.use').set({ audience }).where('id', '=', id).execute()
      await setReaders(tx, id, { audience, audienceId: null })
    }
    if (await holdForVoice(tx, viewer, before, answers)) return 'asked'
    await writeOver(tx, before, answers)
    return 'edited'
  })
}

/** Erases a use for good, published or not, with its sound and the ideas on it. False when it is not theirs. */
export async function eraseUse(db: Db, presentationIds: readonly string[], id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('uses.use')
      .select('id')
      .where('id', '=', id)
      .where('presentation_id', 'in', presentationIds)
      .executeTakeFirst()
    if (own) await dropUses(tx, [id])
    return own !== undefined
  })
}

/** Erases uses and all that hangs on them, whoever asks. */
export async function dropUses(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const ideas = await tx.selectFrom('uses.idea').select('id').where('use_id', 'in', ids).execute()
  await tx.deleteFrom('uses.use').where('id', 'in', ids).execute()
  await eraseThings(tx, [...ids, ...ideas.map(({ id }) => id)])
  for (const id of ids) await recordFact(tx, 'use.erased', { thingId: id })
}
