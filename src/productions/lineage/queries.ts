import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { prepare } from '../../platform/prepared.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { labName } from '../package/queries.ts'
import { authorsOf, type NamedAuthor } from '../authors/queries.ts'
import { shownBeside } from '../reading/queries.ts'
import { growFamily, type Family, type Row } from './tree.ts'

/** How many generations up and how many productions below are read: no family is so large, and none may hold the server. */
const highest = 1_000
const most = 2_000

/** Where a production comes from and what came from it, as far as this reader may see. */
export async function readFamily(db: Db, viewer: Viewer | null, id: string): Promise<Family> {
  const rows = (await selectFamily(db, { viewer, id })).map(rowOf)
  return growFamily(rows, id) ?? { self: { id, relative: null, children: [] }, before: [] }
}

const selectFamily = prepare((db, { viewer, id }: { viewer: Viewer | null; id: string }) =>
  db
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
            .where('up.depth', '>', sql.lit(-highest)),
        ),
    )
    .withRecursive('down(id, depth)', (query) =>
      query
        .selectFrom('productions.production')
        .select(['id', sql<number>`0`.as('depth')])
        .where('id', '=', id)
        .unionAll(
          query
            .selectFrom('down')
            .innerJoin('productions.production as p', 'p.adapted_from', 'down.id')
            .select(['p.id', sql<number>`down.depth + 1`.as('depth')])
            .where('p.version', 'is not', null),
        ),
    )
    .selectFrom((eb) =>
      eb
        .selectFrom('up')
        .select(['up.id', 'up.depth'])
        .where('up.id', 'is not', null)
        .unionAll(
          // As many as are asked for and no more: the nearest generations come first.
          eb
            .selectFrom((down) =>
              down.selectFrom('down').select(['down.id', 'down.depth']).limit(sql.lit(most)).as('below'),
            )
            .select(['below.id', 'below.depth']),
        )
        .as('line'),
    )
    .innerJoin('productions.production as p', 'p.id', 'line.id')
    .leftJoin('platform.thing as t', (join) => join.onRef('t.id', '=', 'p.id').on(visibleTo(viewer)))
    .leftJoin('productions.arrival as v', 'v.production_id', 'p.id')
    .select(['p.id', 'p.adapted_from as from', 'p.adapted_kind as kind', 'p.adapted_version', 'line.depth'])
    .select(['t.title', 't.path', 't.lang', 't.published_at as at', 'v.url', 'v.lab']),
)

type FamilyRow = Awaited<ReturnType<typeof selectFamily>>[number]

function rowOf({ id, from, depth, title, path, lang, at, kind, adapted_version, url, lab }: FamilyRow): Row {
  const seen = title !== null && path !== null && lang !== null
  const elsewhere = seen && url !== null && lab !== null
  return {
    id,
    from,
    depth,
    relative: seen ? { title, path, lang, at, kind, lab: null } : null,
    orphan: from === null && adapted_version !== null,
    // The same one, where it was first published.
    outside: elsewhere
      ? { title, path: url, lang, at: null, kind: null, lab: labName({ lab, address: url }) }
      : null,
  }
}

/** What the list says of one: by whom, what changed and why. */
export interface Told {
  id: string
  why: string
  authors: NamedAuthor[]
  group: { name: string; path: string } | null
}

/** Who made these productions, and why they adapted. */
export async function readTold(
  db: Db,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const rows = await db
    .selectFrom('productions.production as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin('platform.thing as g', (join) =>
      join.onRef('g.id', '=', 'p.group_id').on(shownBeside(viewer, 'g')),
    )
    .select(['p.id', 'p.adapted_why as why', 'g.title as name', 'g.path'])
    .select(authorsOf.as('authors'))
    .where('p.id', '=', anyOf(ids))
    .where(visibleTo(viewer))
    .execute()
  return new Map(
    rows.map(({ name, path, ...row }) => {
      const group = name !== null && path !== null ? { name, path } : null
      return [row.id, { ...row, group }]
    }),
  )
}
