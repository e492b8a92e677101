import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { newId } from '../../../platform/ids.ts'
import { excerpt, renderMarkdown } from '../../../platform/markdown.ts'
import type { Person } from '../../../platform/personal.ts'
import { forgetAuthors, publish, updateThing } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { readMeasuredGroup, type CommentPlace } from './queries.ts'

interface CommentDraft extends CommentPlace {
  text: string
  lang: string
  /** The version it is written over: 0 when there was none. */
  version: number
}

/**
 * Writes what a group says of its figures, in the group's name; what it said before stays readable by all. 'stale' when it was written again
 * since the form was shown; null for whoever is not in the group.
 */
export async function writeComment(
  db: Db,
  viewer: Viewer,
  draft: CommentDraft,
): Promise<{ path: string } | 'stale' | null> {
  return db.transaction().execute(async (tx) => {
    const group = await readMeasuredGroup(tx, viewer, draft)
    if (!group?.inside) return null
    const { id, isNew } = await holdComment(tx, draft)
    const { number = 0 } =
      (await tx
        .selectFrom('research.comment_version')
        .select('number')
        .where('comment_id', '=', id)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? {}
    if (number !== draft.version) return 'stale'
    const { text, lang } = draft
    await tx
      .insertInto('research.comment_version')
      .values({ comment_id: id, number: number + 1, presentation_id: viewer.presentationId, text, lang })
      .execute()
    const path = `/recherche/participation/groupes/${id}`
    const words = { title: excerpt(text, 80), summary: excerpt(text, 300), body: text, lang }
    if (isNew) {
      const signed = { authorId: viewer.presentationId, unnamed: true, contextId: group.id }
      await publish(tx, { id, kind: 'comment', audience: 'open', path, ...signed, ...words })
    } else await updateThing(tx, id, { text: words })
    await recordFact(tx, 'comment.written', { thingId: id, contextId: group.id })
    return { path }
  })
}

/** The comment of a place, held so that two who write at once come one after the other. */
async function holdComment(
  tx: Db,
  { quarter, groupId }: CommentPlace,
): Promise<{ id: string; isNew: boolean }> {
  const added = await tx
    .insertInto('research.comment')
    .values({ id: newId(), quarter, group_id: groupId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) return { id: added.id, isNew: true }
  const { id } = await tx
    .selectFrom('research.comment')
    .select('id')
    .where('quarter', '=', quarter)
    .where('group_id', '=', groupId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { id, isNew: false }
}

/** All the words of a comment, for people who must decide about it. */
export async function readWholeComment(db: Db, id: string): Promise<string> {
  const rows = await db
    .selectFrom('research.comment_version')
    .select('text')
    .where('comment_id', '=', id)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ text }) => renderMarkdown(text)).join('<hr>')
}

/** What someone wrote for their groups, for their export. */
export async function exportComments(db: Db, { presentationIds }: Person): Promise<unknown> {
  return db
    .selectFrom('research.comment_version as v')
    .innerJoin('research.comment as c', 'c.id', 'v.comment_id')
    .select(['c.quarter', 'c.group_id as group', 'v.text', 'v.lang', 'v.written_at as writtenAt'])
    .where('v.presentation_id', 'in', presentationIds)
    .orderBy('v.written_at')
    .execute()
}

/** Has what the group signed go on without whoever wrote it. */
export async function forgetCommentAuthors(tx: Db, { presentationIds }: Person): Promise<void> {
  await tx
    .updateTable('research.comment_version')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await forgetAuthors(tx, ['comment'], presentationIds)
}
