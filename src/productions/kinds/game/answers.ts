import { z } from 'zod'
import { checkbox, optionalText } from '../../../platform/forms.ts'
import type { Answers } from '../../tables.ts'

/** As many as fit a telephone with the text above them. */
export const choiceNumbers = [1, 2, 3, 4, 5, 6] as const
type ChoiceNumber = (typeof choiceNumbers)[number]

function forEachChoice<Name extends string, Schema>(name: Name, schema: Schema) {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(choiceNumbers.map((number) => [`${name}${number}`, schema])) as Record<
    `${Name}${ChoiceNumber}`,
    Schema
  >
}

/** What is asked of a scene beside its name and its words, as its answers are kept. A choice without words is no choice. */
export const sceneForm = z
  .object({
    speaker: optionalText(80),
    ending: checkbox,
    ...forEachChoice('choice', optionalText(200)),
    ...forEachChoice('to', optionalText(12)),
  })
  .transform(({ speaker, ending, ...fields }) => {
    const choices = choiceNumbers.map((number) => ({
      text: fields[`choice${number}`],
      to: fields[`to${number}`],
    }))
    return { own: { speaker, ending, choices: choices.filter(({ text }) => text !== '') } }
  })

const sceneAnswers = z.object({
  speaker: z.string().default(''),
  ending: z.boolean().default(false),
  choices: z.array(z.object({ text: z.string(), to: z.string() })).default([]),
})

/** The answers of a scene as they were kept; what cannot be read counts as not answered. */
export function readSceneAnswers(own: Answers): z.infer<typeof sceneAnswers> {
  return sceneAnswers.safeParse(own).data ?? sceneAnswers.parse({})
}
