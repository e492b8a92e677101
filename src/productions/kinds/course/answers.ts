import { z } from 'zod'
import { checkbox, optionalText, optionalWhole } from '../../../platform/forms.ts'
import type { MessageKey } from '../../../platform/messages.ts'
import type { Answers } from '../../tables.ts'

/** As many as one reads without losing the first. */
export const answerNumbers = [1, 2, 3, 4, 5, 6] as const
type AnswerNumber = (typeof answerNumbers)[number]

function numbered<Name extends string, Schema>(name: Name, schema: Schema) {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(answerNumbers.map((number) => [`${name}${number}`, schema])) as Record<
    `${Name}${AnswerNumber}`,
    Schema
  >
}

/** What is asked of a module beside its name and what one will be able to do. */
export const moduleForm = z
  .object({ door: checkbox, minutes: optionalWhole(1, 6_000) })
  .transform((own) => ({ own }))

/** What is asked of a question, as its answers are kept. One without words is no answer. */
export const questionForm = z
  .object({
    feedback: optionalText(2_000),
    ...numbered('answer', optionalText(300)),
    ...numbered('right', checkbox),
    ...numbered('said', optionalText(1_000)),
  })
  .transform(({ feedback, ...fields }) => {
    const answers = answerNumbers.map((number) => ({
      text: fields[`answer${number}`],
      right: fields[`right${number}`],
      feedback: fields[`said${number}`],
    }))
    return { own: { feedback, answers: answers.filter(({ text }) => text !== '') } }
  })

export const exerciseForm = z
  .object({ bring: optionalText(1_000), example: optionalText(10_000) })
  .transform((own) => ({ own }))

const notWorkshop: MessageKey = 'productions.course.meeting.not-workshop'
const workshopAddress = /^(?:https?:\/\/[^/\s]+)?(\/ateliers\/[a-z0-9-]{1,80})\/?$/

export const meetingForm = z
  .object({
    when: optionalText(200),
    how: optionalText(1_000),
    workshop: optionalText(300)
      .refine((typed) => typed === '' || workshopAddress.test(typed), notWorkshop)
      .transform((typed) => workshopAddress.exec(typed)?.[1] ?? ''),
  })
  .transform((own) => ({ own }))

const moduleAnswers = z.object({
  door: z.boolean().default(false),
  minutes: z.int().min(1).max(6_000).nullable().default(null),
})

const questionAnswers = z.object({
  answers: z
    .array(z.object({ text: z.string(), right: z.boolean(), feedback: z.string() }))
    .max(answerNumbers.length)
    .default([]),
  feedback: z.string().default(''),
})

const exerciseAnswers = z.object({ bring: z.string().default(''), example: z.string().default('') })

const meetingAnswers = z.object({
  when: z.string().default(''),
  how: z.string().default(''),
  workshop: z.string().default(''),
})

/** What a question offers, and what is said of each answer and of them all. */
export type Question = z.infer<typeof questionAnswers>
export type Exercise = z.infer<typeof exerciseAnswers>
export type Meeting = z.infer<typeof meetingAnswers>

// What cannot be read counts as not answered: it may come from an adaptation of something older.
const readBy =
  <Schema extends z.ZodObject>(schema: Schema) =>
  (own: Answers): z.infer<Schema> =>
    schema.safeParse(own).data ?? schema.parse({})

export const readModuleAnswers = readBy(moduleAnswers)
export const readQuestion = readBy(questionAnswers)
export const readExercise = readBy(exerciseAnswers)
export const readMeeting = readBy(meetingAnswers)
