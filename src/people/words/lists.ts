import type { WordList } from '../../platform/words.ts'

interface ListRules {
  /** Whether words come and go, or only change. */
  grows: boolean
  /** Whether anyone may propose a word. */
  open: boolean
  /** What such a word holds besides names and texts. */
  data: readonly ('first' | 'sms' | 'url' | 'form' | 'seats')[]
}

/** Every list of the lab's words, in the order the keys circle sees them, and what may be done with it. */
export const listRules: Readonly<Record<WordList, ListRules>> = {
  lab: { grows: false, open: false, data: [] },
  priority: { grows: true, open: true, data: [] },
  pole: { grows: true, open: true, data: [] },
  kind: { grows: true, open: true, data: ['form'] },
  'knowledge-kind': { grows: true, open: true, data: [] },
  crossing: { grows: true, open: true, data: [] },
  role: { grows: true, open: true, data: [] },
  means: { grows: true, open: true, data: [] },
  'use-public': { grows: true, open: true, data: [] },
  'use-setting': { grows: true, open: true, data: [] },
  licence: { grows: true, open: true, data: ['url'] },
  help: { grows: true, open: false, data: ['first', 'sms'] },
  circle: { grows: false, open: false, data: [] },
  seat: { grows: true, open: true, data: ['seats'] },
  rung: { grows: false, open: false, data: [] },
}

/** What the form of such a word writes in its data; the rest of it is kept. */
export const dataOf = (list: WordList) => listRules[list].data.filter((key) => key !== 'form')

// The keys of the record are the lists.
export const wordLists = Object.keys(listRules) as readonly WordList[]

/** Lists anyone may propose a word for. */
export const openLists = wordLists.filter((list) => listRules[list].open)

/** The list of an address, undefined for any other word. */
export function listOf(slug: string): WordList | undefined {
  return wordLists.find((list) => list === slug)
}
