import { sql } from 'kysely'
import { otherNameIn } from '../platform/acting.tsx'
import type { Db } from '../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../platform/pager.tsx'
import { prepare } from '../platform/prepared.ts'
import { visibleTo } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'
import { unknownPromise } from './forms.ts'

/** After how many days without anything a group sleeps. */
export const sleepDays = 42

/** What one may ask of the list of groups; what is left out counts as any. */
export interface GroupFilter {
  state?: 'awake' | 'asleep' | 'produced' | 'stopped'
  /** Only those that look for someone or something. */
  looking?: boolean
  priority?: string
  strand?: string
  /** A kind of production, or 'inconnue'. */
  promise?: string
}

export type ListedGroup = Awaited<ReturnType<typeof readGroups>>['rows'][number]

const pageSize = 20

/** Groups by when they last moved, newest first. */
export async function readGroups(db: Db, viewer: Viewer | null, filter: GroupFilter, cursor: Cursor | null) {
  const rows = await selectGroups(db, viewer, filter)
    .where(olderThan(cursor, 'g.moved_at', 'g.id'))
    .limit(pageSize + 1)
    .execute()
  return cutPage(rows, pageSize, (row) => ({ at: row.moved_at, id: row.id }))
}

function selectGroups(db: Db, viewer: Viewer | null, filter: GroupFilter) {
  const { state, looking, priority, strand, promise } = filter
  return db
    .selectFrom('groups.group as g')
    .innerJoin('platform.thing as t', 't.id', 'g.id')
    .select([
      'g.id',
      'g.name',
      'g.lang',
      'g.promise',
      'g.ending',
      'g.moved_at',
      't.path',
      't.summary',
      't.priority',
    ])
    .select(wantsOf().as('wants'))
    .where(visibleTo(viewer))
    .$if(state !== undefined, (query) => query.where(stateIs(state)))
    .$if(looking === true, (query) => query.where(sql<boolean>`${wantsOf()} <> '[]'::jsonb`))
    .$if(priority !== undefined, (query) => query.where('t.priority', '=', priority ?? ''))
    .$if(strand !== undefined, (query) =>
      query.where(
        'g.strand_id',
        '=',
        db
          .selectFrom('groups.strand')
          .select('id')
          .where('slug', '=', strand ?? ''),
      ),
    )
    .$if(promise !== undefined, (query) =>
      promise === unknownPromise
        ? query.where('g.promise', 'is', null)
        : query.where('g.promise', '=', promise ?? ''),
    )
    .orderBy('g.moved_at', 'desc')
    .orderBy('g.id', 'desc')
}

/** The n groups that moved last among those that look for someone or something, for the home page. */
export async function readGroupsLooking(
  db: Db,
  viewer: Viewer | null,
  n: number,
): Promise<readonly ListedGroup[]> {
  return selectLooking(db, { viewer, n })
}

const selectLooking = prepare((db, { viewer, n }: { viewer: Viewer | null; n: number }) =>
  selectGroups(db, viewer, { state: 'awake', looking: true }).limit(sql.lit(n)),
)

/** A role nobody holds or a need nobody covers, as a card says it. */
export interface Want {
  list: 'role' | 'means'
  word: string | null
  name: string
}

function wantsOf() {
  return sql<Want[]>`(select coalesce(jsonb_agg(w), '[]') from (
    (select 'role' as list, r.word, r.name from groups.role r
      where r.group_id = g.id and r.closed_at is null and not exists (
        select 1 from groups.role_holding h where h.role_id = r.id and h.left_at is null and h.until > now())
      order by r.named_at limit 4)
    union all
    (select 'means', n.word, '' from groups.need n where n.group_id = g.id and n.covered_at is null order by n.said_at limit 4)
    limit 4) w)`
}

function stateIs(state: GroupFilter['state']) {
  const limit = sql`now() - make_interval(days => ${sleepDays})`
  if (state === 'awake') return sql<boolean>`g.ended_at is null and g.moved_at >= ${limit}`
  if (state === 'asleep') return sql<boolean>`g.ended_at is null and g.moved_at < ${limit}`
  return sql<boolean>`g.ending = ${state}`
}

/** A group that someone is in, and their name there when it is not the one that speaks now. */
export interface MyGroup {
  id: string
  slug: string
  name: string
  path: string
  otherName: string | null
}

/** The groups this person is in, those that moved last first: where a workshop, a production or a voice may belong. */
export async function readMyGroups(db: Db, viewer: Viewer): Promise<MyGroup[]> {
  return db
    .selectFrom('groups.member as m')
    .innerJoin('groups.group as g', 'g.id', 'm.group_id')
    .innerJoin('platform.thing as t', 't.id', 'g.id')
    .select(['g.id', 'g.slug', 'g.name', 't.path', otherNameIn(viewer, 'g.id').as('otherName')])
    .where('m.account_id', '=', viewer.accountId)
    .where(visibleTo(viewer))
    .orderBy('g.moved_at', 'desc')
    .limit(100)
    .execute()
}
