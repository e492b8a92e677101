import type { Words } from '../../platform/words.ts'

/** Whether what is made from a work under this licence has to be shared under the same: Creative Commons says so in the licence's address. */
export function sharesAlike(words: Words, licence: string): boolean {
  return /-sa\//.test(String(words.find('licence', licence)?.data['url'] ?? ''))
}

/** Whether a licence may be changed to another: an adaptation of what is shared alike keeps its licence. */
export function mayTakeLicence(
  words: Words,
  draft: { adapted: boolean; licence: string },
  wanted: string,
): boolean {
  return wanted === draft.licence || !draft.adapted || !sharesAlike(words, draft.licence)
}
