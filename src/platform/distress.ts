/**
 * Words after which the help numbers are also shown. The list is short on purpose: it offers, it never judges, blocks, keeps or tells.
 * Left in lines of several words, so that the whole list is read at a glance.
 */
const words = [
  'suicide', 'suicider', 'suicidaire', 'me tuer', 'en finir', 'envie de mourir', 'veux mourir', 'voudrais mourir', 'veut mourir',
  'pense a mourir', 'penser a mourir', 'mieux mort', 'mieux morte', 'plus envie de vivre', 'marre de vivre', 'ne plus vivre', 'veux plus vivre', 'veut plus vivre',
  'me pendre', 'me jeter', 'sauter du pont', 'avaler tous', 'overdose', 'me scarifie', 'me scarifier', 'scarification', 'me faire du mal', 'me fais du mal',
  'me couper les veines', 'me frappe', 'me bat', 'il nous bat', 'me viole', 'm a viole', 'm a violee', 'violee', 'un viol',
  'menace de me', 'peur de mourir', 'peur qu il me', 'dors dehors', 'dormir dehors', 'a la rue ce soir', 'enfant en danger',
] // prettier-ignore

const pattern = new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`)

/** Whether a text holds words that sound like danger: whole words, whatever the accents, apostrophes and capitals. */
export function soundsLikeDanger(...texts: string[]): boolean {
  const folded = texts
    .join('\n')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, ' ')
  return pattern.test(folded)
}
