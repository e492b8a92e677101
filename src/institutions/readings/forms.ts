import { z } from 'zod'
import {
  checkbox,
  choice,
  optionalText,
  optionalWord,
  severalIds,
  text,
  ticked,
  whole,
} from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { cutSentences } from '../../platform/sentences.ts'
import type { Words } from '../../platform/words.ts'
import { readingSorts, remarkSorts } from '../tables.ts'

/** Letters that one text may have. */
export const mostText = 12_000

/** Sentences that one text may have: its whole is read, put together and said again from one page. */
export const mostSentences = 1_000

const tooManySentences: MessageKey = 'institutions.reading.too-many-sentences'

/**
 * Hiding what is personal. `secretText` is the text as it was received: by its name it is shown again here alone, and neither kept, carried
 * nor logged (`secretFields`). `text` is one that the browser has masked already.
 */
export const maskForm = z.object({
  secretText: optionalText(mostText),
  text: optionalText(mostText),
  chosen: checkbox,
  hide: severalIds(500),
})

const about = (words: Words) => ({
  title: text(120),
  institution: text(120),
  sort: choice(readingSorts),
  place: optionalText(120),
  about: optionalText(2_000),
  priority: optionalWord(words, 'priority'),
})

/** Putting up what was masked. */
export const readingForm = (words: Words) =>
  z.object({
    ...about(words),
    text: text(mostText).refine((typed) => cutSentences(typed).length <= mostSentences, tooManySentences),
    group: optionalText(12),
    lang: language,
    looked: ticked('institutions.reading.not-looked'),
    sure: checkbox,
  })

export type ReadingDraft = z.infer<ReturnType<typeof readingForm>>

export const readingEditForm = (words: Words) => z.object({ ...about(words), saves: whole(1, 1_000_000) })

export type ReadingEdit = z.infer<ReturnType<typeof readingEditForm>>

/** A photo of the text, whose personal parts are covered. */
export const photoForm = z.object({ alt: text(500), covered: ticked('institutions.photo.not-covered') })

export const sentenceForm = z.object({ text: text(4_000) })

/** What someone adds to a sentence. */
export const remarkForm = z.object({
  sort: choice(remarkSorts, 'institutions.remark.which-sort'),
  text: text(2_000),
  source: optionalText(300),
  lang: language,
})

export type RemarkDraft = z.infer<typeof remarkForm>

export const remarkEditForm = z.object({
  text: text(2_000),
  source: optionalText(300),
  saves: whole(1, 1_000_000),
})

export const rewritingForm = z.object({ text: text(20_000), number: whole(0, 1_000_000) })
