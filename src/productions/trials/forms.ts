import { z } from 'zod'
import { optionalText, optionalWhole, text } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { Town } from './towns.ts'
import { savedState } from '../parts/forms.ts'

/** One use of a production: where, with how many, what happened, what to change. */
export const trialForm = z.object({
  place: text(120),
  town: optionalText(120),
  townId: optionalText(20),
  people: optionalWhole(1, 100_000),
  happened: text(5_000),
  toChange: optionalText(5_000),
  version: optionalWhole(1, 1_000_000),
  lang: language,
})

/** What was told, with the town that was meant. */
export type TrialDraft = Placed<z.infer<typeof trialForm>>

type Placed<Form> = Omit<Form, 'town' | 'townId'> & { town: Town | null }

/** The version that was used stays the one that was used. */
export const trialEditForm = trialForm.omit({ version: true }).extend(savedState)

export type TrialEdit = Placed<z.infer<typeof trialEditForm>>
