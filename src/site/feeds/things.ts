import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'

/** A thing as feeds tell it. */
export interface FeedThing {
  path: string
  title: string
  summary: string
  lang: string
  publishedAt: Date
  updatedAt: Date
  author: string | null
  authorPath: string | null
}

/** What a feed holds. */
export interface Subject {
  kind?: string
  /** The group it happens in. */
  contextId?: string
  authorId?: string
  /** Only what answers nothing. */
  first?: boolean
}

const size = 30

/** The newest open things of a subject: a feed has no reader, so it never holds more than everybody may see. */
export async function readFeed(db: Db, subject: Subject): Promise<readonly FeedThing[]> {
  const { kind, contextId, authorId, first } = subject
  return db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select(['t.path', 't.title', 't.summary', 't.lang'])
    .select(['t.published_at as publishedAt', 't.updated_at as updatedAt'])
    .select(['a.title as author', 'a.path as authorPath'])
    .$if(kind === undefined, (query) => query.where(sql<boolean>`t.listed`))
    .$if(kind !== undefined, (query) => query.where('t.kind', '=', kind ?? ''))
    .$if(contextId !== undefined, (query) => query.where('t.context_id', '=', contextId ?? ''))
    .$if(authorId !== undefined, (query) => query.where('t.author_id', '=', authorId ?? ''))
    .$if(first === true, (query) => query.where('t.context_id', 'is', null))
    .where(visibleTo(null))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(size)
    .execute()
}

/** The open thing at this path, such as a group or someone. */
export async function readOpenAt(
  db: Db,
  kind: string,
  path: string,
): Promise<{ id: string; title: string; summary: string } | null> {
  const row = await db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.title', 't.summary'])
    .where('t.path', '=', path)
    .where('t.kind', '=', kind)
    .where(visibleTo(null))
    .executeTakeFirst()
  return row ?? null
}
