import type { Translate } from '../../../platform/messages.ts'

/** The five steps of every scale, each said in words. */
export const steps = [1, 2, 3, 4, 5] as const

/** A step in words; a question may say its ends in its own. */
export function sayStep(value: number, { low, high }: { low: string; high: string }, t: Translate): string {
  const own = value === 1 ? low : value === 5 ? high : ''
  const step = steps.find((one) => one === value) ?? 3
  return `${value} · ${own || t(`research.form.step.${step}`)}`
}
