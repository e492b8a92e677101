import type { Course, CourseModule, CourseStep } from './course.ts'

/** What may be missing in a course: a hint beside its plan, never a gate. */
export interface Doubt {
  what: 'no-door' | 'no-step' | 'no-name' | 'no-title' | 'one-answer' | 'unsaid'
  /** What it is about; neither when it is the whole. */
  module?: CourseModule
  step?: CourseStep
}

/** Reads a course as someone who follows it would. */
export function doubt({ modules }: Course): Doubt[] {
  const noDoor = modules.length > 1 && !modules.some(({ door }) => door)
  return [
    ...(noDoor ? [{ what: 'no-door' as const }] : []),
    ...modules.flatMap((module) => [...doubtModule(module), ...module.steps.flatMap(doubtStep)]),
  ]
}

function doubtModule(module: CourseModule): Doubt[] {
  return [
    ...(module.part?.title === '' ? [{ what: 'no-name' as const, module }] : []),
    ...(module.steps.length === 0 ? [{ what: 'no-step' as const, module }] : []),
  ]
}

function doubtStep(step: CourseStep): Doubt[] {
  const answers = step.question?.answers ?? []
  const unsaid = answers.length > 1 && answers.some(({ feedback }) => feedback === '')
  return [
    ...(step.part.title === '' ? [{ what: 'no-title' as const, step }] : []),
    ...(answers.length === 1 ? [{ what: 'one-answer' as const, step }] : []),
    ...(unsaid && step.question?.feedback === '' ? [{ what: 'unsaid' as const, step }] : []),
  ]
}
