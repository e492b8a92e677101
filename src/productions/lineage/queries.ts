import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A production in a line of adaptations. */
export interface Relative {
  id: string
  title: string
  path: string
  lang: string
  at: Date
  /** What it changed, and why. */
  why: string
  /** The production it adapts directly. */
  from: string | null
}

const deepest = 20

/** Where a production comes from, nearest first, and what came from it, oldest first: as far as this reader may see. */
export async function readLineage(
  db: Db,
  viewer: Viewer | null,
  id: string,
): Promise<{ before: Relative[]; after: Relative[] }> {
  const rows = await db
    .withRecursive('up(id, depth)', (query) =>
      query
        .selectFrom('productions.production')
        .select(['adapted_from as id', sql<number>`-1`.as('depth')])
        .where('id', '=', id)
        .unionAll(
          query
            .selectFrom('up')
            .innerJoin('productions.production as p', 'p.id', 'up.id')
            .select(['p.adapted_from as id', sql<number>`up.depth - 1`.as('depth')])
            .where('up.depth', '>', -deepest),
        ),
    )
    .withRecursive('down(id, depth)', (query) =>
      query
        .selectFrom('productions.production')
        .select(['id', sql<number>`1`.as('depth')])
        .where('adapted_from', '=', id)
        .unionAll(
          query
            .selectFrom('down')
            .innerJoin('productions.production as p', 'p.adapted_from', 'down.id')
            .select(['p.id', sql<number>`down.depth + 1`.as('depth')])
            .where('down.depth', '<', deepest),
        ),
    )
    .selectFrom((eb) =>
      eb
        .selectFrom('up')
        .select(['up.id', 'up.depth'])
        .unionAll(eb.selectFrom('down').select(['down.id', 'down.depth']))
        .as('line'),
    )
    .innerJoin('platform.thing as t', 't.id', 'line.id')
    .innerJoin('productions.production as p', 'p.id', 't.id')
    .select([
      't.id',
      't.title',
      't.path',
      't.lang',
      't.published_at as at',
      'p.adapted_why as why',
      'p.adapted_from as from',
      'line.depth',
    ])
    .where(visibleTo(viewer))
    .orderBy('t.published_at')
    .limit(200)
    .execute()
  return {
    before: rows.filter(({ depth }) => depth < 0).sort((a, b) => b.depth - a.depth),
    after: rows.filter(({ depth }) => depth > 0),
  }
}
