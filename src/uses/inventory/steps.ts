import { z } from 'zod'
import { optionalText, text } from '../../platform/forms.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import type { Words } from '../../platform/words.ts'
import type { UseField } from './fields.ts'
import { useForm, type UseAnswers } from './forms.ts'

type StepName =
  'phrase' | 'qui' | 'outil' | 'but' | 'cadre' | 'ouvre' | 'dehors' | 'risque' | 'manque' | 'voix' | 'sujet'

/** One question on its own page. */
export interface Step {
  /** Its word in the address. */
  step: StepName
  /** What is answered there. */
  asks: readonly (keyof UseAnswers)[]
  /** The texts among them, one after the other. */
  texts: readonly UseField[]
  /** Where one may also speak. */
  sound?: true
}

/** The questions, in order. The first begins the card, and nobody has to answer the others. */
export const steps: readonly Step[] = [
  { step: 'phrase', asks: ['title'], texts: ['title'] },
  { step: 'qui', asks: ['who', 'publics'], texts: ['who'] },
  { step: 'outil', asks: ['tool'], texts: ['tool'] },
  { step: 'but', asks: ['purpose'], texts: ['purpose'] },
  { step: 'cadre', asks: ['place', 'settings'], texts: ['place'] },
  { step: 'ouvre', asks: ['opens'], texts: ['opens'] },
  { step: 'dehors', asks: ['leavesOut'], texts: ['leavesOut'] },
  { step: 'risque', asks: ['risks'], texts: ['risks'] },
  { step: 'manque', asks: ['needed'], texts: ['needed'] },
  { step: 'voix', asks: ['transcript'], texts: ['transcript'], sound: true },
  { step: 'sujet', asks: ['priority', 'lang'], texts: [] },
]

/** The step of this word, its place and its neighbours; undefined for any other word. */
export function findStep(word: string) {
  const at = steps.findIndex(({ step }) => step === word)
  const step = steps[at]
  return step && { step, number: at + 1, before: steps[at - 1]?.step, after: steps[at + 1]?.step }
}

/** A step with its place among the others. */
export type FoundStep = NonNullable<ReturnType<typeof findStep>>

/** What the form of a step says: its own answers and no other. */
export function stepForm(words: Words, { asks }: Step) {
  const asked: { [Name in keyof UseAnswers]?: true } = {}
  for (const name of asks) asked[name] = true
  return useForm(words).pick(asked)
}

/** What begins a card: its title, and the voice it is drawn from if there is one. */
export const beginForm = z.object({
  title: text(120, 'uses.title-missing'),
  parole: optionalText(12),
})

export const stepFiles = {
  voice: { kinds: ['audio'], maxBytes: 30 * 2 ** 20 },
} as const satisfies Record<string, FileRule>

/** The button that keeps an answer and goes on another day. */
export const stopButton = 'arreter'
