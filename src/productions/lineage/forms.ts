import { z } from 'zod'
import { optionalText, text } from '../../platform/forms.ts'
import { isLanguage } from '../../platform/languages.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { adaptedKinds, type AdaptedKind } from '../tables.ts'

/** Whether the text stays the same in other words: then what changes needs no telling. */
export function saysTheSame(kind: AdaptedKind | null): boolean {
  return kind === 'translation' || kind === 'easy'
}

/** What an adaptation is called, why it is made, into which language when it translates, and what it changes. */
export const adaptForm = (lang: string) =>
  z
    .object({
      title: text(120),
      kind: z.enum(adaptedKinds).default('audience'),
      to: z.string().default(''),
      why: optionalText(1_000),
      group: optionalText(12),
    })
    .superRefine(({ kind, to, why }, context) => {
      const refuse = (path: string, message: MessageKey) =>
        context.addIssue({ code: 'custom', path: [path], message })
      if (kind === 'translation' && (!isLanguage(to) || to === lang))
        refuse('to', 'productions.lineage.to-needed')
      if (why === '' && !saysTheSame(kind)) refuse('why', 'form.required')
    })

export type AdaptForm = z.infer<ReturnType<typeof adaptForm>>
