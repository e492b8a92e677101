import { z } from 'zod'
import { choice, day, optionalText, several, text } from '../../platform/forms.ts'

/** What one may say yes to. */
export const rightUses = ['here', 'network', 'taught', 'print'] as const
/** How someone said yes, or that they have not yet. */
export const agreements = ['not-yet', 'paper', 'aloud', 'written'] as const

export const rightForm = z.object({
  name: text(80),
  key: text(12),
  uses: several(rightUses),
  until: z.union([z.literal('').transform(() => null), day]).default(null),
  agreed: choice(agreements),
  handle: optionalText(40),
})

export type RightDraft = z.infer<typeof rightForm>

export const withdrawForm = z.object({ code: text(100) })
