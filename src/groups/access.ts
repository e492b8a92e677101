import { HTTPException } from 'hono/http-exception'
import type { Viewer } from '../platform/viewer.ts'
import { param, requireFound, requireMember, type Ctx } from '../platform/web.ts'
import { readGroup, type GroupHead } from './queries.ts'

/** The path of a group. The pattern leaves `/groupes/nom.atom` to the feeds. */
export const groupPath = '/groupes/:slug{[a-z0-9-]+}'

/** The group of the address, for who may see it; else 404. */
export async function loadGroup(c: Ctx): Promise<GroupHead> {
  return requireFound(await readGroup(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** The group of the address and someone signed in: a member under the name by which they are in it, others under the one that speaks. */
export async function loadForAnyone(c: Ctx): Promise<{ group: GroupHead; viewer: Viewer }> {
  const viewer = requireMember(c)
  const group = await loadGroup(c)
  return { group, viewer: { ...viewer, presentationId: group.memberId ?? viewer.presentationId } }
}

/** The group of the address and one of its members; 403 for others, with what they typed. */
export async function loadForMember(c: Ctx): Promise<{ group: GroupHead; viewer: Viewer }> {
  const { group, viewer } = await loadForAnyone(c)
  if (!group.inside) throw new HTTPException(403)
  return { group, viewer }
}
