import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readFamily } from './queries.ts'
import type { Family } from './tree.ts'
import { readBelow, type Line } from './walk.ts'

/** Lines of one page: with titles, names and reasons it comes in one go. */
const pageSize = 20
/** How many steps aside a narrow screen has room for. */
const deepest = 3

/** A part of what the list of a family says: from the nearest to the origin, then what came from it, each before its own. */
export interface FamilyPage {
  /** What its beginning shows before the list; null further on. */
  family: Family | null
  before: readonly Line[]
  after: readonly Line[]
  /** The line after which the next page goes on. */
  next: string | null
}

/** The lines after the one with this id: from the beginning when there is none such. Reads no more than it shows, whatever the family. */
export async function readFamilyPage(
  db: Db,
  viewer: Viewer | null,
  { id, cursor }: { id: string; cursor: string | undefined },
): Promise<FamilyPage> {
  const below =
    cursor === undefined || cursor === id ? null : await readBelow(db, { viewer, id, start: cursor })
  if (below) return cutFamily([], below)
  const [family, after] = await Promise.all([
    readFamily(db, viewer, id),
    readBelow(db, { viewer, id, start: id }),
  ])
  const before = listBefore(family)
  const start = before.findIndex((line) => line.id === cursor) + 1
  return { ...cutFamily(before.slice(start), after ?? []), family: start === 0 ? family : null }
}

function cutFamily(before: readonly Line[], after: readonly Line[]): FamilyPage {
  const shown = [...before, ...after].slice(0, pageSize)
  return {
    family: null,
    before: shown.slice(0, before.length),
    after: shown.slice(before.length),
    next: before.length + after.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** Everything one may see of what a production comes from. */
function listBefore({ before }: Family): Line[] {
  return before.flatMap(({ id, relative }, at) => {
    const parent = before[at + 1]
    const from = parent ? { id: parent.id, title: parent.relative?.title ?? null } : null
    return relative ? [{ id, relative, depth: at + 1, from }] : []
  })
}

/** A line with those that came from it and follow it on the page. */
export interface Nested {
  line: Line
  children: Nested[]
  /** Whether it stands under what it adapts, or adapts what the page is about. */
  under: boolean
}

/** Puts each line under the one it comes from, as far as both are on the page and the screen has room. */
export function nest(lines: readonly Line[]): Nested[] {
  const top: Nested[] = []
  const met = new Map<string, { nested: Nested; depth: number; list: Nested[] }>()
  for (const line of lines) {
    const parent = line.from ? met.get(line.from.id) : undefined
    const within = parent !== undefined && parent.depth < deepest
    const list = within ? parent.nested.children : (parent?.list ?? top)
    const nested: Nested = { line, children: [], under: within || line.depth === 1 }
    list.push(nested)
    met.set(line.id, { nested, depth: parent ? parent.depth + (within ? 1 : 0) : 1, list })
  }
  return top
}
