import { z } from 'zod'
import { choice, optionalText, optionalWord, text, whole } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { WordList, Words } from '../../platform/words.ts'
import { longest } from './fields.ts'

const mostWords = 12

/** Any number of words of this list; one that the lab never had is left out. */
const someWords = (words: Words, list: WordList) =>
  z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.string().max(60)).max(50),
    )
    .transform((slugs) => [...new Set(slugs)].filter((slug) => words.find(list, slug)).slice(0, mostWords))

/** All that a use says; the title alone is required. */
export const useForm = (words: Words) =>
  z.object({
    title: text(longest.title, 'uses.title-missing'),
    who: optionalText(longest.who),
    tool: optionalText(longest.tool),
    purpose: optionalText(longest.purpose),
    place: optionalText(longest.place),
    opens: optionalText(longest.opens),
    leavesOut: optionalText(longest.leavesOut),
    risks: optionalText(longest.risks),
    needed: optionalText(longest.needed),
    transcript: optionalText(longest.transcript),
    publics: someWords(words, 'use-public'),
    settings: someWords(words, 'use-setting'),
    priority: optionalWord(words, 'priority'),
    lang: language,
  })

export type UseAnswers = z.infer<ReturnType<typeof useForm>>

/** Who reads it. */
const readers = choice(['open', 'lab'], 'uses.choose-readers')

/** The use is published, for these readers. */
export const publishForm = z.object({ readers })

export const useEditForm = (words: Words) => useForm(words).extend({ readers, saves: whole(1, 1_000_000) })
