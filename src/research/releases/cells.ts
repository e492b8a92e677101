import { least } from './blur.ts'

/** All situations together. */
export const all = '*'

/** A count that everyone may read: how many accounts, and about how often they spoke. */
export interface Cell {
  scope: string
  /** A situation, '*' for all, empty for those of whom nothing more is said. */
  situation: string
  /** Scopes around it, the lab last. */
  around: readonly string[]
  people: number
  turns: number | null
}

/** A count before it is known whether it may be told: whose it is, and how often each spoke. */
export interface Candidate extends Pick<Cell, 'scope' | 'situation' | 'around'> {
  turns: ReadonlyMap<string, number>
}

/**
 * The counts that may be told. One is left out when it is of fewer than five accounts; when another, taken from it or it from another,
 * leaves one to four; or when since an earlier release it, or what is left of it, changed by one to four. What is left out looks the same
 * as nobody, and why is not said.
 */
export function chooseCells(candidates: readonly Candidate[], earlier: readonly (readonly Cell[])[]): Cell[] {
  const before = earlier.map(derive)
  const chosen: Candidate[] = []
  for (const candidate of candidates.toSorted(widestFirst)) {
    if (isSafe(candidate, chosen) && isSteady([...chosen, candidate].map(countOf), before))
      chosen.push(candidate)
  }
  return chosen.map((candidate) => ({ ...countOf(candidate), turns: countTurns(candidate) }))
}

/** Whether a number finds one to four people. */
export function findsSome(count: number): boolean {
  return count !== 0 && Math.abs(count) < least
}

function widestFirst(a: Candidate, b: Candidate): number {
  return (
    a.around.length - b.around.length ||
    Number(b.situation === all) - Number(a.situation === all) ||
    b.turns.size - a.turns.size ||
    (a.scope + a.situation < b.scope + b.situation ? -1 : 1)
  )
}

function countOf({ scope, situation, around, turns }: Candidate): Cell {
  return { scope, situation, around, people: turns.size, turns: null }
}

type Accounts = ReadonlySet<string>

const accountsOf = ({ turns }: Candidate): Accounts => new Set(turns.keys())

/** Whether nothing that is told already, with this, leaves one to four accounts of anything. */
function isSafe(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  const own = accountsOf(candidate)
  if (own.size < least) return false
  const others = chosen.map((other) => ({ other, accounts: accountsOf(other) }))
  return others.every(({ other, accounts }) => {
    if (own.isSubsetOf(accounts)) {
      const beside = others.filter(
        (one) => one.other !== other && one.accounts.isSubsetOf(accounts) && isBeside(one.other, candidate),
      )
      return leavesEnough(
        accounts,
        own,
        beside.map((one) => one.accounts),
      )
    }
    return !(accounts.isSubsetOf(own) && findsSome(own.size - accounts.size))
  })
}

/** Parts of one whole: other situations in one scope, or other scopes of one situation. */
function isBeside(a: Candidate, b: Candidate): boolean {
  return a.scope === b.scope || a.situation === b.situation
}

/** Whether the whole without this part, without any second part as well, and without all parts, is nobody or enough. */
function leavesEnough(whole: Accounts, part: Accounts, others: readonly Accounts[]): boolean {
  const rest = whole.difference(part)
  const rests = [rest, ...others.map((other) => rest.difference(other))]
  const last = others.reduce((left, other) => left.difference(other), rest)
  return [...rests, last].every(({ size }) => !findsSome(size))
}

/** Whether what was told earlier, taken from what is told now, leaves nobody or enough: of each count, and of what is left of each. */
function isSteady(now: readonly Cell[], earlier: readonly ReadonlyMap<string, number>[]): boolean {
  const current = [...derive(now)]
  return earlier.every((before) =>
    current.every(([what, count]) => !findsSome(count - (before.get(what) ?? count))),
  )
}

/** Every count that is told, and every one that follows from two of them, or from all parts of one. */
export function derive(cells: readonly Cell[]): Map<string, number> {
  const found = new Map(cells.map((cell) => [nameOf(cell), cell.people]))
  for (const whole of cells) {
    const parts = cells.filter((part) => part !== whole && mayHold(whole, part))
    for (const part of parts) found.set(`${nameOf(whole)} - ${nameOf(part)}`, whole.people - part.people)
    for (const family of [
      parts.filter(({ scope }) => scope === whole.scope),
      parts.filter(({ situation }) => situation === whole.situation),
    ]) {
      const rest = family.reduce((left, { people }) => left - people, whole.people)
      if (family.length > 1)
        found.set(`${nameOf(whole)} - ${family.map(nameOf).toSorted().join(' - ')}`, rest)
    }
  }
  return found
}

const nameOf = ({ scope, situation }: Cell) => `${scope}/${situation}`

/** Whether one may be a part of the other, by what they are called. */
function mayHold(whole: Cell, part: Cell): boolean {
  const holdsScope = whole.scope === part.scope || part.around.includes(whole.scope)
  return holdsScope && (whole.situation === all || whole.situation === part.situation)
}

/** To the nearest ten, unless one of them spoke for more than half: then the number would be theirs. */
function countTurns({ turns }: Candidate): number | null {
  const counts = [...turns.values()]
  const sum = counts.reduce((total, count) => total + count, 0)
  return Math.max(...counts) * 2 > sum ? null : Math.round(sum / 10) * 10
}
