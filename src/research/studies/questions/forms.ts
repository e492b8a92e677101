import { z } from 'zod'
import { choice, optionalText, text } from '../../../platform/forms.ts'
import type { MessageKey } from '../../../platform/messages.ts'

export const sorts = ['scale', 'words'] as const
export const moments = ['both', 'before', 'after'] as const

/** A question of a study, in its own words. */
export const questionForm = z.object({
  asks: text(300),
  sort: choice(sorts),
  moment: choice(moments),
  low: optionalText(40),
  high: optionalText(40),
})

export type QuestionDraft = z.infer<typeof questionForm>

const choose: MessageKey = 'research.form.choose'

/** What someone answers: a step or words, or nothing when they pass. */
export const answerForm = z
  .object({
    skip: optionalText(1),
    value: z.enum(['1', '2', '3', '4', '5']).optional(),
    words: optionalText(2_000),
  })
  .refine(({ skip, value, words }) => skip !== '' || value !== undefined || words !== '', {
    path: ['value'],
    message: choose,
  })
  .transform(({ skip, value, words }) =>
    skip === ''
      ? { value: value === undefined ? null : Number(value), words: words || null }
      : { value: null, words: null },
  )

export type GivenAnswer = z.infer<typeof answerForm>
