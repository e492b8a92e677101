import type { Db } from '../../platform/database.ts'
import type { Said } from '../dataset/shape.ts'
import { least } from './blur.ts'
import type { Gathered } from './gather.ts'
import { byText } from './rows.ts'
import type { StudyFrame } from './study.ts'

/** Every name someone bears here, in small letters: none of them leaves inside the words of another. */
export async function readNames(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('platform.thing')
    .select('title')
    .where('kind', '=', 'presentation')
    .execute()
  return new Set(rows.map(({ title }) => title.toLowerCase()).filter((name) => name.length > 2))
}

/** The words that leave, where the study asks for them and at least five people agreed to it. */
export function tellTexts(
  study: StudyFrame,
  { texts }: Gathered,
  leaving: ReadonlyMap<string, unknown>,
  names: ReadonlySet<string>,
): { texts?: Said[] } {
  if (!study.traces.includes('texts')) return {}
  const some = texts.filter(({ accountId }) => leaving.has(accountId))
  const enough = new Set(some.map(({ accountId }) => accountId)).size >= least
  return { texts: enough ? some.map((said) => tell(said, names)).toSorted(byText(({ text }) => text)) : [] }
}

/** The words of one account, for itself: names in them are its own to read. */
export function tellOwnTexts(study: StudyFrame, { texts }: Gathered): { texts?: Said[] } {
  const own = texts.map(({ kind, lang, text }) => ({ kind, lang, text }))
  return study.traces.includes('texts') ? { texts: own } : {}
}

function tell({ kind, lang, text }: Gathered['texts'][number], names: ReadonlySet<string>): Said {
  return { kind, lang, text: hideNames(text, names) }
}

/** The longest name that is looked for, in words. */
const longest = 5

/** A text without names borne here, handles, addresses and telephone numbers: `[…]` stands for each. */
export function hideNames(text: string, names: ReadonlySet<string>): string {
  const plain = text
    .replace(/\bhttps?:\/\/\S+/giu, gap)
    // From the beginning of a word alone: a long one without an address is read once, not from each of its letters.
    .replace(/(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+/gu, gap)
    .replace(/@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu, gap)
    .replace(/\+?\d(?:[\s.-]?\d){7,}/gu, gap)
  const words = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map((word) => ({
    at: word.index,
    end: word.index + word[0].length,
  }))
  let out = ''
  let from = 0
  for (let number = 0; number < words.length;) {
    const length = nameLength(plain, words.slice(number, number + longest), names)
    const [first, last] = [words[number], words[number + length - 1]]
    if (length > 0 && first && last) {
      out += plain.slice(from, first.at) + gap
      from = last.end
    }
    number += Math.max(1, length)
  }
  return out + plain.slice(from)
}

const gap = '[…]'

/** How many of these words, from the first, are a name; the most that are. */
function nameLength(
  text: string,
  words: readonly { at: number; end: number }[],
  names: ReadonlySet<string>,
): number {
  const start = words[0]?.at ?? 0
  return words.findLastIndex(({ end }) => names.has(text.slice(start, end).toLowerCase())) + 1
}
