import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readWorkshop, type ShownWorkshop } from './queries.ts'

/** Path of one date: a day as addresses write it. */
export const datePath = '/ateliers/:slug/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}'

/** The workshop of this address, for those who host it; for anyone else there is no such page. */
export async function requireHosted(c: Ctx): Promise<ShownWorkshop> {
  const viewer = requireMember(c)
  const workshop = requireFound(await readWorkshop(c.var.lab.db, viewer, param(c, 'slug')))
  return requireFound(workshop.host ? workshop : null)
}
