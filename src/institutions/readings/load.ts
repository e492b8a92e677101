import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readReading, type ShownReading } from './queries.ts'

/** Where a reading has its page; what is done to it stands under that. */
export const readingPath = '/decorticages/:slug{[a-z0-9-]+}'

/** What happens that changes a page of a reading. */
export const readingFacts = [
  'reading.',
  'remark.',
  'presentation.',
  'group.',
  'production.',
  'need.',
  'address.',
]

/** The reading of the address, for who may see it; else 404. */
export async function loadReading(c: Ctx): Promise<ShownReading> {
  return requireFound(await readReading(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** The same for whoever writes it: for anyone else there is no such page. */
export async function loadWritten(c: Ctx): Promise<ShownReading> {
  requireMember(c)
  const reading = await loadReading(c)
  return requireFound(reading.writes ? reading : null)
}
