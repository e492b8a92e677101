import { cutSentences } from './sentences.ts'

/** How easily a French text is read, as a hint beside it: it never decides anything. */
export interface Ease {
  /** Kandel and Moles: about 100 for what a child reads, 30 and less for what few read. */
  score: number
  level: 'easy' | 'plain' | 'hard' | 'very-hard'
  words: number
  wordsPerSentence: number
  /** Sentences of more than 25 words. */
  long: readonly string[]
  /** Names in capitals that the text explains nowhere. */
  acronyms: readonly string[]
}

const longWords = 25
/** Below so many words the figure says nothing. */
const fewest = 20

/**
 * Measures a French text: 207 − 1.015 × words per sentence − 73.6 × syllables per word (Kandel & Moles, 1958, after Flesch). Null for a text
 * too short to say.
 */
export function measureEase(text: string): Ease | null {
  const sentences = cutSentences(text).map((sentence) => sentence.text)
  const words = sentences.flatMap(listWords)
  if (words.length < fewest) return null
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
  const wordsPerSentence = words.length / sentences.length
  const score = Math.round(207 - 1.015 * wordsPerSentence - 73.6 * (syllables / words.length))
  return {
    score,
    level: levelOf(score),
    words: words.length,
    wordsPerSentence: Math.round(wordsPerSentence),
    long: sentences.filter((sentence) => listWords(sentence).length > longWords),
    acronyms: findAcronyms(text),
  }
}

function levelOf(score: number): Ease['level'] {
  if (score >= 80) return 'easy'
  if (score >= 60) return 'plain'
  return score >= 40 ? 'hard' : 'very-hard'
}

/** The words of a text; « l’homme » and « c’est-à-dire » are one each, figures none. */
export function listWords(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu) ?? []
}

const vowels = 'aeiouyàâäéèêëîïôöùûüœæ'
const groups = new RegExp(`[${vowels}]+`, 'g')
// Where two vowels that stand together are said apart: ré-el, po-é-sie, a-é-rien, cha-os, na-ïf, No-ël.
const apart = /é(?=[aoeéè])|[ao](?=é)|a(?=o(?![uû]))|[aou](?=[ïë])/g

/** The syllables of a French word, as it is said slowly: « administration » has five, « demandent » is taken for three. */
export function countSyllables(word: string): number {
  const parts = word.toLowerCase().normalize('NFC').split(/['’-]/)
  const count = parts.reduce((sum, part) => sum + countPart(part), 0)
  return Math.max(1, count)
}

function countPart(part: string): number {
  const said = part
    .replace(/qu(?=[aeiouyàâéèêîô'’]|$)|gu(?=[eéèêiy])/g, 'k')
    .replace(new RegExp(`([${vowels}])y(?=[${vowels}])`, 'g'), '$1j')
    .replace(/(?<=[aeo]i)ent$/, '')
    .replace(new RegExp(`(?<=[${vowels}].*)es?$`), '')
    .replace(apart, '$&-')
  return said.match(groups)?.length ?? 0
}

/** Capitals that no bracket explains, before or after: « RSA (revenu de solidarité active) » is explained, and so is « (RSA) ». */
function findAcronyms(text: string): string[] {
  const capitals = [...text.matchAll(/(?<![\p{L}\d])\p{Lu}{2,6}(?![\p{L}\d])/gu)].map(([found]) => found)
  const shouted = listWords(text).filter((word) => word.length > 6 && word === word.toUpperCase())
  // A text all in capitals has no acronym to tell from its words.
  if (shouted.length > capitals.length) return []
  return [...new Set(capitals)].filter(
    (name) => !text.includes(`(${name})`) && !new RegExp(`${name}\\s*\\(`, 'u').test(text),
  )
}
