import { z } from 'zod'
import type { FileRule } from '../../platform/files/receive.ts'
import { checkbox, optionalText, optionalWord, text } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { Audience } from '../../platform/tables.ts'
import type { Words } from '../../platform/words.ts'
import { savedState } from '../pieces/forms.ts'

const chooseReaders: MessageKey = 'knowledge.testimony.choose-readers'

const said = (words: Words) =>
  z.object({
    title: text(120),
    text: optionalText(12_000),
    transcript: optionalText(12_000),
    warning: optionalText(120),
    quotable: checkbox,
    unnamed: checkbox,
    lang: language,
    priority: optionalWord(words, 'priority'),
  })

/** Who may read, as one choice: a group is named by its id. */
const readers = z
  .string(chooseReaders)
  .regex(/^(open|lab|group:[0-9a-z]{12})$/, chooseReaders)
  .transform((choice) => {
    const [audience, audienceId = null] = choice.split(':')
    // The pattern lets these three through and no other.
    return { audience: audience as Audience, audienceId }
  })

export const testimonyForm = (words: Words) => said(words).extend({ readers })

export type TestimonyWords = z.infer<ReturnType<typeof said>>
export type TestimonyDraft = z.infer<ReturnType<typeof testimonyForm>>

export const testimonyEditForm = (words: Words) => said(words).extend(savedState)

export const matterForm = z.object({
  testimony: z.string().regex(/^[0-9a-z]{12}$/),
  quote: optionalText(600),
})

/** One message to listen to, as a voice on the lab's wall. */
export const testimonyFiles = {
  voice: { kinds: ['audio'], maxBytes: 30 * 2 ** 20 },
} as const satisfies Record<string, FileRule>
