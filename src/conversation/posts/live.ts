import type { Db } from '../../platform/database.ts'
import { streamEvents } from '../../platform/streams.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Ctx } from '../../platform/web.ts'

/** Tells an open page of each new answer in its talk, by id, as soon as any process commits it, if this reader may see it. */
export function streamAnswers(c: Ctx, post: { id: string; rootId: string; branchId: string }): Response {
  const { lab, viewer } = c.var
  return streamEvents(c, (send) =>
    lab.live.onNews(({ name, ids }) => {
      const id = ids['thingId']
      if (name !== 'post.published' || ids['contextId'] !== post.rootId || id === undefined) return
      standsUnder(lab.db, viewer, post, id).then(
        (stands) => stands && send('answer', `/paroles/${post.rootId}?reponse=${id}`),
        (error: unknown) => lab.log.warn({ err: error }, 'live answer not told'),
      )
    }),
  )
}

async function standsUnder(
  db: Db,
  viewer: Viewer | null,
  post: { id: string; rootId: string; branchId: string },
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['p.branch_id', 'p.parent_id'])
    .where('p.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return false
  return post.id === post.rootId || row.branch_id === post.id || row.parent_id === post.id
}
