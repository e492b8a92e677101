import { z } from 'zod'
import { choice, optionalText, optionalWord, text, whole, word } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { Words } from '../../platform/words.ts'

/** Which saved state an edit was written over. */
export const savedState = { saves: whole(1, 1_000_000) }

/** Who may read what is not for a group. */
export const readers = choice(['open', 'lab'])

/** What a piece of knowledge says; the same is asked of every kind. */
export const pieceForm = (words: Words) =>
  z.object({
    kind: word(words, 'knowledge-kind'),
    title: text(120),
    claim: text(600),
    holds: optionalText(600),
    holdsNot: optionalText(600),
    source: optionalText(600),
    text: optionalText(12_000),
    lang: language,
    priority: optionalWord(words, 'priority'),
    readers,
  })

export type PieceDraft = z.infer<ReturnType<typeof pieceForm>>

export const pieceEditForm = (words: Words) => pieceForm(words).extend(savedState)
