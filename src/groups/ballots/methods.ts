import { createHash } from 'node:crypto'

/** Ways to choose between options: one each, dots to spread, a mark for each, or the lot. */
export const methods = ['choice', 'dots', 'score', 'lots'] as const
export type Method = (typeof methods)[number]

/** The best mark of `score`; the worst is zero. */
export const bestScore = 5

/** What is voted by, as far as counting goes. */
export interface Rules {
  method: Method
  options: readonly string[]
  dots: number
}

/** What one person gives each option, or null when the rules do not allow it. */
export function readMarks({ method, options, dots }: Rules, marks: readonly number[]): number[] | null {
  const most = { choice: 1, dots, score: bestScore, lots: 0 }[method]
  const fits =
    marks.length === options.length &&
    marks.every((mark) => Number.isInteger(mark) && mark >= 0 && mark <= most)
  if (!fits) return null
  const given = marks.reduce((sum, mark) => sum + mark, 0)
  const allowed = { choice: given === 1, dots: given >= 1 && given <= dots, score: true, lots: false }[method]
  return allowed ? [...marks] : null
}

/** What was kept. `drawn` when the lot decided: by method, or between options that received as much. */
export interface Outcome {
  winner: number | null
  drawn: boolean
}

/** What a vote keeps, from what each option received in all. Nobody voted: nothing is kept, unless the lot decides. */
export function decide(
  { method, options }: Rules,
  counts: readonly number[],
  voters: number,
  seed: string,
): Outcome {
  const all = options.map((_, index) => index)
  if (method !== 'lots' && voters === 0) return { winner: null, drawn: false }
  const best = Math.max(...counts)
  const first = method === 'lots' ? all : all.filter((index) => counts[index] === best)
  return { winner: drawOne(seed, first), drawn: first.length > 1 }
}

/** The same seed draws the same option: whoever knows it can draw again. */
function drawOne(seed: string, among: readonly number[]): number | null {
  const rank = (index: number) => createHash('sha256').update(`${seed} ${index}`).digest('hex')
  return among.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))[0] ?? null
}

/** Under this many voters no figure of a secret vote is told. */
const fewestTold = 5

/**
 * Whether the figures of a secret vote may be told: not when someone who takes their own vote away from them would read those of all the
 * others. So at least five voters, and whichever vote is taken away, what is left is spread.
 */
export function mayTell({ method, dots }: Rules, counts: readonly number[], voters: number): boolean {
  if (voters < fewestTold) return false
  if (method === 'score')
    return counts.every((count) => count > bestScore && count < (voters - 1) * bestScore)
  let own = method === 'dots' ? dots : 1
  let left = 0
  // The smallest first: one's own vote taken away from where it hides the others least.
  for (const count of counts.toSorted((one, other) => one - other)) {
    if (count > own) left += 1
    own = Math.max(0, own - count)
  }
  return left >= 2
}
