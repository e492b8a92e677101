import { z } from 'zod'
import { checkbox, choice, optionalText, optionalWhole, text, whole } from '../../platform/forms.ts'
import { locales, pronouns } from '../../platform/messages.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { WordList } from '../../platform/words.ts'
import { dataOf, openLists } from './lists.ts'
import type { WordDraft } from './words.ts'

const problem = (key: MessageKey) => key

/** Words as the keys circle writes them: a name and a text in each language, French required. */
export const wordForm = z.object({
  number: z
    .string()
    .trim()
    .regex(/^(\d{2,5})?$/, problem('people.words.not-number'))
    .default(''),
  'name-fr': text(120),
  'name-fr-x-simple': optionalText(120),
  'name-en': optionalText(120),
  'name-ar': optionalText(120),
  'text-fr': optionalText(10_000),
  'text-fr-x-simple': optionalText(10_000),
  'text-en': optionalText(10_000),
  'text-ar': optionalText(10_000),
  first: checkbox,
  sms: checkbox,
  url: z
    .string()
    .trim()
    .max(300)
    .regex(/^(https:\/\/\S+)?$/, problem('people.words.not-url'))
    .default(''),
  form: optionalText(40),
  seats: optionalWhole(1, 20),
})

const version = whole(1, 1_000_000)

/** The same over a word that is there, which another keyholder may be editing. */
export const editForm = wordForm.extend({ version })

/** The word of this list that a form describes. Locales left empty fall back to French when it is read. */
export function draftOf(list: WordList, typed: z.infer<typeof wordForm>): WordDraft {
  const pick = (part: 'name' | 'text') =>
    Object.fromEntries(
      locales.flatMap((locale) => (typed[`${part}-${locale}`] ? [[locale, typed[`${part}-${locale}`]]] : [])),
    )
  return {
    names: pick('name'),
    texts: pick('text'),
    data: Object.fromEntries(dataOf(list).flatMap((key) => (typed[key] ? [[key, typed[key]]] : []))),
    form: typed.form || null,
  }
}

/** How the lab speaks: a choice, where other words are texts. */
export const pronounForm = z.object({ pronoun: choice(pronouns), version })

// The registry holds open lists from the first: the tuple is not empty.
export const proposalForm = z.object({
  list: choice(openLists as unknown as readonly [string, ...string[]]),
  name: text(60),
  why: text(500),
})

export const declineForm = z.object({ reason: text(300) })
