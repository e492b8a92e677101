/** What troubles someone, in the order in which it is offered: what cannot wait comes first. */
export const troubles = [
  'danger',
  'violence',
  'hate',
  'privacy',
  'child',
  'law',
  'mine',
  'scam',
  'other',
] as const
export type Trouble = (typeof troubles)[number]

/** What a decision to hide may lean on: the rules of the charter, and the law. */
export const rules = ['violence', 'hate', 'privacy', 'danger', 'scam', 'law'] as const
export type Rule = (typeof rules)[number]

/** Numbers that answer a life at risk, in the order in which they help; every other one of the lab comes after them. */
export const lifeNumbers: readonly string[] = ['3114', '15', '114', '112']

export function isTrouble(word: string | undefined): word is Trouble {
  // The list is wider than the type for the time of the question.
  return word !== undefined && (troubles as readonly string[]).includes(word)
}
