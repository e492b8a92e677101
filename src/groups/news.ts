import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { readNewest, type Cursor } from '../platform/pager.tsx'
import { authorTo, isSetAside, shownAs, visibleTo, writtenBy } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'

/** What moved in a group someone is in: something published, someone who joined, a change of weight announced or closed. */
export interface GroupNews {
  what: 'published' | 'joined' | 'announced' | 'applied' | 'objected' | 'withdrawn'
  at: Date
  /** Tells it from what happened at the same moment. */
  key: string
  group: string
  groupPath: string
  groupLang: string
  /** What was published. */
  kind: string | null
  title: string | null
  path: string | null
  lang: string | null
  /** Who did it. */
  author: string | null
}

/** A name that this reader may see; someone set aside or hidden stays « quelqu'un ». */
const nameOf = (viewer: Viewer, column: string) => sql<string | null>`(
  select a.title from platform.thing a where ${shownAs('a', column)} and not ${isSetAside(viewer, 'a.id')})`

/** What others did in the viewer's groups since they joined, newest first; only what came before `before`, if it is given. */
export function readGroupNews(
  db: Db,
  viewer: Viewer,
  page: { before: Cursor | null; count: number },
): Promise<GroupNews[]> {
  const { accountId, presentationIds } = viewer
  const mine = () =>
    db
      .selectFrom('groups.member as m')
      .innerJoin('platform.thing as g', 'g.id', 'm.group_id')
      .where('m.account_id', '=', accountId)
      .select(['g.title as group', 'g.path as groupPath', 'g.lang as groupLang'])
  const none = sql<string | null>`null::text`
  const published = mine()
    .innerJoin('platform.thing as t', 't.context_id', 'g.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', authorTo(viewer))))
    .select([sql<GroupNews['what']>`'published'`.as('what'), 't.published_at as at', 't.id as key'])
    .select((eb) => [
      // Nullable, as in the two lists below it is joined with.
      eb.ref('t.kind').$castTo<string | null>().as('kind'),
      eb.ref('t.title').$castTo<string | null>().as('title'),
      eb.ref('t.path').$castTo<string | null>().as('path'),
      eb.ref('t.lang').$castTo<string | null>().as('lang'),
      'a.title as author',
    ])
    .whereRef('t.published_at', '>', 'm.joined_at')
    .where('t.listed', '=', true)
    .where(sql<boolean>`${writtenBy(presentationIds)} is not true`)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
  const joined = mine()
    .innerJoin('groups.member as o', 'o.group_id', 'm.group_id')
    .select([sql<GroupNews['what']>`'joined'`.as('what'), 'o.joined_at as at'])
    .select(sql<string>`o.group_id || o.presentation_id`.as('key'))
    .select([none.as('kind'), none.as('title'), none.as('path'), none.as('lang')])
    .select(nameOf(viewer, 'o.presentation_id').as('author'))
    .where('o.account_id', '<>', accountId)
    .whereRef('o.joined_at', '>', 'm.joined_at')
  const changes = mine()
    .innerJoin('groups.announced_change as c', 'c.group_id', 'm.group_id')
    .select([sql<GroupNews['what']>`coalesce(c.outcome, 'announced')`.as('what')])
    .select([sql<Date>`coalesce(c.closed_at, c.at)`.as('at'), 'c.id as key'])
    .select([none.as('kind'), none.as('title'), none.as('path'), none.as('lang')])
    .select(nameOf(viewer, 'c.presentation_id').as('author'))
    .where((eb) => eb.or([eb('c.account_id', '<>', accountId), eb('c.closed_at', 'is not', null)]))
    .where(sql<boolean>`coalesce(c.closed_at, c.at) > m.joined_at`)
  return readNewest(db, [published, joined, changes], page)
}
