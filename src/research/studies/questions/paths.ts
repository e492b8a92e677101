import type { Moment } from './answers.ts'

const words: Record<Moment, string> = { before: 'avant', after: 'apres' }

/** Where someone answers before, or after. */
export function answerPath(slug: string, moment: Moment): string {
  return `/moi/etudes/${slug}/questions/${words[moment]}`
}

/** Days before the people concerned read the figures from which questions are asked again. */
const askedAgain = 30

/** The day from which the questions of after are asked, as 2026-11-24. */
export function askedAfter({ analysisOn }: { analysisOn: string }): string {
  return new Date(Date.parse(`${analysisOn}T00:00:00Z`) - askedAgain * 86_400_000).toISOString().slice(0, 10)
}
