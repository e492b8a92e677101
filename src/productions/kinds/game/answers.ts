import { z } from 'zod'
import { checkbox, optionalText } from '../../../platform/forms.ts'
import type { MessageKey } from '../../../platform/messages.ts'
import type { Answers } from '../../tables.ts'

/** As many as fit a telephone with the text above them. */
export const choiceNumbers = [1, 2, 3, 4, 5, 6] as const
/** How many things one choice may change, or ask for; and how many texts a scene may add. */
export const ruleNumbers = [1, 2, 3] as const

type ChoiceNumber = (typeof choiceNumbers)[number]
type RuleNumber = (typeof ruleNumbers)[number]

// Object.fromEntries forgets which keys it was given.
function forEach<Name extends string, Schema>(names: readonly Name[], schema: Schema) {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>
}

const perChoice = <Name extends string>(name: Name) =>
  choiceNumbers.map((number): `${Name}${ChoiceNumber}` => `${name}${number}`)

const perRule = <Name extends string>(name: Name) =>
  choiceNumbers.flatMap((number) =>
    ruleNumbers.map((rule): `${Name}${ChoiceNumber}-${RuleNumber}` => `${name}${number}-${rule}`),
  )

const perAdded = <Name extends string>(name: Name) =>
  ruleNumbers.map((rule): `${Name}-${RuleNumber}` => `${name}-${rule}`)

/** A rule as one choice of a list sends it, `add--1`; the first word says how, the number by how much. */
const rule = <const How extends readonly [string, ...string[]]>(
  hows: How,
  usual: `${How[number]}-${number}`,
) =>
  z
    .string()
    .default(usual)
    .transform((typed) => /^(\w+)-(-?\d{1,2})$/.exec(typed))
    .transform((found) => ({ how: found?.[1], by: Number(found?.[2]) }))
    .pipe(z.object({ how: z.enum(hows), by: z.number().int().min(-99).max(99) }))

const whenMissing: MessageKey = 'productions.scene.when-missing'

const changeField = rule(['set', 'add'], 'set-1')
const conditionField = rule(['least', 'below'], 'least-1')
const nameField = optionalText(60).transform((typed) => typed.replaceAll(/\s+/g, ' '))

/** What is asked of a scene beside its name and its words, as its answers are kept. What has no words, or no name, is nothing. */
export const sceneForm = z
  .object({
    speaker: optionalText(80),
    ending: checkbox,
    talk: optionalText(2_000),
    ...forEach(perChoice('choice'), optionalText(200)),
    ...forEach(perChoice('to'), optionalText(12)),
    ...forEach(perRule('note'), nameField),
    ...forEach(perRule('how'), changeField),
    ...forEach(perRule('if'), nameField),
    ...forEach(perRule('is'), conditionField),
    ...forEach(perAdded('when'), nameField),
    ...forEach(perAdded('whenIs'), conditionField),
    ...forEach(perAdded('added'), optionalText(4_000)),
  })
  .superRefine((fields, c) => {
    for (const at of ruleNumbers)
      if (fields[`added-${at}`] !== '' && fields[`when-${at}`] === '')
        c.addIssue({ code: 'custom', path: [`when-${at}`], message: whenMissing })
  })
  .transform(({ speaker, ending, talk, ...fields }) => {
    const choices = choiceNumbers.map((number) => ({
      text: fields[`choice${number}`],
      to: fields[`to${number}`],
      changes: ruleNumbers
        .map((at) => ({ name: fields[`note${number}-${at}`], ...fields[`how${number}-${at}`] }))
        .filter(({ name }) => name !== ''),
      conditions: ruleNumbers
        .map((at) => ({ name: fields[`if${number}-${at}`], ...fields[`is${number}-${at}`] }))
        .filter(({ name }) => name !== ''),
    }))
    const added = ruleNumbers.map((at) => ({
      text: fields[`added-${at}`],
      condition: { name: fields[`when-${at}`], ...fields[`whenIs-${at}`] },
    }))
    return {
      own: {
        speaker,
        ending,
        talk,
        choices: choices.filter(({ text }) => text !== ''),
        added: added.filter(({ text }) => text !== ''),
      },
    }
  })

const condition = z.object({ name: z.string(), how: z.enum(['least', 'below']), by: z.number() })

const sceneAnswers = z.object({
  speaker: z.string().default(''),
  ending: z.boolean().default(false),
  talk: z.string().default(''),
  choices: z
    .array(
      z.object({
        text: z.string(),
        to: z.string(),
        changes: z
          .array(z.object({ name: z.string(), how: z.enum(['set', 'add']), by: z.number() }))
          .default([]),
        conditions: z.array(condition).default([]),
      }),
    )
    .default([]),
  added: z.array(z.object({ text: z.string(), condition })).default([]),
})

export type SceneAnswers = z.infer<typeof sceneAnswers>

/** The answers of a scene as they were kept; what cannot be read counts as not answered. */
export function readSceneAnswers(own: Answers): SceneAnswers {
  return sceneAnswers.safeParse(own).data ?? sceneAnswers.parse({})
}

/** What is asked of the game as a whole: questions to talk about at its endings, one a line. */
export const gameAnswers = z.object({ talk: optionalText(4_000) })

/** The answers of a game as they were kept. */
export function readGameAnswers(answers: Answers): z.infer<typeof gameAnswers> {
  return gameAnswers.safeParse(answers).data ?? gameAnswers.parse({})
}
