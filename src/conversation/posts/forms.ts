import { z } from 'zod'
import type { FileRule } from '../../platform/files/receive.ts'
import { optionalText } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { Audience } from '../../platform/tables.ts'

export const maxText = 20_000

const chooseReaders: MessageKey = 'conversation.choose-readers'

/** Who may read, as one choice: a group is named by its id. */
const readers = z.string(chooseReaders).regex(/^(open|lab|group:[0-9a-z]{12})$/, chooseReaders)

const words = {
  text: optionalText(maxText),
  warning: optionalText(120),
  transcript: optionalText(maxText),
  lang: language,
  alt1: optionalText(1_000),
  alt2: optionalText(1_000),
  alt3: optionalText(1_000),
  alt4: optionalText(1_000),
}

export const voiceForm = z.object({ ...words, readers, priority: optionalText(60) })
export const answerForm = z.object(words)

/** A new text over an old one, with the version it was read at. */
export const editForm = z.object({
  text: optionalText(maxText),
  warning: optionalText(120),
  transcript: optionalText(maxText),
  version: z.coerce.number().int().min(1).max(1e6),
})

/** The audience that a choice of readers means. */
export function audienceOf(choice: string): { audience: Audience; audienceId: string | null } {
  const [audience, audienceId = null] = choice.split(':')
  // The form's pattern lets these three through and no other.
  return { audience: audience as Audience, audienceId }
}

const picture: FileRule = { kinds: ['picture'], maxBytes: 20 * 2 ** 20 }

/** What a post may bring: four pictures, each beside its description, and one message to listen to. */
export const postFiles = {
  picture1: picture,
  picture2: picture,
  picture3: picture,
  picture4: picture,
  voice: { kinds: ['audio'], maxBytes: 30 * 2 ** 20 },
} as const satisfies Record<string, FileRule>

export const pictureFields = ['1', '2', '3', '4'] as const
