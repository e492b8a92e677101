import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../platform/pager.tsx'
import { visibleTo } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'
import { selectOpenChanges } from './changes/queries.ts'
import { sleepDays } from './lists.ts'
import { selectNeeds } from './means/queries.ts'
import { readNames } from './names.tsx'
import { selectRoles } from './roles/queries.ts'

/** A group as all its pages need it. */
export type GroupHead = NonNullable<Awaited<ReturnType<typeof readGroup>>>

/** The group under this slug, for who may see it, and whether the reader is in it. */
export async function readGroup(db: Db, viewer: Viewer | null, slug: string) {
  const row = await db
    .selectFrom('groups.group as g')
    .innerJoin('platform.thing as t', 't.id', 'g.id')
    .leftJoin('groups.strand as s', 's.id', 'g.strand_id')
    .selectAll('g')
    .select([
      't.path',
      't.audience',
      't.priority',
      't.author_id',
      's.name as strandName',
      's.slug as strandSlug',
    ])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('groups.member as m')
            .select('m.group_id')
            .whereRef('m.group_id', '=', 'g.id')
            .where('m.account_id', '=', viewer?.accountId ?? ''),
        )
        .as('inside'),
      sleeping().as('asleep'),
    ])
    .where('g.slug', '=', slug)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  // A yes or no of SQL comes typed as either or a number.
  return row && { ...row, inside: Boolean(row.inside) }
}

const sleeping = () =>
  sql<boolean>`g.ended_at is null and g.moved_at < now() - make_interval(days => ${sleepDays})`

/** Whether a reader may see who is in the group: of a group between peers, only its members may. */
export function showsPeople(group: Pick<GroupHead, 'peers_for' | 'inside'>): boolean {
  return group.peers_for === '' || group.inside
}

/** What the group's own page shows besides its head, in three queries whatever it holds. */
export async function readGroupPage(db: Db, viewer: Viewer | null, group: GroupHead) {
  const parts = await db
    .selectFrom('groups.group as g')
    .select([
      jsonArrayFrom(selectRoles(db, group.id, viewer)).as('roles'),
      jsonArrayFrom(selectNeeds(db, group.id)).as('needs'),
      jsonArrayFrom(selectOpenChanges(db, group.id, viewer)).as('changes'),
      jsonArrayFrom(
        db
          .selectFrom('groups.member as m')
          .select('m.presentation_id as id')
          .where('m.group_id', '=', group.id)
          .orderBy('m.joined_at')
          .limit(shownMembers + 1),
      ).as('members'),
    ])
    .where('g.id', '=', group.id)
    .executeTakeFirstOrThrow()
  const around = await readAround(db, viewer, group.id)
  const people = showsPeople(group)
  const ids = [
    ...around.map((thing) => thing.author_id),
    ...(people
      ? [...parts.changes.map((change) => change.by), ...parts.roles.map((role) => role.holder)]
      : []),
    ...(people ? parts.members.map((member) => member.id) : []),
  ]
  return { ...parts, around, names: await readNames(db, viewer, ids) }
}

/** How many people the group's own page names; the others have a page. */
export const shownMembers = 12

/** The latest things of each kind that belong to the group: journal, workshops, productions and whatever kinds come. */
function readAround(db: Db, viewer: Viewer | null, groupId: string) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('platform.thing as t')
        .select([
          't.id',
          't.kind',
          't.author_id',
          't.path',
          't.title',
          't.summary',
          't.lang',
          't.published_at',
        ])
        .select(
          sql<string>`row_number() over (partition by t.kind order by t.published_at desc, t.id desc)`.as(
            'rank',
          ),
        )
        .where('t.context_id', '=', groupId)
        .where(visibleTo(viewer))
        .as('thing'),
    )
    .selectAll()
    .where('rank', '<=', '3')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
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
