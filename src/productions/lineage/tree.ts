import type { AdaptedKind } from '../tables.ts'

/** Stands for the id of an origin that is on another lab. */
const outside = 'outside'

/** A production in a family, as far as its reader may see it. */
export interface Relative {
  title: string
  /** Its page, here or on another lab. */
  path: string
  lang: string
  /** When it was published; null where another lab alone knows. */
  at: Date | null
  /** Why it was adapted from the one before; null for an origin. */
  kind: AdaptedKind | null
  /** The other lab it stands on; null for one of ours. */
  lab: string | null
}

/** One of the family and what came from it. */
export interface Branch {
  id: string
  /** Null for one that this reader may not see: it joins those around it, and nothing is said of it. */
  relative: Relative | null
  children: Branch[]
  /** Whether more came from it than was read. */
  open: boolean
}

/** A production with what it comes from and, as far as it was read, what came from it. */
export interface Family {
  self: Branch
  /** From the nearest to the origin, each with the one below it alone. */
  before: readonly Branch[]
}

/** What is read of one of the family. */
export interface Row {
  id: string
  /** What it adapts; null for an origin. */
  from: string | null
  /** Steps from the production that is looked at: negative for what it comes from. */
  depth: number
  /** When it was published: those that came from one stand in that order. */
  at: Date | null
  relative: Relative | null
  /** More came from it than was read. */
  open: boolean
  /** It adapts one that was erased since. */
  orphan: boolean
  /** It adapts one that stands on another lab. */
  outside: Relative | null
}

/**
 * The family around `id`, out of rows in any order. What one may not see stays only where it joins what one may see: so that it is not even
 * told that it exists. Undefined when the production itself is not among the rows.
 */
export function growFamily(rows: readonly Row[], id: string): Family | undefined {
  const own = rows.find((row) => row.id === id)
  if (!own) return undefined
  const below = Map.groupBy(
    rows.filter(({ depth }) => depth > 0),
    ({ from }) => from ?? '',
  )
  const self = growBranch(own, below)
  return { self, before: climb(own, rows, self) }
}

/** What came from one, each generation by time; without a loop in the rows nothing is met twice, and with one neither. */
function growBranch(start: Row, below: ReadonlyMap<string, readonly Row[]>): Branch {
  const root = branchOf(start)
  const met = new Set([start.id])
  const order = [root]
  for (const branch of order) {
    for (const row of (below.get(branch.id) ?? []).toSorted(byTime)) {
      if (met.has(row.id)) continue
      const child = branchOf(row)
      met.add(row.id)
      branch.children.push(child)
      order.push(child)
    }
  }
  // From the leaves up: by then each knows what is left of its own.
  for (const branch of order.toReversed()) {
    branch.children = branch.children.filter(
      (child) => child.relative || child.open || child.children.length > 0,
    )
  }
  return root
}

function branchOf({ id, relative, open }: Row): Branch {
  return { id, relative, children: [], open }
}

function byTime(one: Row, other: Row): number {
  return Number(one.at) - Number(other.at) || (one.id < other.id ? -1 : 1)
}

function climb(own: Row, rows: readonly Row[], self: Branch): Branch[] {
  const above = new Map(rows.filter(({ depth }) => depth < 0).map((row) => [row.id, row]))
  const line: Row[] = []
  for (let next = own.from; next !== null;) {
    const row: Row | undefined = above.get(next)
    above.delete(next)
    if (!row) break
    line.push(row)
    next = row.from
  }
  const seen = line.slice(0, line.findLastIndex(({ relative }) => relative !== null) + 1)
  const highest = seen.at(-1) ?? own
  const origin = originOf(highest, seen.length < line.length)
  const before = seen.map(({ id, relative }): Branch => ({ id, relative, children: [], open: false }))
  if (origin) before.push(origin)
  before.forEach((branch, at) => branch.children.push(before[at - 1] ?? self))
  return before
}

/** What stands above the highest one that may be seen: one on another lab, or one that may not be seen, be it hidden or erased. */
function originOf(highest: Row, more: boolean): Branch | null {
  const origin = { children: [], open: false }
  if (!more && highest.outside) return { id: outside, relative: highest.outside, ...origin }
  return more || highest.orphan ? { id: 'unseen', relative: null, ...origin } : null
}

/** How many one may see in each branch, itself included, and whether there are more than were read. */
export function countBranches(root: Branch): Map<Branch, { count: number; open: boolean }> {
  const order = [root]
  for (const branch of order) order.push(...branch.children)
  const counted = new Map<Branch, { count: number; open: boolean }>()
  for (const branch of order.toReversed()) {
    const own = { count: branch.relative ? 1 : 0, open: branch.open }
    for (const child of branch.children) {
      const { count = 0, open = false } = counted.get(child) ?? {}
      own.count += count
      own.open ||= open
    }
    counted.set(branch, own)
  }
  return counted
}
