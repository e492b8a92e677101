import { listFamily, type Family, type Line } from './tree.ts'

/** Lines of one page: with titles, names and reasons it comes in one go. */
const pageSize = 20
/** How many steps aside a narrow screen has room for. */
const deepest = 3

/** A part of what the list of a family says. */
export interface FamilyPage {
  before: readonly Line[]
  after: readonly Line[]
  /** Whether it is the beginning. */
  first: boolean
  /** The line after which the next page goes on. */
  next: string | null
  /** How many came from the production, on all pages. */
  total: number
}

/** The lines after the one with this id: from the beginning when there is none such. */
export function cutFamily(family: Family, cursor: string | undefined): FamilyPage {
  const { before, after } = listFamily(family)
  const lines = [...before, ...after]
  const start = cursor === undefined ? 0 : lines.findIndex(({ id }) => id === cursor) + 1
  const shown = lines.slice(start, start + pageSize)
  const from = Math.max(0, before.length - start)
  return {
    before: shown.slice(0, from),
    after: shown.slice(from),
    first: start === 0,
    next: start + pageSize < lines.length ? (shown.at(-1)?.id ?? null) : null,
    total: after.length,
  }
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
