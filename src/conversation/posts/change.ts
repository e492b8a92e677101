import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { renderMarkdown } from '../../platform/markdown.ts'
import { updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import { lockTalks } from './locks.ts'
import { openingOf, titlePost } from './titles.ts'

export interface NewWords {
  text: string
  warning: string
  transcript: string
  /** The version this was written over. */
  version: number
}

/** Whose posts may be changed: any name of the account, or the one name a paper code opens. */
export interface Author {
  presentationIds: readonly string[]
}

/**
 * Writes new words over a post of the author's; what it said before is kept for them. `'stale'` when it changed since it was read,
 * `'none'` when there is no such post of theirs. The time it was published never changes.
 */
export async function editPost(
  db: Db,
  author: Author,
  id: string,
  words: NewWords,
  silent: string,
): Promise<'done' | 'stale' | 'none'> {
  return db.transaction().execute(async (tx) => {
    await lockTalks(tx, [id])
    const before = await findOwn(tx, author, id)
    if (!before) return 'none'
    if (before.version !== words.version) return 'stale'
    const { text, warning, transcript } = words
    const said = {
      number: before.version,
      texts: { text: before.text, warning: before.warning, transcript: before.transcript },
      writtenAt: before.edited_at ?? before.published_at,
    }
    if (!(await keepVersion(tx, id, said, { text, warning, transcript }))) return 'done'
    await tx
      .updateTable('conversation.post')
      .set({ text, warning, transcript, html: renderMarkdown(text), opening: openingOf(text) })
      .set({ version: before.version + 1, edited_at: new Date() })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, { text: titlePost(words, silent) })
    await recordFact(tx, 'post.edited', factIds(before))
    return 'done'
  })
}

/**
 * Keeps a post for the lab from now on, with what was answered under it, since answers quote. It only narrows: what was written for the lab
 * is never opened by someone else's choice. False when it is not an open post of the author's.
 */
export async function limitPost(db: Db, author: Author, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockTalks(tx, [id])
    const post = await findOwn(tx, author, id)
    if (!post || post.audience !== 'open') return false
    await sql`
      with recursive below as (
        select id from conversation.post where id = ${id}
        union all select p.id from conversation.post p join below b on p.parent_id = b.id
      )
      update platform.thing t set audience = 'lab', updated_at = now() from below b where t.id = b.id and t.audience = 'open'
    `.execute(tx)
    await recordFact(tx, 'post.limited', factIds(post))
    return true
  })
}

/** The author's own post. */
export function findOwn(tx: Db, author: Author, id: string) {
  return tx
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .selectAll('p')
    .select(['t.author_id', 't.audience'])
    .where('p.id', '=', id)
    .where('t.author_id', 'in', author.presentationIds)
    .executeTakeFirst()
}

/** Ids of a fact about a post: itself, the voice it stands under, its author. */
export function factIds(post: {
  id: string
  root_id: string
  author_id: string | null
}): Record<string, string> {
  return {
    thingId: post.id,
    ...(post.root_id !== post.id && { contextId: post.root_id }),
    ...(post.author_id && { authorId: post.author_id }),
  }
}
