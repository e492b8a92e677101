import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { readNewest, type Cursor } from '../../platform/pager.tsx'
import { isSetAside, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** What others did about the words of someone: an answer, or thanks that their author alone sees; and what they did not send yet. */
export interface VoiceNews {
  what: 'answer' | 'thanks' | 'unsent'
  at: Date
  /** Tells it from what happened at the same moment. */
  key: string
  /** The answer, what the thanks are for, or the draft. */
  id: string
  /** Empty for a draft without words, whose language is not known either. */
  title: string
  lang: string
  author: string | null
  authorPath: string | null
}

/** Answers and thanks to anything the viewer said, under whatever name, and their drafts, newest first; only those before `before`, if it is given. */
export function readVoiceNews(
  db: Db,
  viewer: Viewer,
  page: { before: Cursor | null; count: number },
): Promise<VoiceNews[]> {
  const answers = db
    .selectFrom('platform.thing as own')
    .innerJoin('conversation.post as p', 'p.parent_id', 'own.id')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select([sql<VoiceNews['what']>`'answer'`.as('what'), 'p.published_at as at', 'p.id as key'])
    .select(['t.id', 't.title', 't.lang'])
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
    .select([sql<VoiceNews['what']>`'thanks'`.as('what'), 'h.at'])
    .select([sql<string>`h.post_id || h.presentation_id`.as('key'), 't.id', 't.title', 't.lang'])
    .select(['a.title as author', 'a.path as authorPath'])
    .where('t.author_id', 'in', viewer.presentationIds)
    .where('t.kind', '=', 'post')
    .where((eb) => eb.not(isSetAside(viewer, 'h.presentation_id')))
  // The longest thing typed, ids aside, is what its writer will know it by; it is cut between two words.
  const longest = sql<string>`coalesce((
    select case when length(f ->> 1) <= 80 then f ->> 1 else regexp_replace(left(f ->> 1, 80), '\\s+\\S*$', '') || '…' end
    from jsonb_array_elements(d.fields) f where f ->> 1 !~ '^[0-9a-z]{12}$' order by length(f ->> 1) desc limit 1), '')`
  const nobody = sql<string | null>`null`
  const drafts = db
    .selectFrom('platform.draft as d')
    .select([sql<VoiceNews['what']>`'unsent'`.as('what'), 'd.kept_at as at', 'd.id as key'])
    .select([
      'd.id',
      longest.as('title'),
      sql<string>`''`.as('lang'),
      nobody.as('author'),
      nobody.as('authorPath'),
    ])
    .where('d.account_id', '=', viewer.accountId)
  return readNewest(db, [answers, thanks, drafts], page)
}
