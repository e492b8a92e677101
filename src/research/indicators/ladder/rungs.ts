import { translator } from '../../../platform/messages.ts'
import { sum } from '../measure.ts'
import { wordName, wordText, type Words } from '../../../platform/words.ts'

/** The eight rungs of Arnstein (1969), the lowest first: words of the lab, in the list `rung`. */
export const rungs = [
  'sans-nous',
  'pour-notre-bien',
  'informes',
  'consultes',
  'entendus',
  'partenaires',
  'delegues',
  'nous-decidons',
] as const

/** A rung as it is kept, from 1 to 8; 0 for a word that is none. */
export function numberOf(slug: string): number {
  return rungs.findIndex((rung) => rung === slug) + 1
}

/** The word of a rung. */
export function rungAt(number: number): (typeof rungs)[number] {
  const slug = rungs[number - 1]
  if (slug === undefined) throw new RangeError(`no rung ${number}`)
  return slug
}

/** The mean of what was seen, as the figure on it has it. Undefined when nobody voted. */
export function meanOf(counts: readonly number[]): number | undefined {
  const votes = sum(counts)
  return votes === 0 ? undefined : sum(counts.map((count, place) => count * (place + 1))) / votes
}

/** What the vote asks and between what, in the words of the lab. */
export interface LadderWords {
  lang: string
  options: readonly string[]
  ask: (name: string) => string
}

/** The same for everyone who votes, whatever they read in: in French. */
export function writeLadder(words: Words): LadderWords {
  const t = translator('fr')
  return {
    lang: 'fr',
    options: rungs.map((slug) => {
      const word = words.find('rung', slug)
      return word ? `${wordName(word, 'fr')}. ${wordText(word, 'fr')}`.trim() : slug
    }),
    ask: (name) => t('research.ladder.question', { name }),
  }
}
