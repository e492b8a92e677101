import { z } from 'zod'
import { checkbox, choice, optionalText, whole } from '../../../platform/forms.ts'
import type { MessageKey } from '../../../platform/messages.ts'
import { situations, times } from '../tables.ts'

const needsData: MessageKey = 'research.consent.texts-need-data'
const sayWhich: MessageKey = 'research.situation.which'
const sayTime: MessageKey = 'research.situation.which-time'

/** Each box apart; nothing ticked is a no. */
export const consentForm = z
  .object({ wording: whole(1, 999_999), takesPart: checkbox, data: checkbox, texts: checkbox })
  .refine(({ data, texts }) => data || !texts, { path: ['texts'], message: needsData })

export type Answer = z.infer<typeof consentForm>

export const situationForm = z.object({
  situation: choice(situations, sayWhich),
  words: optionalText(200),
  time: choice(times, sayTime),
})

export type SaidSituation = z.infer<typeof situationForm>
