import type { Db } from '../../platform/database.ts'
import { readInTurn, type Person } from '../../platform/personal.ts'
import { exportVersions } from '../../platform/versions.ts'
import { eraseAllPosts } from './erase.ts'

/** Everything someone said, with what it said before, whom they thanked, and what they typed for others (that only, not the words). */
export async function exportPosts(db: Db, { accountId, presentationIds }: Person): Promise<unknown> {
  const ids = await db
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select('p.id')
    .where('t.author_id', 'in', presentationIds)
    .orderBy('p.published_at')
    .execute()
  const thanks = await db
    .selectFrom('conversation.thanks')
    .select(['post_id', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('at')
    .execute()
  const typedFor = await db
    .selectFrom('conversation.post')
    .select(['id', 'published_at'])
    .where('helped_by', 'in', presentationIds)
    .execute()
  return {
    said: readInTurn(ids, (some) => readSaid(db, some)),
    before: await exportVersions(db, 'post', presentationIds),
    thanks,
    typedFor,
  }
}

function readSaid(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as a', 'a.id', 't.author_id')
    .select([
      'p.id',
      't.path',
      'a.title as under',
      'p.parent_id as answers',
      'p.text',
      'p.warning',
      'p.transcript',
    ])
    .select(['t.lang', 't.audience', 't.priority', 'p.published_at', 'p.edited_at'])
    .where('p.id', 'in', ids)
    .orderBy('p.published_at')
    .execute()
}

/** Erases all of it; what they typed for others stays, without their name. */
export async function erasePersonalPosts(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await eraseAllPosts(tx, presentationIds)
  await tx
    .deleteFrom('conversation.thanks')
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('presentation_id', 'in', presentationIds)]))
    .execute()
  await tx
    .updateTable('conversation.post')
    .set({ helped_by: null })
    .where('helped_by', 'in', presentationIds)
    .execute()
  await tx.deleteFrom('conversation.paper').where('presentation_id', 'in', presentationIds).execute()
}
