import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import type { Audience } from '../../platform/tables.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A voice or an answer, as whoever said it finds it again. */
export interface OwnWords {
  id: string
  at: Date
  title: string
  lang: string
  audience: Audience
  isAnswer: boolean
  /** Under which of their names. */
  name: string
}

/** All that the viewer said, under any of their names, newest first: hidden or not, for it stays theirs. */
export async function readOwnWords(
  db: Db,
  viewer: Viewer,
  { cursor, count }: { cursor: Cursor | null; count: number },
): Promise<{ rows: readonly OwnWords[]; next: Cursor | null }> {
  const rows = await db
    .selectFrom('platform.thing as t')
    .innerJoin('platform.thing as own', 'own.id', 't.author_id')
    .select(['t.id', 't.published_at as at', 't.title', 't.lang', 't.audience', 'own.title as name'])
    .select(sql<boolean>`t.context_id is not null`.as('isAnswer'))
    .where('t.author_id', 'in', viewer.presentationIds)
    .where('t.kind', '=', 'post')
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(count + 1)
    .execute()
  return cutPage(rows, count, ({ at, id }) => ({ at, id }))
}
