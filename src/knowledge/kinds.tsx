import { nameOf } from '../platform/choices.ts'
import type { Option } from '../platform/choice-fields.tsx'
import type { IconName } from '../platform/icons.tsx'
import { useView, type View } from '../platform/view.ts'
import { wordName, wordText, type Word, type Words } from '../platform/words.ts'

/** What a kind of knowledge starts from; a kind that a lab adds without saying so starts from none of these. */
const icons: Readonly<Record<string, IconName>> = { lived: 'voice', done: 'means', known: 'journal' }

/** The drawing of a kind, always beside its word. */
export function iconOf(words: Words, kind: string): IconName {
  return icons[words.find('knowledge-kind', kind)?.form ?? ''] ?? 'know'
}

/**
 * The same things in an order that turns from one page to the next and from one day to the next, so that none ever stands above the others
 * for good; on one page it stays the same all day.
 */
export function inTurn<Item>(items: readonly Item[], seed: string): Item[] {
  if (items.length === 0) return []
  const first = sumOf(seed) % items.length
  return [...items.slice(first), ...items.slice(0, first)]
}

/** FNV-1a: near seeds give far sums. */
function sumOf(seed: string): number {
  let sum = 0x811c9dc5
  for (const letter of seed) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return sum
}

/** What the order of this page turns by. */
export const turnOf = () => turnIn(useView())

/** The same, for whoever has the view at hand. */
export function turnIn({ path, now, zone }: Pick<View, 'path' | 'now' | 'zone'>): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now)
  return `${path.split('?')[0]} ${day}`
}

/** The kinds of knowledge in the turn of this page. */
export function kindsInTurn(): Word[] {
  return inTurn(useView().words.list('knowledge-kind'), turnOf())
}

/** The kinds as the choices of a form; `kept`, which what is edited bears already, stays among them when the lab has retired it. */
export function kindOptions(kept?: string): Option[] {
  const { locale } = useView()
  const options = kindsInTurn().map((word) => ({
    value: word.slug,
    label: wordName(word, locale),
    hint: wordText(word, locale),
  }))
  if (kept === undefined || options.some(({ value }) => value === kept)) return options
  return [...options, { value: kept, label: nameOf('knowledge-kind', kept), hint: '' }]
}
