import { z } from 'zod'
import { choice, optionalText, optionalWord, text } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import { originField } from '../../platform/origins.ts'
import type { Words } from '../../platform/words.ts'

/** How long a statement may be: one idea, read at a glance. */
export const maxStatement = 140

export const questionForm = (words: Words) =>
  z.object({
    asked: text(160),
    why: optionalText(1_000),
    priority: optionalWord(words, 'priority'),
    lang: language,
    ...originField,
  })

export type QuestionDraft = z.infer<ReturnType<typeof questionForm>>

export const statementForm = z.object({ said: text(maxStatement), lang: language })

/** What one may answer to a statement. */
export const answers = ['agree', 'disagree', 'pass'] as const
export type Answer = (typeof answers)[number]

const number = z.coerce.number().int().min(1).max(32_000)

export const answerForm = z.object({ statement: number, answer: choice(answers) })

/** An answer that is changed, or taken back. */
export const changeForm = z.object({ statement: number, answer: z.enum([...answers, 'erase']) })

/** A sheet of paper as it is typed in: `answer-12` says what was ticked at statement 12. */
export const sheetForm = z.looseObject({}).transform((fields) =>
  Object.entries(fields).flatMap(([name, value]) => {
    // Each statement once: no zero before its number.
    const [, typed] = /^answer-([1-9]\d{0,4})$/.exec(name) ?? []
    const statement = number.safeParse(typed)
    const answer = answers.find((one) => one === value)
    return statement.success && answer ? [{ statement: statement.data, answer }] : []
  }),
)
