import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readDate, readWorkshop, type ShownWorkshop, type WorkshopDate } from './queries.ts'

/** Path of one date: a day as addresses write it. */
export const datePath = '/ateliers/:slug/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}'

/** The workshop of this address, for those who host it; for anyone else there is no such page. */
export async function requireHosted(c: Ctx): Promise<ShownWorkshop> {
  const viewer = requireMember(c)
  const workshop = requireFound(await readWorkshop(c.var.lab.db, viewer, param(c, 'slug')))
  return requireFound(workshop.host ? workshop : null)
}

/** The date of this address, or the one that was moved from it, for those who host it. */
export async function requireHostedDate(c: Ctx): Promise<{ workshop: ShownWorkshop; date: WorkshopDate }> {
  const workshop = await requireHosted(c)
  return { workshop, date: requireFound(await readDate(c.var.lab.db, workshop.id, param(c, 'date'))) }
}

/** Where a date is read now, or with null its workshop. */
export function pathOf({ slug }: { slug: string }, date: { day: string } | null): string {
  return date ? `/ateliers/${slug}/${date.day}` : `/ateliers/${slug}`
}
