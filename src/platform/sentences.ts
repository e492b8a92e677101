/** A sentence of a text, in its order. */
export interface Sentence {
  text: string
  /** Whether a paragraph, or an item of a list, begins with it. */
  starts: boolean
}

// A point after these ends no sentence: Monsieur, article, code « L. 262-1 », page, téléphone…
const shortened =
  /(?:^|[\s('’«])(?:mm?|mmes?|mlles?|me|dr|pr|sts?|stes?|art|al|pp?|cf|ex|env|t[eé]l|r[eé]f|n[o°]?|fig|chap|av|bd|vol|[eé]d|min|max|janv|f[eé]vr|sept|oct|nov|d[eé]c|[a-z]|\d+)\.\s*$/iu
// These may end one: it goes on only where a small letter follows.
const mayEnd = /(?:etc|sq|s)\.\s*$/iu
const small = /^[\s«("]*[\p{Ll}\d]/u

// Longer than any of these words: what stands before it is not read again at each point.
const longestTail = 40

const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' })

/** Cuts a French text into sentences, as someone reads it: « M. », « art. L. 262-1 » and « etc. » end none, each item of a list is one. */
export function cutSentences(text: string): Sentence[] {
  return readBlocks(text).flatMap((block) =>
    cutBlock(block).map((sentence, at) => ({ text: sentence, starts: at === 0 })),
  )
}

const item = /^\s*(?:[-–—•*·]|\d{1,2}[.)°]|[a-z]\))\s/u
const ended = /[.!?…:;]["»)]?$/u

/** Paragraphs and items. A letter copied from a screen breaks its lines anywhere: one that goes on with a small letter is the same line. */
function readBlocks(text: string): string[] {
  const blocks: string[] = []
  let open = false
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\s+/gu, ' ').trim()
    const last = blocks.at(-1)
    if (open && last !== undefined && !item.test(line) && !ended.test(last) && /^\p{Ll}/u.test(line))
      blocks[blocks.length - 1] = `${last} ${line}`
    else if (line !== '') blocks.push(line)
    open = line !== ''
  }
  return blocks
}

function cutBlock(block: string): string[] {
  const sentences: string[] = []
  let begun = ''
  const pieces = [...segmenter.segment(block)].map(({ segment }) => segment)
  for (const [at, piece] of pieces.entries()) {
    begun += piece
    const next = pieces[at + 1]
    const tail = begun.slice(-longestTail)
    const goesOn = next !== undefined && (shortened.test(tail) || (mayEnd.test(tail) && small.test(next)))
    if (goesOn) continue
    sentences.push(begun.trim())
    begun = ''
  }
  return sentences
}
