import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { isSetAside, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** What others did about the words of someone: an answer, or thanks that their author alone sees. */
export interface VoiceNews {
  what: 'answer' | 'thanks'
  at: Date
  /** The answer, or what the thanks are for. */
  id: string
  title: string
  lang: string
  author: string | null
  authorPath: string | null
}

/** Answers and thanks to anything the viewer said, under whatever name, newest first; only before `before`, if it is given. */
export function readVoiceNews(
  db: Db,
  viewer: Viewer,
  { before, count }: { before: Date | null; count: number },
): Promise<VoiceNews[]> {
  const answers = db
    .selectFrom('platform.thing as own')
    .innerJoin('conversation.post as p', 'p.parent_id', 'own.id')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select([
      sql<VoiceNews['what']>`'answer'`.as('what'),
      'p.published_at as at',
      't.id',
      't.title',
      't.lang',
    ])
    .select(['a.title as author', 'a.path as authorPath'])
    .where('own.author_id', 'in', viewer.presentationIds)
    .where('own.kind', '=', 'post')
    .where((eb) =>
      eb.or([eb('t.author_id', 'is', null), eb('t.author_id', 'not in', viewer.presentationIds)]),
    )
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
  const thanks = db
    .selectFrom('platform.thing as t')
    .innerJoin('conversation.thanks as h', 'h.post_id', 't.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 'h.presentation_id')))
    .select([sql<VoiceNews['what']>`'thanks'`.as('what'), 'h.at', 't.id', 't.title', 't.lang'])
    .select(['a.title as author', 'a.path as authorPath'])
    .where('t.author_id', 'in', viewer.presentationIds)
    .where('t.kind', '=', 'post')
    .where((eb) => eb.not(isSetAside(viewer, 'h.presentation_id')))
  return db
    .selectFrom(answers.unionAll(thanks).as('news'))
    .selectAll()
    .$if(before !== null, (query) => query.where('at', '<', before))
    .orderBy('at', 'desc')
    .limit(count)
    .execute()
}
