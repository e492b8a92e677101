import type { Db } from '../../../platform/database.ts'
import { visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** What a group says of its figures in a quarter. */
export interface CommentPlace {
  quarter: string
  groupId: string
}

export interface ShownComment {
  id: string
  path: string
  number: number
  text: string
  lang: string
  writtenAt: Date
}

/** What a group says last of its figures, unless care hid it. */
export async function readComment(db: Db, { quarter, groupId }: CommentPlace): Promise<ShownComment | null> {
  const row = await selectVersions(db, null)
    .where('c.quarter', '=', quarter)
    .where('c.group_id', '=', groupId)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** All that it said, latest first, for who may see it; nothing of a group that not everyone may see any more. */
export async function readCommentVersions(db: Db, viewer: Viewer | null, id: string) {
  return selectVersions(db, viewer)
    .innerJoin('platform.thing as g', 'g.id', 'c.group_id')
    .select(['c.quarter', 'c.group_id as groupId', 'g.title as groupName', 't.hidden_reason as hiddenReason'])
    .where('c.id', '=', id)
    .where('g.audience', '=', 'open')
    .where('g.hidden_at', 'is', null)
    .limit(100)
    .execute()
}

function selectVersions(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('research.comment as c')
    .innerJoin('research.comment_version as v', 'v.comment_id', 'c.id')
    .innerJoin('platform.thing as t', 't.id', 'c.id')
    .select(['c.id', 't.path', 'v.number', 'v.text', 'v.lang', 'v.written_at as writtenAt'])
    .where(visibleTo(viewer))
    .orderBy('v.number', 'desc')
}

/** A group that everyone may see and that has figures in this quarter, and whether the viewer is in it. */
export async function readMeasuredGroup(db: Db, viewer: Viewer, { quarter, groupId }: CommentPlace) {
  return db
    .selectFrom('research.measured as m')
    .innerJoin('platform.thing as t', 't.id', 'm.scope')
    .leftJoin('platform.audience_member as own', (join) =>
      join.onRef('own.audience_id', '=', 'm.scope').on('own.account_id', '=', viewer.accountId),
    )
    .select(['t.id', 't.title as name'])
    .select((eb) => eb('own.account_id', 'is not', null).$castTo<boolean>().as('inside'))
    .where('m.quarter', '=', quarter)
    .where('m.scope', '=', groupId)
    .where('m.kind', '=', 'group')
    .where('t.audience', '=', 'open')
    .where('t.hidden_at', 'is', null)
    .executeTakeFirst()
}
