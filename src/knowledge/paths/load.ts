import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { findStep } from './doors.ts'
import { readPath, readSteps, type ShownPath } from './queries.ts'

/** The address of a path. */
export const pathPattern = '/parcours/:slug{[a-z0-9-]+}'

/** The path of the address with its steps, for who may see it. */
export async function loadPath(c: Ctx) {
  const { lab, viewer } = c.var
  const path = requireFound(await readPath(lab.db, viewer, param(c, 'slug')))
  return { path, steps: await readSteps(lab.db, viewer, path.id) }
}

/** The same, with the step of the address. */
export async function loadStep(c: Ctx) {
  const { path, steps } = await loadPath(c)
  return { path, steps, found: requireFound(findStep(steps, param(c, 'step'))) }
}

/** A path that the reader writes; for anyone else there is no such page. */
export async function requireOwnPath(c: Ctx): Promise<ShownPath> {
  const path = requireFound(await readPath(c.var.lab.db, requireMember(c), param(c, 'slug')))
  return requireFound(path.own ? path : null)
}
