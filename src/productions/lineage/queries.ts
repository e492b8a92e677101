import { expressionBuilder, sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { prepare } from '../../platform/prepared.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { labName } from '../package/queries.ts'
import { authorsOf, type NamedAuthor } from '../authors/queries.ts'
import { shownBeside } from '../reading/queries.ts'
import { growFamily, type Family, type Row } from './tree.ts'

/** How many generations up are read, one by one: no line is so long, and none may hold the server. */
const highest = 1_000
/** How many that came from it are read beside what it comes from, the nearest first: twice what a picture shows. */
const most = 60

/** Where a production comes from and the nearest of what came from it, as far as this reader may see. */
export async function readFamily(db: Db, viewer: Viewer | null, id: string): Promise<Family> {
  const found = await selectFamily(db, { viewer, id })
  const rows = found.filter(({ place }) => place <= most)
  const first = found.find(({ place }) => place > most)
  const parents = new Set(rows.map(({ from }) => from))
  // With one too many: what it comes from has more than was read, and so have those whose turn did not come.
  const isOpen = (row: FamilyRow) =>
    first !== undefined && (row.id === first.from || (row.more && !parents.has(row.id)))
  const family = growFamily(
    rows.map((row) => rowOf(row, isOpen(row))),
    id,
  )
  return family ?? { self: { id, relative: null, children: [], open: false }, before: [] }
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
            .innerJoinLateral(
              (lateral) =>
                lateral
                  .selectFrom('productions.production as c')
                  .select('c.id')
                  .whereRef('c.adapted_from', '=', 'down.id')
                  .where('c.version', 'is not', null)
                  .orderBy('c.published_at')
                  .orderBy('c.id')
                  .limit(sql.lit(most + 1))
                  .as('child'),
              (join) => join.onTrue(),
            )
            .select(['child.id', sql<number>`down.depth + 1`.as('depth')]),
        ),
    )
    .selectFrom((eb) =>
      eb
        .selectFrom('up')
        .select(['up.id', 'up.depth', sql<number>`0`.as('place')])
        .where('up.id', 'is not', null)
        .unionAll(
          // Itself, as many as are asked for and one more: the nearest generations come first.
          eb
            .selectFrom((down) =>
              down
                .selectFrom('down')
                .select(['down.id', 'down.depth'])
                .limit(sql.lit(most + 2))
                .as('below'),
            )
            .select(['below.id', 'below.depth', sql<number>`row_number() over () - 1`.as('place')]),
        )
        .as('line'),
    )
    .innerJoin('productions.production as p', 'p.id', 'line.id')
    .leftJoin('platform.thing as t', (join) => join.onRef('t.id', '=', 'p.id').on(visibleTo(viewer)))
    .leftJoin('productions.arrival as v', 'v.production_id', 'p.id')
    .select(['p.id', 'p.adapted_from as from', 'p.adapted_kind as kind', 'p.adapted_version', 'line.depth'])
    .select(['t.title', 't.path', 't.lang', 't.published_at as at', 'v.url', 'v.lab'])
    .select(['p.published_at as since', sql<number>`line.place::int`.as('place')])
    .select(hasMore(viewer).as('more')),
)

/** Whether something this reader may see came from `productions.production as p`: looked up one by one, on the index. */
function hasMore(viewer: Viewer | null) {
  const seen = visibleTo(viewer)(expressionBuilder())
  return sql<boolean>`coalesce((
    select true from productions.production c join platform.thing t on t.id = c.id
    where c.adapted_from = p.id and c.version is not null and ${seen} order by c.published_at, c.id limit 1), false)`
}

type FamilyRow = Awaited<ReturnType<typeof selectFamily>>[number]

function rowOf(row: FamilyRow, open: boolean): Row {
  const { id, from, depth, since, title, path, lang, at, kind, url, lab } = row
  const seen = title !== null && path !== null && lang !== null
  const elsewhere = seen && url !== null && lab !== null
  return {
    ...{ id, from, depth, open },
    at: since,
    relative: seen ? { title, path, lang, at, kind, lab: null } : null,
    orphan: from === null && row.adapted_version !== null,
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
