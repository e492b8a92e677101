import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../../platform/pager.tsx'
import { prepare } from '../../../platform/prepared.ts'
import { visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { shownBeside } from '../../reading/queries.ts'
import type { Town } from '../towns.ts'

/** A town and how many trials took place there, as far as this reader may see them. */
export interface TriedTown extends Town {
  count: number
}

/** More would not fit on a map, nor in one go. */
export const mostTowns = 300

/** Where a production was tried, or all of them, in the order of the alphabet. */
export function readTriedTowns(
  db: Db,
  viewer: Viewer | null,
  productionId: string | null,
): Promise<TriedTown[]> {
  return selectTowns(db, { viewer, productionId })
}

const selectTowns = prepare(
  (db, { viewer, productionId }: { viewer: Viewer | null; productionId: string | null }) =>
    db
      .selectFrom('productions.town as w')
      .innerJoin('productions.trial as r', 'r.town_id', 'w.id')
      .innerJoin('platform.thing as t', 't.id', 'r.id')
      .innerJoin('platform.thing as o', 'o.id', 'r.production_id')
      .select(['w.id', 'w.name', 'w.area', 'w.longitude', 'w.latitude'])
      .select(sql<number>`count(*)::int`.as('count'))
      .$if(productionId !== null, (query) => query.where('r.production_id', '=', productionId))
      .where(visibleTo(viewer))
      .where(shownBeside(viewer, 'o'))
      .groupBy('w.id')
      .orderBy('w.name')
      .orderBy('w.id')
      .limit(sql.lit(mostTowns)),
)

/** A trial in the list of a town's. */
export interface TownTrial {
  id: string
  place: string
  path: string
  lang: string
  at: Date
  production: string
  productionLang: string
}

const listSize = 20

/** The trials in one town, the last told first. */
export async function listTownTrials(db: Db, viewer: Viewer | null, townId: string, cursor: Cursor | null) {
  const rows = await db
    .selectFrom('productions.trial as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .innerJoin('platform.thing as o', 'o.id', 'r.production_id')
    .select([
      'r.id',
      'r.place',
      'r.lang',
      'r.told_at as at',
      'o.title as production',
      'o.lang as productionLang',
    ])
    .select(sql<string>`o.path || '/essais?ville=' || r.town_id || '#essai-' || r.id`.as('path'))
    .where('r.town_id', '=', townId)
    .where(visibleTo(viewer))
    .where(shownBeside(viewer, 'o'))
    .where(olderThan(cursor, 'r.told_at', 'r.id'))
    .orderBy('r.told_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage(rows, listSize, ({ at, id }) => ({ at, id }))
}

/** A town that some trial named. */
export function readTown(db: Db, id: string): Promise<Town | undefined> {
  return db.selectFrom('productions.town').selectAll().where('id', '=', id).executeTakeFirst()
}
