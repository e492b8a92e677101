import { z } from 'zod'
import { choice, day, optionalText, text, ticked } from '../../../platform/forms.ts'

/** Who asks for rows, for what, until when, and that they agree to the terms. */
export const accessForm = z.object({
  name: text(120),
  institution: text(200),
  purpose: text(2_000),
  until: day,
  agreed: ticked('research.release.terms-needed'),
})

export type AccessDraft = Omit<z.infer<typeof accessForm>, 'agreed'>

/** A yes, or a no that says why. */
export const answerForm = z
  .object({ answer: choice(['yes', 'no']), reason: optionalText(1_000) })
  .refine(({ answer, reason }) => answer === 'yes' || reason !== '', {
    path: ['reason'],
    message: 'research.release.reason-needed',
  })
  .transform(({ answer, reason }) => ({ yes: answer === 'yes', reason }))

export type AnswerDraft = z.infer<typeof answerForm>

/** Which release is taken. */
export const takeForm = z.object({ release: text(12) })
