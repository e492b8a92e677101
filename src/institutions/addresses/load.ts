import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readAddress, type ShownAddress } from './queries.ts'

/** Where an address has its page; what is done to it stands under that. */
export const addressPath = '/interpellations/:slug{[a-z0-9-]+}'

/** What happens that changes a page of an address. */
export const addressFacts = [
  'address.',
  'reply.',
  'address-comment.',
  'presentation.',
  'group.',
  'production.',
  'need.',
]

/** The address of this page, for who may see it; else 404. */
export async function loadAddress(c: Ctx): Promise<ShownAddress> {
  return requireFound(await readAddress(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** The same for members of its group: for anyone else there is no such page. */
export async function loadOurs(c: Ctx): Promise<ShownAddress> {
  requireMember(c)
  const address = await loadAddress(c)
  return requireFound(address.writes ? address : null)
}
