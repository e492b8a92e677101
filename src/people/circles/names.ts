import type { Circle } from '../../platform/viewer.ts'

/** Circles as they stand in addresses; the words that name them bear the same slugs. */
export const circleSlugs = {
  keys: 'cles',
  place: 'accueil',
  care: 'veille',
  steering: 'pilotage',
} as const satisfies Record<Circle, string>

/** The circle of an address; undefined for any other word. */
export function circleOf(slug: string): Circle | undefined {
  // The entries are those of the record above, whose keys are circles.
  return (Object.entries(circleSlugs) as [Circle, string][]).find(([, own]) => own === slug)?.[0]
}
