/** A piece of a text, matching what was looked for or not. */
export interface Piece {
  text: string
  matches: boolean
}

const starts = '\u0002'
const ends = '\u0003'

/**
 * Cuts a text where its folded form has marks around what matches: both are walked together, letter by letter, so that what is shown keeps its
 * accents and capitals. Without marks when the two do not go together.
 */
export function cutAtMarks(text: string, marked: string): readonly Piece[] {
  const pieces: Piece[] = []
  let piece: Piece = { text: '', matches: false }
  let at = 0
  const turn = (matches: boolean) => {
    if (piece.text !== '') pieces.push(piece)
    piece = { text: '', matches }
    at += 1
  }
  for (const letter of text) {
    while (marked[at] === starts || marked[at] === ends) turn(marked[at] === starts)
    piece.text += letter
    at += fold(letter).length
  }
  while (at < marked.length && (marked[at] === starts || marked[at] === ends)) turn(marked[at] === starts)
  if (piece.text !== '') pieces.push(piece)
  return at === marked.length ? pieces : [{ text, matches: false }]
}

/** One letter as `platform.fold` writes it. */
function fold(letter: string): string {
  return letter
    .toLowerCase()
    .replace('œ', 'oe')
    .replace('æ', 'ae')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
}
