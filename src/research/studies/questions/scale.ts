import type { Translate } from '../../../platform/messages.ts'

/** The five steps of every scale, each said in words. */
export const steps = [1, 2, 3, 4, 5] as const

/** A step in words. */
export function sayValue(value: number, t: Translate): string {
  const step = steps.find((one) => one === value)
  return step === undefined ? String(value) : t(`research.form.step.${step}`)
}
