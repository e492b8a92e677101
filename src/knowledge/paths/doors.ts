import { inTurn } from '../kinds.tsx'
import type { Word } from '../../platform/words.ts'
import type { Step } from './queries.ts'

/** One way into a path: the steps behind it, in order. */
export interface Door {
  kind: string
  steps: readonly Step[]
}

/** The doors of a path that lead somewhere, in the order of this page's turn; a kind that the lab has retired still opens. */
export function doorsOf(steps: readonly Step[], kinds: readonly Word[], turn: string): Door[] {
  const byKind = Map.groupBy(steps, ({ kind }) => kind)
  const known = kinds.map(({ slug }) => slug)
  const order = [...known, ...[...byKind.keys()].filter((kind) => !known.includes(kind))]
  const doors = order.flatMap((kind) => {
    const behind = byKind.get(kind)
    return behind ? [{ kind, steps: behind }] : []
  })
  return inTurn(doors, turn)
}

/** A step among those behind its door. */
export interface Found {
  step: Step
  at: number
  of: number
  before: Step | null
  after: Step | null
}

/** Where a step stands behind its door; undefined when the path has no such step. */
export function findStep(steps: readonly Step[], id: string): Found | undefined {
  const step = steps.find((one) => one.id === id)
  if (!step) return undefined
  const behind = steps.filter(({ kind }) => kind === step.kind)
  const at = behind.indexOf(step)
  return {
    step,
    at: at + 1,
    of: behind.length,
    before: behind[at - 1] ?? null,
    after: behind[at + 1] ?? null,
  }
}
