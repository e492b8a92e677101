import type { Cue } from './cue.ts'

/** Words to read without the picture, and when they begin. */
export interface Paragraph {
  start: number
  text: string
}

const silence = 2_500
const [enough, most] = [280, 700]

/** Joins cues into paragraphs: a new one where nobody speaks for a while, where someone else speaks, or where one is long enough. */
export function joinCues(cues: readonly Cue[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let ended = 0
  for (const { start, end, text } of cues) {
    const words = text.replaceAll('\n', changesSpeaker(text) ? '\n' : ' ')
    const last = paragraphs.at(-1)
    if (!last || start - ended > silence || isFull(last.text) || changesSpeaker(words))
      paragraphs.push({ start, text: words })
    else last.text += ` ${words}`
    ended = Math.max(ended, end)
  }
  return paragraphs
}

/** As captions show it: a dash before each who speaks, or a name and a colon. */
function changesSpeaker(text: string): boolean {
  return /^\s*[-–—] ?\S|^\p{Lu}[^.!?:\n]{0,30} ?: /u.test(text)
}

function isFull(text: string): boolean {
  return text.length > most || (text.length > enough && /[.!?…»]$/.test(text))
}
