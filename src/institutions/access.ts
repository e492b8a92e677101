import { sql } from 'kysely'
import { isUnnamed } from '../groups/index.ts'
import { actAsMember } from '../platform/acting.tsx'
import type { Db } from '../platform/database.ts'
import type { Audience } from '../platform/tables.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { Ctx } from '../platform/web.ts'

/** Whether this reader is in the group of this column. */
export function isIn(viewer: Viewer | null, groupColumn: string) {
  if (!viewer) return sql<boolean>`false`
  return sql<boolean>`exists (
    select 1 from platform.audience_member w where w.audience_id = ${sql.ref(groupColumn)} and w.account_id = ${viewer.accountId})`
}

/** Whether the presentation of this column is one of the reader's. */
export function isOwn(viewer: Viewer | null, column: string) {
  if (!viewer) return sql<boolean>`false`
  return sql<boolean>`coalesce(${sql.ref(column)} = any(${viewer.presentationIds}), false)`
}

/** Joins a group to what it keeps, for who may see its page. */
export function groupShownAs(viewer: Viewer | null, alias: string, groupColumn: string) {
  const [id, hidden, audience] = ['id', 'hidden_at', 'audience'].map((column) =>
    sql.ref(`${alias}.${column}`),
  )
  return sql<boolean>`${id} = ${sql.ref(groupColumn)} and ${hidden} is null and (${audience} = 'open' or ${viewer !== null})`
}

/** The slug by which an address asks for what one group keeps; null for everything. */
export function askedGroup(c: Ctx): string | null {
  return /^[a-z0-9-]{1,120}$/.exec(c.req.query('groupe') ?? '')?.[0] ?? null
}

/** Whether the column holds the group of this slug. */
export function ofGroup(column: string, slug: string) {
  return sql<boolean>`${sql.ref(column)} = (
    select o.id from platform.thing o where o.path = ${`/groupes/${slug}`} and o.kind = 'group')`
}

/** Who sees what belongs to a group, which is whoever sees its page, and whether it must name nobody. Without a group, everyone. */
export async function sightOf(
  tx: Db,
  groupId: string | null,
): Promise<{ audience: Audience; unnamed: boolean; contextId: string | null }> {
  if (groupId === null) return { audience: 'open', unnamed: false, contextId: null }
  // First, since it holds the group: whom its page is for does not change after it was read.
  const unnamed = await isUnnamed(tx, groupId, 'open')
  const { audience } = await tx
    .selectFrom('platform.thing')
    .select('audience')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return { audience, unnamed, contextId: groupId }
}

/** Under which name someone adds to what a group keeps: in it, the one by which they are there, whichever speaks now. */
export async function speakerIn(
  tx: Db,
  viewer: Viewer,
  groupId: string | null,
): Promise<{ presentationId: string; inside: boolean }> {
  const member = groupId === null ? null : await actAsMember(tx, viewer, groupId)
  return { presentationId: (member ?? viewer).presentationId, inside: member !== null }
}
