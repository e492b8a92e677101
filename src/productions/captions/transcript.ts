import { isHeard } from '../kinds/form.tsx'
import type { ShownPart } from '../parts/sorts.ts'
import type { Cue } from './cue.ts'
import { joinCues, type Paragraph } from './paragraphs.ts'

/** What is said in a film or a sound, or a page's share of it. */
export interface Said {
  part: ShownPart
  /** What one sees, or the text of a sound that has no captions; with the first share alone. */
  text: string
  paragraphs: Paragraph[]
}

/** Signs of one page: with the frame and the style it stays within a first visit. */
const pageSize = 6_500

/** Films and sounds of which something can be read. */
export function listReadable(parts: readonly ShownPart[]): ShownPart[] {
  return parts.filter((part) => isHeard(part) && (part.cueCount || part.text !== ''))
}

/** What is said in these parts, cut in pages to read one after the other. */
export function cutTranscript(
  parts: readonly ShownPart[],
  cues: ReadonlyMap<string, readonly Cue[]>,
): Said[][] {
  const pages: Said[][] = [[]]
  let room = pageSize
  const turn = () => {
    pages.push([])
    room = pageSize
  }
  for (const part of listReadable(parts)) {
    if (part.text.length > room && room < pageSize) turn()
    pages.at(-1)?.push({ part, text: part.text, paragraphs: [] })
    room -= part.text.length
    for (const paragraph of joinCues(cues.get(part.id) ?? [])) {
      if (paragraph.text.length > room) {
        turn()
        pages.at(-1)?.push({ part, text: '', paragraphs: [] })
      }
      pages.at(-1)?.at(-1)?.paragraphs.push(paragraph)
      room -= paragraph.text.length + 60
    }
  }
  return pages
}
