import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { recordFact, recordFacts } from '../../platform/facts.ts'
import { eraseThings } from '../../platform/things.ts'
import { factIds, findOwn, type Author } from './change.ts'
import { lockTalks } from './locks.ts'

/**
 * Really erases a post: words, earlier versions, files, thanks. Where others answered, an empty row keeps their answers in place.
 * Returns the voice it stood under, or null when it is not the author's.
 */
export async function erasePost(db: Db, author: Author, id: string): Promise<{ rootId: string } | null> {
  return db.transaction().execute(async (tx) => {
    await lockTalks(tx, [id])
    const post = await findOwn(tx, author, id)
    if (!post) return null
    await emptyPosts(tx, [id])
    await recordFact(tx, 'post.erased', factIds(post))
    return { rootId: post.root_id }
  })
}

/** Erases every post of these presentations, in the transaction that erases their account. */
export async function eraseAllPosts(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const posts = await tx
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['p.id', 'p.root_id', 't.author_id'])
    .where('t.author_id', 'in', presentationIds)
    .execute()
  const ids = posts.map((post) => post.id)
  await lockTalks(tx, ids)
  await emptyPosts(tx, ids)
  // Without the author: facts that name someone are erased with them, and this one has to reach those who keep copies.
  const facts = posts.map((post) => factIds({ ...post, author_id: null }))
  await recordFacts(tx, 'post.erased', facts)
}

async function emptyPosts(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await uncountAnswers(tx, ids)
  await eraseThings(tx, ids)
  await tx.deleteFrom('conversation.thanks').where('post_id', '=', anyOf(ids)).execute()
  await tx
    .updateTable('conversation.post')
    .set({ text: '', html: '', opening: null, warning: '', transcript: '', files: 0, helped_by: null })
    .set({ erased_at: new Date(), edited_at: null })
    .where('id', '=', anyOf(ids))
    .execute()
  await dropEmptyEnds(tx, ids)
}

/** While the things still say who wrote them: the voices answered have that many answers by others fewer. */
async function uncountAnswers(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`
    update conversation.post root set answers = root.answers - gone.number
    from (
      select p.root_id, count(*)::int as number
      from conversation.post p
      join platform.thing t on t.id = p.id
      join platform.thing rt on rt.id = p.root_id
      where p.id = any(${ids}) and p.id <> p.root_id and t.author_id is distinct from rt.author_id
      group by p.root_id
    ) gone
    where root.id = gone.root_id
  `.execute(tx)
}

/** Erased rows under which nothing stands any more go too, from the lowest up: a talk's depth is the number of rounds. */
async function dropEmptyEnds(tx: Db, ids: readonly string[]): Promise<void> {
  let ends: readonly string[] = ids
  while (ends.length > 0) {
    const dropped = await sql<{ parent_id: string | null }>`
      delete from conversation.post p
      where p.id = any(${ends}) and p.erased_at is not null
        and not exists (select 1 from conversation.post c where c.parent_id = p.id)
      returning p.parent_id
    `.execute(tx)
    const parents = dropped.rows.flatMap(({ parent_id }) => (parent_id === null ? [] : [parent_id]))
    // A parent erased in the same round may have had its last answer dropped just now.
    ends = [...new Set(parents)]
  }
}
