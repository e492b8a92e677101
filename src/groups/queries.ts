import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { otherNameIn } from '../platform/acting.tsx'
import type { Db } from '../platform/database.ts'
import { comesFrom } from '../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../platform/pager.tsx'
import { allKinds, authorTo, readSpans, visibleTo } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'
import { selectOpenChanges } from './changes/queries.ts'
import { selectOpenDecisions } from './decisions/open.ts'
import { sleepDays } from './lists.ts'
import { selectNeeds } from './means/queries.ts'
import { readNames } from './names.tsx'
import { selectRoles } from './roles/queries.ts'
import type { GroupRef } from './tables.ts'

/** A group as all its pages need it. */
export type GroupHead = NonNullable<Awaited<ReturnType<typeof readGroup>>>

/** The group under this slug, for who may see it, and whether the reader is in it. */
export async function readGroup(db: Db, viewer: Viewer | null, slug: string) {
  return selectHead(db, viewer, slug).executeTakeFirst()
}

function selectHead(db: Db, viewer: Viewer | null, slug: string) {
  return db
    .selectFrom('groups.group as g')
    .innerJoin('platform.thing as t', 't.id', 'g.id')
    .leftJoin('groups.strand as s', (join) =>
      join
        .onRef('s.id', '=', 'g.strand_id')
        .on((eb) =>
          eb.exists(
            eb
              .selectFrom('platform.thing as t')
              .select('t.id')
              .whereRef('t.id', '=', 's.id')
              .where(visibleTo(viewer)),
          ),
        ),
    )
    .leftJoin('groups.member as me', (join) =>
      join.onRef('me.group_id', '=', 'g.id').on('me.account_id', '=', viewer?.accountId ?? ''),
    )
    .selectAll('g')
    .select([
      't.path',
      't.audience',
      't.priority',
      't.hidden_reason as hiddenReason',
      's.name as strandName',
      's.slug as strandSlug',
      // Under which name the reader is in it.
      'me.presentation_id as memberId',
    ])
    .select((eb) => eb('me.account_id', 'is not', null).$castTo<boolean>().as('inside'))
    .select([
      otherNameIn(viewer, 'g.id').as('otherName'),
      sql<boolean>`g.ended_at is null and g.moved_at < now() - make_interval(days => ${sleepDays})`.as(
        'asleep',
      ),
    ])
    .where('g.slug', '=', slug)
    .where(visibleTo(viewer))
}

/** Whether a reader may see who is in the group: of a group between peers, only its members may. */
export function showsPeople(group: Pick<GroupHead, 'peers_for' | 'inside'>): boolean {
  return group.peers_for === '' || group.inside
}

/** Whether this reader enters by a page that first says who the group is for. */
export function asksFirst(group: Pick<GroupHead, 'peers_for' | 'inside'>): boolean {
  return !showsPeople(group)
}

export type GroupContent = NonNullable<Awaited<ReturnType<typeof readGroupPage>>>

/** A group with all that its own page shows, in three queries whatever it holds. */
export async function readGroupPage(db: Db, viewer: Viewer | null, slug: string) {
  const group = sql.ref<string>('g.id')
  const row = await selectHead(db, viewer, slug)
    .select([
      jsonArrayFrom(selectRoles(db, group, viewer)).as('roles'),
      jsonArrayFrom(selectNeeds(db, group)).as('needs'),
      jsonArrayFrom(selectOpenChanges(db, group, viewer)).as('changes'),
      jsonArrayFrom(selectOpenDecisions(db, viewer, group)).as('decisions'),
      jsonArrayFrom(selectFirstMembers(db, group)).as('members'),
      jsonArrayFrom(selectAround(db, viewer, group)).as('around'),
      comesFrom(viewer, 'g.id').as('origin'),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { roles, needs, changes, decisions, members, around, origin, ...head } = row
  const people = [
    ...roles.map(({ holder }) => holder),
    ...changes.map(({ by }) => by),
    ...members.map(({ id }) => id),
  ]
  const ids = [...around.map((thing) => thing.author_id), ...(showsPeople(head) ? people : [])]
  const [names, spans] = await Promise.all([readNames(db, viewer, ids), readSpans(db, around)])
  return { head, origin, roles, needs, changes, decisions, members, around, names, spans }
}

/** How many people the group's own page names; the others have a page. */
export const shownMembers = 12

function selectFirstMembers(db: Db, group: GroupRef) {
  return db
    .selectFrom('groups.member as m')
    .select('m.presentation_id as id')
    .where('m.group_id', '=', group)
    .orderBy('m.joined_at')
    .limit(shownMembers + 1)
}

const newestOfEach = 3

/** The latest things of each kind that belong to the group, whatever kinds the modules have registered: a few rows of an index for each. */
function selectAround(db: Db, viewer: Viewer | null, group: GroupRef) {
  return db
    .selectFrom(sql<{ kind: string }>`unnest(${allKinds()}::text[])`.as<'k'>(sql`k(kind)`))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('platform.thing as t')
          .select(['t.id', 't.kind', 't.audience', 't.path', 't.title', 't.summary', 't.lang'])
          .select([
            authorTo(viewer).as('author_id'),
            sql<number>`(extract(epoch from t.published_at) * 1000)::float8`.as('at'),
          ])
          .where('t.context_id', '=', group)
          .whereRef('t.kind', '=', 'k.kind')
          .where(visibleTo(viewer))
          .orderBy('t.published_at', 'desc')
          .orderBy('t.id', 'desc')
          .limit(newestOfEach)
          .as('n'),
      (join) => join.onTrue(),
    )
    .selectAll('n')
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
}

/** Members, a page at a time, those who came last first. */
export async function readMembers(db: Db, viewer: Viewer | null, groupId: string, cursor: Cursor | null) {
  const size = 30
  const rows = await db
    .selectFrom('groups.member as m')
    .select(['m.presentation_id as id', 'm.joined_at'])
    .where('m.group_id', '=', groupId)
    .where(olderThan(cursor, 'm.joined_at', 'm.presentation_id'))
    .orderBy('m.joined_at', 'desc')
    .orderBy('m.presentation_id', 'desc')
    .limit(size + 1)
    .execute()
  const page = cutPage(rows, size, (row) => ({ at: row.joined_at, id: row.id }))
  return {
    ...page,
    names: await readNames(
      db,
      viewer,
      page.rows.map((row) => row.id),
    ),
  }
}
