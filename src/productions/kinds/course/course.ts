import { excerpt } from '../../../platform/markdown.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import {
  readExercise,
  readMeeting,
  readModuleAnswers,
  readQuestion,
  type Exercise,
  type Meeting,
  type Question,
} from './answers.ts'

/** A course in the order it is read. */
export interface Course {
  modules: readonly CourseModule[]
}

/** What one learns to do in one go. */
export interface CourseModule {
  /** Empty for the one without a name, which holds the steps before the first. */
  key: string
  /** The part it is written on; null for the one without a name. */
  part: ShownPart | null
  /** Empty when nothing names it yet. */
  title: string
  /** What one will be able to do; Markdown. */
  aim: string
  /** Whether one may begin here. */
  door: boolean
  /** About how long it takes, when someone said it. */
  minutes: number | null
  steps: readonly CourseStep[]
}

/** One thing to read, look at, answer or do. */
export interface CourseStep {
  key: string
  /** The name of its sort of part. */
  sort: string
  /** Its title, or what stands for it; empty when nothing does. */
  title: string
  part: ShownPart
  question?: Question
  exercise?: Exercise
  meeting?: Meeting
}

/** Reads the parts of a course as its modules: each step belongs to the module above it. */
export function readCourse(parts: readonly ShownPart[]): Course {
  const modules: (CourseModule & { steps: CourseStep[] })[] = []
  for (const part of parts) {
    if (part.sort === 'module' || modules.length === 0)
      modules.push(part.sort === 'module' ? readModule(part) : unnamed())
    if (part.sort !== 'module') modules.at(-1)?.steps.push(readStep(part))
  }
  return { modules }
}

const unnamed = () => ({
  ...{ key: '', part: null, title: '', aim: '', door: false, minutes: null },
  steps: [],
})

function readModule(part: ShownPart) {
  const { key, title, text: aim, own } = part
  return { ...{ key, part, aim }, title: title || excerpt(aim, 60), ...readModuleAnswers(own), steps: [] }
}

function readStep(part: ShownPart): CourseStep {
  const { key, sort, own } = part
  return {
    ...{ key, sort, part },
    title: part.title || excerpt(part.text, 60) || part.alt || part.file?.name || '',
    ...(sort === 'question' && { question: readQuestion(own) }),
    ...(sort === 'exercise' && { exercise: readExercise(own) }),
    ...(sort === 'meeting' && { meeting: readMeeting(own) }),
  }
}

/** Every step of a course, one after the other. */
export function stepsOf({ modules }: Course): CourseStep[] {
  return modules.flatMap(({ steps }) => steps)
}

/** Where one may begin: the doors; the first module when nobody said. */
export function doorsOf({ modules }: Course): CourseModule[] {
  const doors = modules.filter(({ door }) => door)
  return doors.length > 0 ? doors : modules.slice(0, 1)
}

/** About how many minutes the whole takes; null when no module says. */
export function minutesOf({ modules }: Course): number | null {
  const known = modules.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]))
  return known.length > 0 ? known.reduce((sum, minutes) => sum + minutes, 0) : null
}

/** A step with its module and what stands before and after it; undefined when the course has no such step. */
export function findStep(course: Course, key: string) {
  const steps = stepsOf(course)
  const at = steps.findIndex((step) => step.key === key)
  const [step, module] = [steps[at], course.modules.find((one) => one.steps.some((own) => own.key === key))]
  return step && module && { step, module, before: steps[at - 1], after: steps[at + 1] }
}

/** The first step that is not done, going round from `from`; undefined when all are. */
export function nextToDo(course: Course, done: ReadonlySet<string>, from?: string): CourseStep | undefined {
  const steps = stepsOf(course)
  const at = from === undefined ? 0 : steps.findIndex(({ key }) => key === from) + 1
  return [...steps.slice(at), ...steps.slice(0, at)].find(({ key }) => !done.has(key))
}
