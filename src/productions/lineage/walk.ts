import { expressionBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { prepare } from '../../platform/prepared.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { AdaptedKind } from '../tables.ts'
import type { Relative } from './tree.ts'

/** One line of the list of a family. */
export interface Line {
  id: string
  relative: Relative
  /** Steps from the production that is looked at, above or below. */
  depth: number
  /** What it adapts, without a title where that may not be seen: null for an origin. */
  from: { id: string; title: string | null } | null
}

/** Lines read after another: a page of them, and one more to know that it goes on. */
const ahead = 21
/** Steps taken to find them, past those that this reader may not see: none may hold the server. */
const mostSteps = 4_000

/**
 * The lines that follow `start` in what came from `id`, each before its own, each generation by time: as many as a page shows and one more.
 * Null when `start` did not come from it.
 */
export async function readBelow(
  db: Db,
  asked: { viewer: Viewer | null; id: string; start: string },
): Promise<Line[] | null> {
  const [start, ...rows] = await walkBelow(db, asked)
  return start ? rows.flatMap(lineOf) : null
}

interface WalkRow {
  id: string
  depth: number
  title: string | null
  path: string | null
  lang: string | null
  at: Date | null
  kind: AdaptedKind | null
  from: string | null
  fromTitle: string | null
}

function lineOf({ id, depth, from, fromTitle, title, path, lang, at, kind }: WalkRow): Line[] {
  if (title === null || path === null || lang === null) return []
  const relative = { title, path, lang, at, kind, lab: null }
  return [{ id, depth, relative, from: from === null ? null : { id: from, title: fromTitle } }]
}

/**
 * Walks the family a step at a time, on the index of those that came from one: to the first child of one just come to, else to what follows
 * it beside, else back to what it came from. No step is taken beyond the last line asked for: each stage hands on one row at a time.
 */
const walkBelow = prepare(
  (_db, { viewer, id, start }: { viewer: Viewer | null; id: string; start: string }) => {
    const seen = visibleTo(viewer)(expressionBuilder())
    return sql<WalkRow>`
    with recursive climb(id, depth) as (
      select ${start}::text, 0
      union all
      select p.adapted_from, climb.depth + 1 from climb join productions.production p on p.id = climb.id
      where climb.id <> ${id} and climb.depth < ${sql.lit(mostSteps)}
    ), walk(id, depth, fresh, step) as (
      select ${start}::text, climb.depth, true, 0 from climb where climb.id = ${id}
      union all
      select coalesce(next.id, case when walk.fresh then walk.id else p.adapted_from end),
        walk.depth + case when walk.fresh then (next.id is not null)::int else -(next.id is null)::int end,
        next.id is not null, walk.step + 1
      from walk join productions.production p on p.id = walk.id cross join lateral (
        select (
          select c.id from productions.production c
          where c.adapted_from = case when walk.fresh then walk.id else p.adapted_from end and c.version is not null
            and (c.published_at, c.id) > (
              case when walk.fresh then '-infinity' else p.published_at end, case when walk.fresh then '' else p.id end)
          order by c.published_at, c.id limit 1
        ) as id offset 0
      ) next
      where (walk.fresh or walk.depth > 0) and walk.step < ${sql.lit(mostSteps)}
    ), line as (
      select walk.id, walk.depth, walk.step, shown.* from walk left join lateral (
        select t.title, t.path, t.lang, t.published_at as at from platform.thing t where t.id = walk.id and ${seen} offset 0
      ) shown on true
      where walk.fresh and (walk.step = 0 or shown.title is not null)
      limit ${sql.lit(ahead + 1)}
    )
    select line.id, line.depth, line.title, line.path, line.lang, line.at, p.adapted_kind as kind, p.adapted_from as "from",
      t.title as "fromTitle"
    from line join productions.production p on p.id = line.id
    left join platform.thing t on t.id = p.adapted_from and ${seen}
    order by line.step`
  },
)
