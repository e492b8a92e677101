import { z } from 'zod'
import { choice, text, ticked, optionalText } from '../../platform/forms.ts'
import { languages, maxText } from '../posts/forms.ts'

export const typedForm = z.object({
  name: text(60),
  text: text(maxText),
  warning: optionalText(120),
  readers: choice(['open', 'lab']),
  priority: optionalText(60),
  lang: z
    .string()
    .default('fr')
    .transform((lang) => (languages.includes(lang) ? lang : 'fr')),
  read: ticked,
  agreed: ticked,
})

/** A code of a slip, and what is done with it: only reading unless said. */
export const paperForm = z.object({
  code: text(100),
  act: z.enum(['read', 'erase', 'limit', 'claim', 'leave']).default('read').catch('read'),
  post: optionalText(12),
})
