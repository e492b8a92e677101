import { z } from 'zod'
import { choice, optionalText, ticked } from '../../../platform/forms.ts'
import { readCode } from '../../../platform/ids.ts'
import type { MessageKey } from '../../../platform/messages.ts'
import type { GivenAnswer } from '../questions/forms.ts'
import type { Question } from '../questions/queries.ts'

/** The field of a question. */
export const answerField = (id: string) => `q-${id}`

const notTicked: MessageKey = 'research.form.paper-unticked'
const steps = z.enum(['1', '2', '3', '4', '5'])

/** A sheet as the desk types it: what was left blank was passed. Without both boxes ticked on paper, nothing is typed. */
export const sheetForm = (questions: readonly Question[]) =>
  z
    .looseObject({
      moment: choice(['before', 'after']),
      agreed: ticked(notTicked),
      code: optionalText(100),
    })
    .transform(({ moment, code, ...sent }, context) => {
      const read = code === '' ? null : readCode(code)
      if (read === undefined) context.addIssue({ code: 'custom', path: ['code'], message: unknownCode })
      const asked = questions.filter((question) => question.moment === 'both' || question.moment === moment)
      const answers = new Map(asked.map((question) => [question.id, answerOf(question, sent)]))
      return { moment, code: read ?? null, answers }
    })

export const unknownCode: MessageKey = 'research.form.paper-unknown'

function answerOf({ id, sort }: Question, sent: Readonly<Record<string, unknown>>): GivenAnswer {
  const typed = sent[answerField(id)]
  if (sort === 'scale') {
    const step = steps.safeParse(typed)
    return { value: step.success ? Number(step.data) : null, words: null }
  }
  const words = typeof typed === 'string' ? typed.trim().slice(0, 2_000) : ''
  return { value: null, words: words || null }
}
