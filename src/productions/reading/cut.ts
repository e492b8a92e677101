import type { ShownPart } from '../parts/sorts.ts'

/** Characters of one page of reading: with the frame and the style it stays within a first visit's 14 kB. */
const pageSize = 6_500
/** What a picture, sound or film weighs beside text. */
const mediaSize = 600

/** Cuts a long content into pages to read one after the other, between paragraphs. There is always one, maybe empty. */
export function cutContent(parts: readonly ShownPart[]): ShownPart[][] {
  const pages: ShownPart[][] = [[]]
  let room = pageSize
  for (const piece of parts.flatMap(cutPart)) {
    const size = sizeOf(piece)
    if (size > room && pages.at(-1)?.length) {
      pages.push([])
      room = pageSize
    }
    pages.at(-1)?.push(piece)
    room -= size
  }
  return pages
}

function sizeOf(part: ShownPart): number {
  return part.title.length + part.text.length + (part.sort === 'text' ? 0 : mediaSize)
}

/** A text longer than a page becomes several, the first with the title. */
function cutPart(part: ShownPart): ShownPart[] {
  if (part.sort !== 'text' || part.text.length <= pageSize) return [part]
  return gather(paragraphsOf(part.text)).map((text, at) => ({
    ...part,
    text,
    title: at === 0 ? part.title : '',
  }))
}

/** Puts paragraphs together, each lot as long as a page at most, and never cuts inside a block of code. */
function gather(paragraphs: readonly string[]): string[] {
  const lots: string[] = []
  let lot: string[] = []
  let fenced = false
  let size = 0
  for (const paragraph of paragraphs) {
    if (!fenced && lot.length > 0 && size + paragraph.length > pageSize) {
      lots.push(lot.join('\n\n'))
      lot = []
      size = 0
    }
    lot.push(paragraph)
    size += paragraph.length
    const fences = paragraph.match(/^ {0,3}(```|~~~)/gm)?.length ?? 0
    if (fences % 2 === 1) fenced = !fenced
  }
  return lot.length > 0 ? [...lots, lot.join('\n\n')] : lots
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph) => (paragraph.length > pageSize ? cutLine(paragraph) : [paragraph]))
}

/** A paragraph without end is cut between words, or between two characters where there is no space. */
function cutLine(paragraph: string): string[] {
  const pieces: string[] = []
  for (let rest = paragraph; rest !== '';) {
    const end = endOfPiece(rest)
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return pieces
}

function endOfPiece(text: string): number {
  if (text.length <= pageSize) return text.length
  const space = text.lastIndexOf(' ', pageSize)
  if (space > 0) return space
  // The second half of a character that takes two.
  return /[\uDC00-\uDFFF]/.test(text.charAt(pageSize)) ? pageSize - 1 : pageSize
}
