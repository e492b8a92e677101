import { HTTPException } from 'hono/http-exception'
import { circleOf, circleSlugs, readHolders } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import type { Circle, Viewer } from '../../platform/viewer.ts'
import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { loadGroup } from '../access.ts'
import { asMember } from '../held.ts'
import type { GroupHead } from '../queries.ts'

/** Who decides, as rows keep it: a group or a circle. */
export interface Deciding {
  groupId: string | null
  circle: Circle | null
}

/** The group, in facts, of what one of its decisions did. */
export function contextOf({ groupId }: Pick<Deciding, 'groupId'>): Record<string, string> {
  return groupId === null ? {} : { contextId: groupId }
}

/** Who decides, as the pages of its decisions need it. */
export interface Subject extends Deciding {
  group: GroupHead | null
  /** The page of the group or the circle; its decisions are under it. */
  path: string
  /** Whether the reader is one of those who decide, and under which name. */
  inside: boolean
  memberId: string | null
}

/** The group or the circle of the address, for who may see it; else 404. */
export async function loadSubject(c: Ctx): Promise<Subject> {
  if (c.req.param('circle') === undefined) {
    const group = await loadGroup(c)
    const { id, path, inside, memberId } = group
    return { group, groupId: id, circle: null, path, inside, memberId }
  }
  const circle = requireFound(circleOf(param(c, 'circle')))
  const path = `/cercles/${circleSlugs[circle]}`
  const memberId = await findSeat(c.var.lab.db, c.var.viewer, circle)
  return { group: null, groupId: null, circle, path, inside: memberId !== null, memberId }
}

/** The name under which someone holds a circle now; null for others. */
async function findSeat(db: Db, viewer: Viewer | null, circle: Circle): Promise<string | null> {
  if (!viewer?.circles.has(circle)) return null
  const holders = await readHolders(db, circle)
  return holders.find(({ accountId }) => accountId === viewer.accountId)?.presentationId ?? null
}

/** What the address names, and one of those who decide there, under the name by which they do; 403 for others, with what they typed. */
export async function loadDecider(c: Ctx): Promise<{ subject: Subject; viewer: Viewer }> {
  const viewer = requireMember(c)
  const subject = await loadSubject(c)
  if (subject.memberId === null) throw new HTTPException(403)
  return { subject, viewer: { ...viewer, presentationId: subject.memberId } }
}

/** Does something as one of those who decide, in a group held meanwhile; null, and nothing is done, for whoever is not. */
export async function asDecider<Done>(
  db: Db,
  viewer: Viewer,
  { groupId, circle }: Deciding,
  act: (tx: Db) => Promise<Done>,
): Promise<Done | null> {
  if (groupId !== null) return asMember(db, viewer, groupId, act)
  return db.transaction().execute(async (tx) => {
    const holders = circle === null ? [] : await readHolders(tx, circle)
    const holds = holders.some(({ accountId }) => accountId === viewer.accountId)
    return holds ? act(tx) : null
  })
}
