import { z } from 'zod'
import { optionalText, optionalWhole, text } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import { savedState } from '../parts/forms.ts'

/** One use of a production: where, with how many, what happened, what to change. */
export const trialForm = z.object({
  place: text(120),
  people: optionalWhole(1, 100_000),
  happened: text(5_000),
  toChange: optionalText(5_000),
  version: optionalWhole(1, 1_000_000),
  lang: language,
})

export type TrialDraft = z.infer<typeof trialForm>

/** The version that was used stays the one that was used. */
export const trialEditForm = trialForm.omit({ version: true }).extend(savedState)

export type TrialEdit = z.infer<typeof trialEditForm>
