import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import { keepVersion, type Texts } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { eraseNamesOf, nameWriter, writableBy } from '../names/hands.ts'
import type { PathDraft } from './forms.ts'

/** A path with the thing where it is followed with others already found. */
type Found = PathDraft & { withId: string | null }

/** Begins a path, under the name that speaks; its steps come after. Returns the path of its page. */
export async function writePath(db: Db, viewer: Viewer, draft: Found): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const slug = await drawSlug(tx, 'parcours', slugOf(draft.title))
    const path = `/parcours/${slug}`
    await tx
      .insertInto('knowledge.path')
      .values({ id, slug, ...columnsOf(draft) })
      .execute()
    await publish(tx, {
      id,
      kind: 'path',
      authorId: viewer.presentationId,
      audience: draft.readers,
      priority: draft.priority,
      path,
      ...thingOf(draft),
    })
    await nameWriter(tx, viewer, id)
    await recordFact(tx, 'path.written', { thingId: id })
    return path
  })
}

/** Writes other words over a path, by anyone who writes it. 'stale' when it changed since the form was shown, 'missing' when it is not theirs. */
export async function editPath(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...draft }: Found & { saves: number },
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockPath(tx, viewer, id)
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    await changePath(tx, before, async () => {
      await tx.updateTable('knowledge.path').set(columnsOf(draft)).where('id', '=', id).execute()
      await updateThing(tx, id, { audience: draft.readers, priority: draft.priority })
    })
    return 'edited'
  })
}

/** A path that the viewer writes, held until the end of the transaction; undefined when it is not theirs. */
export async function lockPath(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('knowledge.path as p')
    .selectAll()
    .where('p.id', '=', id)
    .where(writableBy(viewer, 'p.id'))
    .forUpdate()
    .executeTakeFirst()
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockPath>>>

/** Changes a path or its steps; what all of it said before is kept for those who write it, and search knows the new words. */
export async function changePath(tx: Db, before: Locked, change: () => Promise<void>): Promise<void> {
  const { id, saves } = before
  const textsBefore = await readTexts(tx, id)
  await change()
  const now = await readTexts(tx, id)
  const said = { number: saves, texts: textsBefore, writtenAt: before.edited_at ?? before.written_at }
  const rewritten = await keepVersion(tx, id, said, now)
  await tx
    .updateTable('knowledge.path')
    .set({ saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
    .where('id', '=', id)
    .execute()
  const { title = '', summary = '', steps = '' } = now
  const { lang } = await tx
    .selectFrom('knowledge.path')
    .select('lang')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await updateThing(tx, id, {
    text: {
      title,
      summary: excerpt(summary, 200),
      body: `${summary}\n${steps.replace(pieceMark, '')}`,
      lang,
    },
  })
  await recordFact(tx, 'path.edited', { thingId: id })
}

/** Stands for a piece in what a path said: its words are of those who write it, and go with it. */
export const pieceMark = /\[\[([0-9a-z]{12})\]\]/g

/** All that a path says: of itself, and step after step. */
async function readTexts(tx: Db, id: string): Promise<Texts> {
  const path = await tx
    .selectFrom('knowledge.path')
    .select(['title', 'summary'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const steps = await tx
    .selectFrom('knowledge.step')
    .select(['piece_id', 'words', 'question'])
    .where('path_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const lines = steps.map(({ piece_id, words, question }) =>
    [`[[${piece_id}]]`, words, question].filter((text) => text !== '').join('\n\n'),
  )
  return { ...path, steps: lines.join('\n\n') }
}

/** Really erases a path, by anyone who writes it; its pieces stay. False when it is not theirs. */
export async function erasePath(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockPath(tx, viewer, id))) return false
    await dropPaths(tx, [id])
    return true
  })
}

/** Erases paths with their steps, in the caller's transaction. */
export async function dropPaths(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('knowledge.path').where('id', 'in', ids).execute()
  await eraseNamesOf(tx, ids)
  await eraseThings(tx, ids)
  for (const thingId of ids) await recordFact(tx, 'path.erased', { thingId })
}

function columnsOf({ title, summary, lang, withId }: Found) {
  return { title, summary, lang, with_id: withId }
}

function thingOf({ title, summary, lang }: PathDraft) {
  return { title, summary: excerpt(summary, 200), body: summary, lang }
}
