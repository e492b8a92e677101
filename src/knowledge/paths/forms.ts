import { z } from 'zod'
import { optionalText, optionalWord, text, word } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { Words } from '../../platform/words.ts'
import { readers, savedState } from '../pieces/forms.ts'

/** What a path says of itself; its steps come one by one. */
export const pathForm = (words: Words) =>
  z.object({
    title: text(120),
    summary: text(600),
    together: optionalText(200),
    lang: language,
    priority: optionalWord(words, 'priority'),
    readers,
  })

export type PathDraft = z.infer<ReturnType<typeof pathForm>>

export const pathEditForm = (words: Words) => pathForm(words).extend(savedState)

/** What a step says about its piece, and behind which door it stands. */
const said = (words: Words) =>
  z.object({
    kind: word(words, 'knowledge-kind'),
    words: optionalText(2_000),
    question: optionalText(600),
    evidence: optionalText(200),
  })

export type StepDraft = z.infer<ReturnType<typeof said>>

export const stepForm = (words: Words) => said(words).extend({ piece: z.string().regex(/^[0-9a-z]{12}$/) })

export const stepEditForm = (words: Words) => said(words).extend(savedState)
