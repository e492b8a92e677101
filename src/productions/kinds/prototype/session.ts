import { z } from 'zod'
import { optionalText, optionalWhole } from '../../../platform/forms.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import type { Answers } from '../../tables.ts'

/** As a field sends it, and as it was kept. */
const minutesOf = (most: number) => z.union([z.number(), z.null(), optionalWhole(1, most)]).default(null)

/** What a session is for, before it is told moment by moment. */
export const prototypeAnswers = z.object({
  lack: optionalText(1_000),
  objectives: optionalText(2_000),
  minutes: minutesOf(6_000),
  whom: optionalText(300),
  people: optionalText(100),
  material: optionalText(1_000),
  before: optionalText(1_000),
})

export type PrototypeAnswers = z.infer<typeof prototypeAnswers>

/** The answers of a session as they were kept. */
export function readAnswers(kept: Answers): PrototypeAnswers {
  return prototypeAnswers.safeParse(kept).data ?? prototypeAnswers.parse({})
}

/** What is asked of a moment beside its name and what people do, as its answers are kept. */
export const momentForm = z
  .object({ minutes: minutesOf(600), teacher: optionalText(3_000), material: optionalText(500) })
  .transform((own) => ({ own }))

const keptMoment = z.object({
  minutes: z.number().nullable().catch(null),
  teacher: z.string().catch(''),
  material: z.string().catch(''),
})

/** The answers of a moment as they were kept. */
export function readMoment(own: Answers) {
  return keptMoment.parse(own)
}

/** A moment of a session, and when it begins where all those before it say how long they last. */
export interface Moment extends z.infer<typeof keptMoment> {
  title: string
  text: string
  from: number | null
}

/** The moments of a session in their order, with the time that has run when each begins. */
export function readMoments(parts: readonly Pick<ShownPart, 'sort' | 'title' | 'text' | 'own'>[]): Moment[] {
  let from: number | null = 0
  return parts
    .filter(({ sort }) => sort === 'moment')
    .map(({ title, text, own }) => {
      const moment = { ...readMoment(own), title, text, from }
      from = from === null || moment.minutes === null ? null : from + moment.minutes
      return moment
    })
}

/** How long the moments last together; null while one does not say. */
export function sumMinutes(moments: readonly Moment[]): number | null {
  const minutes = moments.map((moment) => moment.minutes)
  return minutes.some((one) => one === null)
    ? null
    : minutes.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

/** Minutes as a clock that starts with the session: 1 h 05. */
export function writeClock(minutes: number): string {
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}
