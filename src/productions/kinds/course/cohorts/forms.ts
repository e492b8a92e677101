import { z } from 'zod'
import { checkbox, day, optionalText, text, whole } from '../../../../platform/forms.ts'
import type { MessageKey } from '../../../../platform/messages.ts'
import type { Course, CourseModule } from '../course.ts'

/** On which day a module is talked about. */
export interface ModuleDay {
  key: string
  day: string
}

/** The modules that may have a day: those with a name, or at least a key, of their own. */
export function datedModules({ modules }: Course): CourseModule[] {
  return modules.filter(({ key }) => key !== '')
}

/** The field of a module's day. */
export const dayField = (key: string) => `day-${key}`

const optionalDay = z.union([z.literal('').transform(() => null), day]).default(null)

/** What is said of a cohort, with a day for each module that has one; `saves` where it is written over what is there. */
export const cohortForm = (course: Course) =>
  z
    .looseObject({
      name: text(80),
      begins: day,
      place: optionalText(200),
      accompanied: optionalText(200),
      saves: whole(1, 999_999_999).optional(),
    })
    .transform(({ name, begins, place, accompanied, saves, ...sent }, context) => {
      const refuse = (key: string, message: MessageKey) =>
        context.addIssue({ code: 'custom', path: [dayField(key)], message })
      const dates = datedModules(course).flatMap(({ key }): ModuleDay[] => {
        const typed = optionalDay.safeParse(sent[dayField(key)])
        if (!typed.success) refuse(key, 'form.not-day')
        // Days as 2026-11-24 compare as text.
        else if (typed.data !== null && typed.data < begins) refuse(key, 'productions.cohort.before-begin')
        else if (typed.data !== null) return [{ key, day: typed.data }]
        return []
      })
      return { name, begins, place, accompanied, saves, dates }
    })

export type CohortDraft = z.infer<ReturnType<typeof cohortForm>>

export const joinForm = z.object({ named: checkbox })
