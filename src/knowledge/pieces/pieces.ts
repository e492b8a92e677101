import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { followSide } from '../crossings/crossings.ts'
import { eraseNamesOf, nameWriter, writableBy } from '../names/hands.ts'
import type { PieceDraft } from './forms.ts'

/** Writes a piece of knowledge, under the name that speaks. Returns the path of its page. */
export async function writePiece(db: Db, viewer: Viewer, draft: PieceDraft): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const slug = await drawSlug(tx, 'savoir', slugOf(draft.title))
    const path = `/savoirs/${slug}`
    await tx
      .insertInto('knowledge.piece')
      .values({ id, slug, ...columnsOf(draft) })
      .execute()
    await publish(tx, {
      id,
      kind: 'piece',
      authorId: viewer.presentationId,
      audience: draft.readers,
      priority: draft.priority,
      path,
      ...thingOf(draft),
    })
    await nameWriter(tx, viewer, id)
    await recordFact(tx, 'piece.written', { thingId: id })
    return path
  })
}

/**
 * Writes other words over a piece, by anyone who writes it; what it said before is kept for them. 'stale' when it changed since the form was
 * shown, 'missing' when it is not theirs to write.
 */
export async function editPiece(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...draft }: PieceDraft & { saves: number },
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockPiece(tx, viewer, id)
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const texts = textsOf({ ...before, holdsNot: before.holds_not })
    const said = { number: saves, texts, writtenAt: before.edited_at ?? before.written_at }
    const rewritten = await keepVersion(tx, id, said, textsOf(draft))
    await tx
      .updateTable('knowledge.piece')
      .set({ ...columnsOf(draft), saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, { text: thingOf(draft), priority: draft.priority, audience: draft.readers })
    await followSide(tx, id)
    await recordFact(tx, 'piece.edited', { thingId: id })
    return 'edited'
  })
}

/** A piece that the viewer writes, held until the end of the transaction; undefined when it is not theirs. */
export async function lockPiece(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('knowledge.piece as p')
    .selectAll()
    .where('p.id', '=', id)
    .where(writableBy(viewer, 'p.id'))
    .forUpdate()
    .executeTakeFirst()
}

/** Really erases a piece, by anyone who writes it. False when it is not theirs. */
export async function erasePiece(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockPiece(tx, viewer, id))) return false
    await dropPieces(tx, [id])
    return true
  })
}

/** Erases pieces with all that stands on them, in the caller's transaction. */
export async function dropPieces(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('knowledge.piece').where('id', 'in', ids).execute()
  await eraseNamesOf(tx, ids)
  await eraseThings(tx, ids)
  for (const thingId of ids) await recordFact(tx, 'piece.erased', { thingId })
}

function textsOf({
  title,
  claim,
  holds,
  holdsNot,
  source,
  text,
}: Omit<PieceDraft, 'priority' | 'lang' | 'kind' | 'readers'>) {
  return { title, claim, holds, holdsNot, source, text }
}

function columnsOf({ kind, title, claim, holds, holdsNot, source, text, lang }: PieceDraft) {
  return { kind, title, claim, holds, holds_not: holdsNot, source, text, lang }
}

function thingOf({ title, claim, holds, holdsNot, source, text, lang }: PieceDraft) {
  return {
    title,
    summary: excerpt(claim, 200),
    body: [claim, holds, holdsNot, source, text].join('\n'),
    lang,
  }
}
