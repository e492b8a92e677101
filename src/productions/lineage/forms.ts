import { z } from 'zod'
import { optionalText, text } from '../../platform/forms.ts'

/** What an adaptation is called, and what it changes and why. */
export const adaptForm = z.object({ title: text(120), why: text(1_000), group: optionalText(12) })

export type AdaptForm = z.infer<typeof adaptForm>
