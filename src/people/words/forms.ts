import { z } from 'zod'
import { checkbox, choice, optionalText, text } from '../../platform/forms.ts'
import { locales, pronouns } from '../../platform/messages.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { openLists } from './lists.ts'
import type { WordDraft } from './words.ts'

const problem = (key: MessageKey) => key

/** Words as the keys circle edits them: a name and a text in each language, French required. */
export const wordForm = z
  .object({
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
  })
  .transform((typed) => ({ typed, number: typed.number }))

export type TypedWord = z.infer<typeof wordForm>['typed']

/** The word that a form describes. Locales left empty fall back to French when it is read. */
export function draftOf(typed: TypedWord): WordDraft {
  const pick = (part: 'name' | 'text') =>
    Object.fromEntries(
      locales.flatMap((locale) => (typed[`${part}-${locale}`] ? [[locale, typed[`${part}-${locale}`]]] : [])),
    )
  return {
    names: pick('name'),
    texts: pick('text'),
    data: {
      ...(typed.first && { first: true }),
      ...(typed.sms && { sms: true }),
      ...(typed.url && { url: typed.url }),
    },
    form: typed.form || null,
  }
}

/** How the lab speaks: a choice, where other words are texts. */
export const pronounForm = z.object({ pronoun: choice(pronouns) })

// The registry holds open lists from the first: the tuple is not empty.
export const proposalForm = z.object({
  list: choice(openLists as unknown as readonly [string, ...string[]]),
  name: text(60),
  why: text(500),
})

export const declineForm = z.object({ reason: text(300) })
