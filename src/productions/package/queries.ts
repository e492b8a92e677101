import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Place, Told } from './format.ts'

/** The page of a production that came from this address, as far as this reader may see it. */
export async function findHere(db: Db, viewer: Viewer, url: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('productions.arrival as v')
    .innerJoin('platform.thing as t', 't.id', 'v.production_id')
    .select('t.path')
    .where('v.url', '=', url)
    .where(visibleTo(viewer))
    .orderBy('v.arrived_at')
    .limit(1)
    .executeTakeFirst()
  return row?.path
}

/** The page of a production that was made here, when this address is its own. */
export async function findOwn(
  db: Db,
  viewer: Viewer,
  { publicUrl, url }: { publicUrl: URL; url: string },
): Promise<string | undefined> {
  const { origin, pathname } = new URL(url)
  if (origin !== publicUrl.origin) return undefined
  const row = await db
    .selectFrom('platform.thing as t')
    .select('t.path')
    .where('t.kind', '=', 'production')
    .where('t.path', '=', pathname)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row?.path
}

/** Where a production that came from elsewhere comes from, and what is told of it there. */
export interface Arrival {
  origin: Place
  group: string | null
  told: Told
}

/** What came with a production; undefined for one that was made here. */
export async function readArrival(db: Db, productionId: string): Promise<Arrival | undefined> {
  const row = await db
    .selectFrom('productions.arrival')
    .select(['url', 'lab', 'group_name', 'told'])
    .where('production_id', '=', productionId)
    .executeTakeFirst()
  return row && { origin: { lab: row.lab, address: row.url }, group: row.group_name, told: row.told }
}

/** A lab as people tell it from another: many keep the name they were born with, and no two have the same address. */
export function labName({ lab, address }: Place): string {
  const { host } = new URL(address)
  return lab ? `${lab} (${host})` : host
}
