import { least } from './blur.ts'

/** All situations together. */
export const all = '*'

/** A count of the whole lab: how many accounts, and about how often they spoke. */
export interface Cell {
  /** '*' for all, empty for those of whom nothing more is said. */
  situation: string
  people: number
  turns: number | null
}

/** A count before it is known whether it may be told: whose it is, and how often each spoke. */
export interface Candidate extends Pick<Cell, 'situation'> {
  turns: ReadonlyMap<string, number>
}

/**
 * The counts that may be told. One is left out when it is of fewer than five accounts; when others, taken from the whole, would leave one to
 * four; or when since an earlier release it, or what is left of the whole, changed by one to four. What is left out looks the same as nobody,
 * and why is not said.
 */
export function chooseCells(candidates: readonly Candidate[], earlier: readonly (readonly Cell[])[]): Cell[] {
  const before = earlier.map(derive)
  const chosen: Candidate[] = []
  for (const candidate of candidates.toSorted(largestFirst)) {
    if (candidate.turns.size < least) continue
    const found = derive([...chosen, candidate].map(countOf))
    if (![...found.values()].some(findsSome) && isSteady(found, before)) chosen.push(candidate)
  }
  return chosen.map((candidate) => ({ ...countOf(candidate), turns: countTurns(candidate) }))
}

/** Whether a number finds one to four people. */
function findsSome(count: number): boolean {
  return count !== 0 && Math.abs(count) < least
}

function largestFirst(a: Candidate, b: Candidate): number {
  return (
    Number(b.situation === all) - Number(a.situation === all) ||
    b.turns.size - a.turns.size ||
    (a.situation < b.situation ? -1 : 1)
  )
}

function countOf({ situation, turns }: Candidate): Cell {
  return { situation, people: turns.size, turns: null }
}

/** Whether what was told earlier, taken from what is told now, leaves nobody or enough: of each count, and of what is left of the whole. */
function isSteady(
  now: ReadonlyMap<string, number>,
  earlier: readonly ReadonlyMap<string, number>[],
): boolean {
  return earlier.every((before) =>
    [...now].every(([what, count]) => !findsSome(count - (before.get(what) ?? count))),
  )
}

/** Every count that is told, and what is left of the whole without any of them: situations are a handful. */
function derive(cells: readonly Cell[]): Map<string, number> {
  const found = new Map(cells.map(({ situation, people }) => [situation, people]))
  const whole = found.get(all)
  if (whole === undefined) return found
  let rests: [string, number][] = [['rest', whole]]
  for (const { situation, people } of cells.toSorted((a, b) => (a.situation < b.situation ? -1 : 1)))
    if (situation !== all)
      rests = rests.flatMap(([what, rest]) => [
        [what, rest],
        [`${what} - ${situation}`, rest - people],
      ])
  return new Map([...found, ...rests])
}

/** To the nearest ten, unless one of them spoke for more than half: then the number would be theirs. */
function countTurns({ turns }: Candidate): number | null {
  const counts = [...turns.values()]
  const sum = counts.reduce((total, count) => total + count, 0)
  return Math.max(...counts) * 2 > sum ? null : Math.round(sum / 10) * 10
}
