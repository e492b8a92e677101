import type { AdaptedKind } from '../tables.ts'

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
}

/** A production with what it comes from and what came from it. */
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
  relative: Relative | null
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
  const root: Branch = { id: start.id, relative: start.relative, children: [] }
  const met = new Map([[start.id, root]])
  const order = [root]
  for (const branch of order) {
    for (const row of below.get(branch.id) ?? []) {
      if (met.has(row.id)) continue
      const child = { id: row.id, relative: row.relative, children: [] }
      met.set(row.id, child)
      branch.children.push(child)
      order.push(child)
    }
  }
  // From the leaves up: by then each knows what is left of its own.
  for (const branch of order.toReversed()) {
    branch.children = branch.children.filter((child) => child.relative || child.children.length > 0)
    branch.children.sort((one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1))
  }
  return root
}

/** When it came; for one that may not be seen, when the first that may be seen came from it. */
function timeOf(branch: Branch): number {
  let at: Branch | undefined = branch
  while (at && !at.relative) at = at.children[0]
  return at?.relative?.at?.getTime() ?? 0
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
  const before = seen.map(({ id, relative }): Branch => ({ id, relative, children: [] }))
  if (origin) before.push(origin)
  before.forEach((branch, at) => branch.children.push(before[at - 1] ?? self))
  return before
}

/** What stands above the highest one that may be seen: one on another lab, or one that may not be seen, be it hidden or erased. */
function originOf(highest: Row, more: boolean): Branch | null {
  if (!more && highest.outside) return { id: 'outside', relative: highest.outside, children: [] }
  return more || highest.orphan ? { id: 'unseen', relative: null, children: [] } : null
}

/** One line of the list. */
export interface Line {
  id: string
  relative: Relative
  /** Steps from the production that is looked at, above or below. */
  depth: number
  /** What it adapts: null for an origin. */
  from: Branch | null
}

/** Everything one may see around a production, each once: from the nearest to the origin, then what came from it, each before its own. */
export function listFamily({ self, before }: Family): { before: Line[]; after: Line[] } {
  const above = before.map((branch, at) => ({ branch, depth: at + 1, from: before[at + 1] ?? null }))
  const after: typeof above = []
  const waiting = below(self, 0)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    after.push(next)
    waiting.push(...below(next.branch, next.depth))
  }
  return { before: above.flatMap(lineOf), after: after.flatMap(lineOf) }
}

/** The last of them first, for a pile. */
function below(from: Branch, depth: number) {
  return from.children.map((branch) => ({ branch, depth: depth + 1, from })).toReversed()
}

function lineOf({ branch, ...line }: { branch: Branch; depth: number; from: Branch | null }): Line[] {
  return branch.relative ? [{ ...line, id: branch.id, relative: branch.relative }] : []
}
