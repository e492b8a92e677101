import type { Cue } from './cue.ts'

/** Signs a second that most people can read while they look at the picture. */
export const easyPace = 17

/** What a cue could do better: nothing of it stops anyone. */
export interface Hints {
  /** Signs a second, when it goes too fast to be read. */
  fast: number | null
  /** It begins before the one above has ended. */
  overlaps: boolean
}

/** What could be better, cue by cue, for cues in their order. */
export function findHints(cues: readonly Cue[]): Hints[] {
  let until = 0
  return cues.map(({ start, end, text }) => {
    const pace = Math.round(text.length / ((end - start) / 1_000))
    const hints = { fast: pace > easyPace ? pace : null, overlaps: start < until }
    until = Math.max(until, end)
    return hints
  })
}

/** When words that start here would end by themselves: time enough to read them, before the next ones if it can be. */
export function guessEnd(start: number, text: string, next: number | undefined): number {
  const enough = start + Math.max(1_500, Math.ceil((text.length / easyPace) * 1_000))
  return next !== undefined && next > start ? Math.min(enough, next) : enough
}
