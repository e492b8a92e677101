import type { Situation, Time } from '../dataset/shape.ts'

/** Fewer accounts than this are never told apart. */
export const least = 5

/** What is said of an account wherever it is counted. */
export interface Class {
  situation: Situation | ''
  time: Time | ''
}

/** Who did something where, before it is made coarser. */
export interface Sharp {
  classes: ReadonlyMap<string, Class>
  /** Accounts that did something in exactly this scope. */
  placed: ReadonlyMap<string, ReadonlySet<string>>
  /** The scope that each stands in. What stands in none is left out where it is too small. */
  parents: ReadonlyMap<string, string | null>
  /** Scopes that the study names: there, from where someone speaks is given up before the scope is. */
  named: ReadonlySet<string>
}

/** The same, where every account shares what is said of it with at least four others, in all and in each scope. */
export interface Blurred {
  /** Empty when all of them together are fewer than five. */
  classes: ReadonlyMap<string, Class>
  /** Where what was done in a scope is now said to be done; null: it does not leave. */
  scopes: ReadonlyMap<string, string | null>
}

/**
 * Makes it coarser until nobody is in a cell of fewer than five accounts: situation × time, over all and in each scope. First a scope is
 * told as the one it stands in, or, in what the study names, time is given up, then situation. The coarsest is one cell.
 */
export function blur({ classes, placed, parents, named }: Sharp): Blurred {
  if (classes.size < least) return { classes: new Map(), scopes: new Map() }
  const now = new Map([...classes].map(([account, of]) => [account, { ...of }]))
  const where = new Map([...placed].map(([scope, accounts]) => [scope, new Set(accounts)]))
  const scopes = new Map<string, string | null>([...placed.keys()].map((scope) => [scope, scope]))
  const raise = (scope: string) => {
    const parent = parents.get(scope) ?? null
    for (const [from, to] of scopes) if (to === scope) scopes.set(from, parent)
    if (parent !== null)
      where.set(parent, (where.get(parent) ?? new Set()).union(where.get(scope) ?? new Set()))
    where.delete(scope)
  }
  let again = true
  while (again) {
    again = generalise(now, new Set(now.keys()))
    for (const scope of deepestFirst(where.keys(), parents)) {
      const accounts = where.get(scope)
      // All of them are at the lab, whatever they did there: that is the cell above.
      if (!accounts || scope === 'lab') continue
      if (named.has(scope) && accounts.size >= least) again = generalise(now, accounts) || again
      else if (smallCells(now, accounts).length > 0) {
        raise(scope)
        again = true
      }
    }
  }
  return { classes: now, scopes }
}

/** Cells of fewer than five among these accounts. */
function smallCells(classes: ReadonlyMap<string, Class>, accounts: ReadonlySet<string>): string[][] {
  return cellsOf(classes, accounts).filter((cell) => cell.length < least)
}

function cellsOf(classes: ReadonlyMap<string, Class>, accounts: ReadonlySet<string>): string[][] {
  const cells = Map.groupBy(accounts, (account) => {
    const of = classes.get(account)
    return of ? `${of.situation} ${of.time}` : ''
  })
  return [...cells.values()]
}

/** Says less of those in small cells until there are none: at the end of the way all are one cell. Whether anything was given up. */
function generalise(classes: Map<string, Class>, accounts: ReadonlySet<string>): boolean {
  let given = false
  for (;;) {
    const small = smallCells(classes, accounts).flat()
    if (small.length === 0) return given
    given = true
    if (giveUpTime(classes, accounts, small)) continue
    if (small.map((account) => silence(classes, account)).some(Boolean)) continue
    // Nothing is said of them any more and they are still too few: the smallest other cell joins them.
    const others = cellsOf(classes, accounts).filter((cell) => cell.length >= least)
    for (const account of others.toSorted((a, b) => a.length - b.length)[0] ?? []) silence(classes, account)
  }
}

/** On whose time someone is here matters less than from where they speak: it goes for all of that situation. */
function giveUpTime(
  classes: Map<string, Class>,
  accounts: ReadonlySet<string>,
  small: readonly string[],
): boolean {
  const situations = new Set(
    small
      .map((account) => classes.get(account))
      .flatMap((of) => (of && of.time !== '' ? [of.situation] : [])),
  )
  for (const account of accounts) {
    const of = classes.get(account)
    if (of && situations.has(of.situation)) classes.set(account, { situation: of.situation, time: '' })
  }
  return situations.size > 0
}

/** Says nothing of this account any more; false when nothing was said. */
function silence(classes: Map<string, Class>, account: string): boolean {
  const said = classes.get(account)?.situation !== ''
  classes.set(account, { situation: '', time: '' })
  return said
}

/** Scopes before those they stand in. */
function deepestFirst(scopes: Iterable<string>, parents: ReadonlyMap<string, string | null>): string[] {
  const depth = (scope: string): number => {
    const parent = parents.get(scope) ?? null
    return parent === null ? 0 : 1 + depth(parent)
  }
  return [...scopes].toSorted((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1))
}
