import { z } from 'zod'
import { checkbox, optionalText, optionalWord, severalIds, text, word } from '../../platform/forms.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import { language } from '../../platform/languages.tsx'
import { originField } from '../../platform/origins.ts'
import type { Words } from '../../platform/words.ts'
import { partFields, savedState } from '../parts/forms.ts'

/** What is said of the whole, apart from its parts. */
const wholeFields = (words: Words) => ({
  title: text(120),
  summary: text(400),
  easy: optionalText(10_000),
  licence: word(words, 'licence').default(usualLicence),
  priority: optionalWord(words, 'priority'),
  lang: language,
  coverAlt: optionalText(1_000),
})

/** Free, with our names, shared alike: what the lab proposes when nobody chose. */
export const usualLicence = 'cc-by-sa'

export const coverRule: FileRule = { kinds: ['picture'], maxBytes: 20 * 2 ** 20 }

/** Starting something: the whole, its first part, and how one wants to be named. */
export const startForm = (words: Words) =>
  partFields.extend({
    ...wholeFields(words),
    named: optionalText(80),
    group: optionalText(12),
    need: optionalText(12),
    ...originField,
  })

/** Changing what is said of the whole. */
export const wholeForm = (words: Words) =>
  z.object({ ...wholeFields(words), kind: word(words, 'kind'), coverGone: checkbox, ...savedState })

export type Whole = Omit<z.infer<ReturnType<typeof wholeForm>>, 'saves' | 'coverGone'>

/** Publishing: who sees it and, from the second version on, what changed. */
export const publishForm = z.object({
  audience: z.enum(['open', 'lab']).default('open'),
  changed: optionalText(400),
  trials: severalIds(50),
  /** What is said in it will be written later: the page asks for help. */
  later: checkbox,
})

export type Publishing = z.infer<typeof publishForm>
