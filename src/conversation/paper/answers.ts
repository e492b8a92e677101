import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { By, TalkRow } from '../posts/queries.ts'

/** An answer to something the viewer said, whole: who has no account may have no other page to read it on. */
export interface AnswerTo extends By, Pick<TalkRow, 'html' | 'lang' | 'warning' | 'transcript'> {
  id: string
  /** Pictures and a voice, which are on its own page. */
  files: number
  open: boolean
  /** What it answers. */
  toId: string
}

/** Answers by others to what the viewer said under any of their names, newest first: for whoever opens a slip. */
export function readAnswersTo(db: Db, viewer: Viewer, count: number): Promise<AnswerTo[]> {
  return db
    .selectFrom('platform.thing as own')
    .innerJoin('conversation.post as p', 'p.parent_id', 'own.id')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .leftJoin('platform.thing as helper', (join) => join.on(shownAs('helper', 'p.helped_by')))
    .select(['p.id', 'p.published_at as at', 'p.html', 'p.warning', 'p.transcript', 'p.files', 't.lang'])
    .select(['a.title as author', 'a.path as authorPath', 'a.picture as face', 'helper.title as helper'])
    .select((eb) => eb('t.audience', '=', 'open').$castTo<boolean>().as('open'))
    .select('own.id as toId')
    .where('own.author_id', 'in', viewer.presentationIds)
    .where('own.kind', '=', 'post')
    .where(sql<boolean>`t.author_id is distinct from own.author_id`)
    .where(visibleTo(viewer))
    .orderBy('p.published_at', 'desc')
    .limit(count)
    .execute()
}
