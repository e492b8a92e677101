import { z } from 'zod'
import { choice, text, ticked, optionalText } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import { maxText } from '../posts/forms.ts'

export const typedForm = z.object({
  name: text(60, 'conversation.for-name-missing'),
  text: text(maxText, 'conversation.for-text-missing'),
  warning: optionalText(120),
  readers: choice(['open', 'lab'], 'conversation.choose-readers'),
  priority: optionalText(60),
  lang: language,
  read: ticked('conversation.for-read-missing'),
  agreed: ticked('conversation.for-agreed-missing'),
})

export const remakeForm = z.object({ post: text(12) })

/** A code of a slip, and what is done with it: only reading unless said. */
export const paperForm = z.object({
  code: text(100),
  act: z.enum(['read', 'erase', 'limit', 'claim', 'leave']).default('read').catch('read'),
  post: optionalText(12),
})
