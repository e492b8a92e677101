import type { Dataset, Scope } from '../dataset/shape.ts'
import { leastNames } from './measure.ts'
import { listPresent, sideOf, type Side } from './population.ts'

/** Why a scope's figures are not told; null where they are. */
export type Withheld = 'people' | 'subtraction' | null

type Crowd = ReadonlyMap<string, Side>

/**
 * Says of which scopes figures may be told. Beside that of a strand, the figure of one of its groups tells of those of the strand who are
 * not in the group: where they are fewer than five, or fewer than five of them are concerned or are not, or where all the groups told
 * together leave so few, the narrower scope is not told. The widest come first, then the largest.
 */
export function chooseScopes(dataset: Dataset): ReadonlyMap<string, Withheld> {
  const sides = new Map(dataset.people.map((one) => [one.person, sideOf(one)]))
  const crowds = new Map(
    dataset.scopes.map(({ scope }) => [
      scope,
      new Map([...listPresent(dataset, scope)].map((person) => [person, sides.get(person) ?? 'unknown'])),
    ]),
  )
  const least = leastNames(dataset)
  const told: Crowd[] = []
  const chosen = new Map<string, Withheld>()
  for (const { scope } of [...dataset.scopes].sort(widestFirst(crowds))) {
    const crowd = crowds.get(scope) ?? new Map()
    const withheld = judgeCrowd(crowd, told, least)
    chosen.set(scope, withheld)
    if (withheld === null) told.push(crowd)
  }
  return chosen
}

const widths = ['lab', 'priority', 'strand', 'group']

function widestFirst(crowds: ReadonlyMap<string, Crowd>) {
  const size = ({ scope }: Scope) => crowds.get(scope)?.size ?? 0
  return (one: Scope, other: Scope) =>
    widths.indexOf(one.kind) - widths.indexOf(other.kind) ||
    size(other) - size(one) ||
    (one.scope < other.scope ? -1 : 1)
}

function judgeCrowd(crowd: Crowd, told: readonly Crowd[], least: number): Withheld {
  if (crowd.size < least) return 'people'
  const around = told.filter((wider) => isWithin(crowd, wider))
  const leavesFew = around.some((wider) => {
    const inside = told.filter((other) => other !== wider && isWithin(other, wider))
    return [[crowd], [...inside, crowd]].some((crowds) => tellsOfFew(without(wider, crowds), least))
  })
  return leavesFew ? 'subtraction' : null
}

function isWithin(crowd: Crowd, wider: Crowd): boolean {
  return [...crowd.keys()].every((person) => wider.has(person))
}

function without(wider: Crowd, crowds: readonly Crowd[]): Side[] {
  return [...wider].filter(([person]) => !crowds.some((crowd) => crowd.has(person))).map(([, side]) => side)
}

/** Whether those who are left, or those on one side among them, are one to four. */
function tellsOfFew(left: readonly Side[], least: number): boolean {
  const known = left.filter((side) => side !== 'unknown')
  const concerned = known.filter((side) => side === 'concerned')
  return [left.length, concerned.length, known.length - concerned.length].some(
    (count) => count > 0 && count < least,
  )
}
