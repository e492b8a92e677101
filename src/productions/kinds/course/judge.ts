import type { Question } from './answers.ts'

/** Answers chosen, by their number in the question from 0, each once, the first first. */
export type Chosen = readonly number[]

/** What there is to choose: one answer, several, or one's own mind when none is right. */
export function kindOf({ answers }: Question): 'think' | 'one' | 'several' {
  const right = answers.filter((answer) => answer.right).length
  return right === 0 ? 'think' : right === 1 ? 'one' : 'several'
}

/** What was chosen as it stands in an address, `0-2`; null when it is not a choice among these answers. */
export function readChosen(typed: string, { answers }: Question): Chosen | null {
  if (!/^\d(-\d){0,5}$/.test(typed)) return null
  const chosen = [...new Set(typed.split('-').map(Number))].sort((a, b) => a - b)
  const most = answers.length - 1
  return chosen.every((at) => at <= most) && writeChosen(chosen) === typed ? chosen : null
}

export const writeChosen = (chosen: Chosen) => chosen.join('-')

/** Whether right answers are left among those not chosen. Never how many: it is no count. */
export function hasMore({ answers }: Question, chosen: Chosen): boolean {
  return answers.some(({ right }, at) => right && !chosen.includes(at))
}
