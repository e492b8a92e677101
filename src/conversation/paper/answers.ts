import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** An answer to something the viewer said. */
export interface AnswerTo {
  id: string
  at: Date
  title: string
  summary: string
  lang: string
  author: string | null
  authorPath: string | null
  /** What it answers. */
  toTitle: string
  toId: string
}

/** Answers by others to what the viewer said under any of their names, newest first: for whoever opens a slip. */
export function readAnswersTo(db: Db, viewer: Viewer, count: number): Promise<AnswerTo[]> {
  return db
    .selectFrom('platform.thing as own')
    .innerJoin('conversation.post as p', 'p.parent_id', 'own.id')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select([
      'p.id',
      'p.published_at as at',
      't.title',
      't.summary',
      't.lang',
      'a.title as author',
      'a.path as authorPath',
    ])
    .select(['own.title as toTitle', 'own.id as toId'])
    .where('own.author_id', 'in', viewer.presentationIds)
    .where('own.kind', '=', 'post')
    .where(sql<boolean>`t.author_id is distinct from own.author_id`)
    .where(visibleTo(viewer))
    .orderBy('p.published_at', 'desc')
    .limit(count)
    .execute()
}
