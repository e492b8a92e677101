import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt, renderMarkdown } from '../../platform/markdown.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { eraseThings, publish, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** What a use could become, as its page shows it. */
export interface Idea {
  id: string
  text: string
  lang: string
  author: { name: string; path: string } | null
  at: Date
  /** Whether the reader had it. */
  own: boolean
}

const pageSize = 12

/** Ideas on a use, newest first. */
export async function listIdeas(db: Db, viewer: Viewer | null, useId: string, cursor: Cursor | null) {
  const rows = await db
    .selectFrom('uses.idea as i')
    .innerJoin('platform.thing as t', 't.id', 'i.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['i.id', 'i.text', 'i.lang', 'i.at', 'i.presentation_id as by'])
    .select(['author.title as name', 'author.path as path'])
    .where('i.use_id', '=', useId)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 'i.at', 'i.id'))
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const { rows: page, next } = cutPage(rows, pageSize, ({ at, id }) => ({ at, id }))
  const ideas = page.map(({ name, path, by, ...idea }): Idea => {
    const author = name !== null && path !== null ? { name, path } : null
    return { ...idea, author, own: viewer?.presentationIds.includes(by) ?? false }
  })
  return { ideas, next }
}

/** Puts an idea on a published use; those who read the use read it. Its id, or null when the use is there no more. */
export async function putIdea(
  db: Db,
  viewer: Viewer,
  useId: string,
  { text, lang }: { text: string; lang: string },
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    // Held, so that whoever takes the use out of sight waits.
    const use = await tx
      .selectFrom('platform.thing as t')
      .select(['t.path', 't.audience', 't.audience_id as audienceId'])
      .where('t.id', '=', useId)
      .where('t.kind', '=', 'use')
      .where(visibleTo(viewer))
      .forShare()
      .executeTakeFirst()
    if (!use) return null
    const id = newId()
    await tx
      .insertInto('uses.idea')
      .values({ id, use_id: useId, text, lang, presentation_id: viewer.presentationId })
      .execute()
    await publish(tx, {
      ...{ id, kind: 'idea', authorId: viewer.presentationId, contextId: useId, lang },
      ...{ audience: use.audience, audienceId: use.audienceId, path: `${use.path}#idee-${id}` },
      ...{ title: excerpt(text, 80), body: text },
    })
    await recordFact(tx, 'idea.put', { thingId: id, contextId: useId })
    return id
  })
}

/** Erases an idea, by whoever had it under any of their names. False when it is not theirs. */
export async function eraseIdea(db: Db, viewer: Viewer, useId: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('uses.idea')
      .select('id')
      .where('id', '=', id)
      .where('use_id', '=', useId)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (own) await dropIdeas(tx, [{ id, use_id: useId }])
    return own !== undefined
  })
}

/** Erases ideas, whoever asks. */
export async function dropIdeas(tx: Db, ideas: readonly { id: string; use_id: string }[]): Promise<void> {
  if (ideas.length === 0) return
  const ids = ideas.map(({ id }) => id)
  await tx.deleteFrom('uses.idea').where('id', 'in', ids).execute()
  await eraseThings(tx, ids)
  for (const { id, use_id } of ideas) await recordFact(tx, 'idea.erased', { thingId: id, contextId: use_id })
}

/** All the words of an idea, for people who must decide about it. */
export async function readWholeIdea(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('uses.idea').select('text').where('id', '=', id).executeTakeFirst()
  return renderMarkdown(row?.text ?? '')
}
