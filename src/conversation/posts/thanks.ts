import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { isSetAside, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { speakTo } from './say.ts'

/**
 * Thanks the author of a post, who alone will know, or takes the thanks back when they were given. One an account, and none to oneself.
 * Null when there is nothing to thank for.
 */
export async function thankPost(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<{ thanked: boolean; rootId: string } | null> {
  return db.transaction().execute(async (tx) => {
    const post = await tx
      .selectFrom('conversation.post as p')
      .innerJoin('platform.thing as t', 't.id', 'p.id')
      .select(['p.root_id', 't.author_id', 't.audience_id'])
      .where('p.id', '=', id)
      .where(visibleTo(viewer))
      .executeTakeFirst()
    if (!post || !post.author_id || viewer.presentationIds.includes(post.author_id)) return null
    const speaker = await speakTo(tx, viewer, post.audience_id)
    if (!speaker) return null
    const taken = await tx
      .deleteFrom('conversation.thanks')
      .where('post_id', '=', id)
      .where('account_id', '=', viewer.accountId)
      .executeTakeFirst()
    if (taken.numDeletedRows > 0n) return { thanked: false, rootId: post.root_id }
    await tx
      .insertInto('conversation.thanks')
      .values({ post_id: id, account_id: viewer.accountId, presentation_id: speaker.presentationId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await recordFact(tx, 'post.thanked', { thingId: id, contextId: post.root_id, authorId: post.author_id })
    return { thanked: true, rootId: post.root_id }
  })
}

export interface Thanks {
  at: Date
  /** What they are for. */
  postId: string
  title: string
  lang: string
  /** Who thanks; null when they have gone since. */
  name: string | null
  path: string | null
}

/** Thanks received under any name of the viewer's, newest first: for their eyes alone. */
export function readThanks(db: Db, viewer: Viewer, count: number): Promise<Thanks[]> {
  return db
    .selectFrom('platform.thing as t')
    .innerJoin('conversation.thanks as h', 'h.post_id', 't.id')
    .leftJoin('platform.thing as who', (join) => join.on(shownAs('who', 'h.presentation_id')))
    .select(['h.at', 't.id as postId', 't.title', 't.lang', 'who.title as name', 'who.path'])
    .where('t.author_id', 'in', viewer.presentationIds)
    .where('t.kind', '=', 'post')
    .where((eb) => eb.not(isSetAside(viewer, 'h.presentation_id')))
    .orderBy('h.at', 'desc')
    .limit(count)
    .execute()
}
