import { newId } from '../../platform/ids.ts'
import type { Scale } from '../dataset/shape.ts'
import type { Answered } from './answered.ts'
import { least } from './blur.ts'
import { byText } from './rows.ts'
import type { StudyFrame } from './study.ts'

/** What leaves of what was answered before and after: questions to which at least five answered, and not nearly all alike, which would be what each of them says. */
export function tellScales(
  { traces }: StudyFrame,
  answered: readonly Answered[],
  leaving: ReadonlyMap<string, unknown>,
): { scales?: Scale[] } {
  if (!traces.includes('answers')) return {}
  const some = answered.filter(({ accountId }) => leaving.has(accountId))
  const questions = [...Map.groupBy(some, ({ question }) => question).values()]
  return { scales: number(questions.filter(mayLeave).flat()) }
}

/** What one account answered, for itself. */
export function tellOwnScales({ traces }: StudyFrame, answered: readonly Answered[]): { scales?: Scale[] } {
  return traces.includes('answers') ? { scales: number(answered) } : {}
}

function mayLeave(answers: readonly Answered[]): boolean {
  return (
    answers.length >= least &&
    isSpread(answers.map(({ before }) => before)) &&
    isSpread(answers.map(({ after }) => after))
  )
}

/** Whether two at least answer otherwise than most: whoever takes their own answer away does not read that of all the others. */
function isSpread(values: readonly number[]): boolean {
  const alike = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length)
  return Math.max(...alike) <= values.length - 2
}

/** Under numbers drawn here, in an order that comes from what the rows say alone. */
function number(answered: readonly Answered[]): Scale[] {
  const numbers = new Map<string, string>()
  for (const { accountId } of answered) if (!numbers.has(accountId)) numbers.set(accountId, `a${newId()}`)
  return answered
    .map(({ accountId, question, before, after }) => {
      return { answerer: numbers.get(accountId) ?? '', question, before, after }
    })
    .toSorted(byText((row) => JSON.stringify(row)))
}
