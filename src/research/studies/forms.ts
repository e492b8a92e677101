import { z } from 'zod'
import { choice, day, optionalText, optionalWord, several, text, whole } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { Words } from '../../platform/words.ts'
import { traces } from './tables.ts'

const noDate: MessageKey = 'research.study.analysis-needed'
const noTrace: MessageKey = 'research.study.traces-needed'
const tooShort: MessageKey = 'research.study.until-too-short'

/** What a study says of itself, whoever prepares it. */
const words = {
  title: text(120),
  question: text(1_000),
  protocol: text(4_000),
  doneBy: text(400),
  institution: optionalText(200),
  ethics: text(2_000),
  lang: language,
}

/** Which traces it asks for, and of what. */
const data = (lab: Words) => ({
  traces: several(traces).refine((chosen) => chosen.length > 0, noTrace),
  where: choice(['lab', 'some']),
  priority: optionalWord(lab, 'priority'),
  strand: optionalText(12),
  group: optionalText(12),
  dataUntil: day,
})

/** A study that is prepared: nothing of it without the day by which the people concerned have their say on its figures. */
export const studyForm = (lab: Words) =>
  z
    .object({
      ...words,
      ...data(lab),
      analysisOn: z.string(noDate).trim().min(1, noDate).pipe(day),
    })
    // Days as 2026-11-24 compare as text.
    .refine(({ analysisOn, dataUntil }) => dataUntil >= analysisOn, {
      path: ['dataUntil'],
      message: tooShort,
    })

/** Other words for a study. Once it is open, the day of the analysis was promised to those who said yes: no field asks for another. */
export const studyChangeForm = (lab: Words) =>
  z.object({
    ...words,
    ...data(lab),
    analysisOn: z.union([z.literal('').transform(() => undefined), day]).optional(),
    saves: whole(1, 999_999_999),
  })

export type StudyDraft = z.infer<ReturnType<typeof studyForm>>
export type StudyChange = z.infer<ReturnType<typeof studyChangeForm>>

export const givingBackForm = z.object({ text: text(8_000) })
