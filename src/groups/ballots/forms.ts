import { z } from 'zod'
import { checkbox, choice, optionalText, optionalWhole } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { bestScore, methods, type Rules } from './methods.ts'

/** More than anyone compares. */
export const mostOptions = 8

/** The dots each person spreads, where nobody said otherwise: enough to say « rather this, a little that ». */
export const usualDots = 5

/** Options beside the proposal and « nothing changes ». */
const mostOthers = mostOptions - 2

const tooMany: MessageKey = 'groups.ballot.others.many'

/** What else is proposed, one a line. */
const others = optionalText(2_000).transform((typed, problems) => {
  const lines = [...new Set(typed.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  if (lines.length > mostOthers || lines.some((line) => line.length > 200))
    problems.addIssue({ code: 'custom', message: tooMany })
  return lines
})

/** How many days a vote may be open. */
export const dayChoices = ['2', '3', '5', '7', '14'] as const

/** Putting a proposal to a vote. */
export const openVoteForm = z.object({
  method: choice(methods, 'groups.ballot.method.which'),
  others,
  secret: checkbox,
  days: choice(dayChoices).transform(Number),
})

export type VoteDraft = z.infer<typeof openVoteForm>

/**
 * How the fields of a vote are called. What a field called secret holds is never shown again, kept with a draft nor carried to the page to
 * sign in: that would be the very row that a secret vote must not leave.
 */
export function fieldsOf({ secret, options }: { secret: boolean; options: readonly string[] }) {
  const name = secret ? 'secret' : 'given'
  return { choice: `${name}-one`, marks: options.map((_, index) => `${name}-${index}`) }
}

/** A vote as its form sends it: one option chosen, or a number for each. */
export function voteForm(ballot: { secret: boolean; options: readonly string[] }) {
  const { choice: one, marks } = fieldsOf(ballot)
  const number = optionalWhole(0, Math.max(bestScore, usualDots, mostOptions))
  return z.object(Object.fromEntries([one, ...marks].map((name) => [name, number])))
}

/** What was given to each option, from the form. */
export function marksOf(
  ballot: Rules & { secret: boolean },
  form: Readonly<Record<string, number | null>>,
): number[] {
  const { choice: one, marks } = fieldsOf(ballot)
  return ballot.options.map((_, index) =>
    ballot.method === 'choice' ? Number(form[one] === index) : (form[marks[index] ?? ''] ?? 0),
  )
}
