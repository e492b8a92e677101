import { inOrder, longestText, mostCues, readTime, tidy, writeLong, type Cue } from './cue.ts'

/** Why a file of captions cannot be read, and at which of its lines. */
export interface Unreadable {
  line: number
  why: 'no-time' | 'backwards' | 'too-many' | 'too-long'
}

/** Words of a cue with their marks of shape: karaoke files have one for each syllable. */
const longestWritten = 10 * longestText

const timing = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s.*)?$/

/**
 * Reads captions as SRT or WebVTT files hold them, with or without hours, in any order, overlapping or not; marks of shape are left out.
 * What cannot be read is told by its line, from 1.
 */
export function readCaptions(text: string): Cue[] | Unreadable {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  const cues: Cue[] = []
  for (const block of cutBlocks(lines)) {
    const read = readBlock(block)
    if (!Array.isArray(read)) return read
    cues.push(...read)
    if (cues.length > mostCues) return { line: block.line, why: 'too-many' }
  }
  return inOrder(cues)
}

/** Captions as browsers and players read them. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ start, end, text }) => `${writeLong(start, '.')} --> ${writeLong(end, '.')}\n${escape(text)}\n`,
  )
  return ['WEBVTT\n', ...blocks].join('\n')
}

/** Captions as older players and editors of films read them. */
export function writeSrt(cues: readonly Cue[]): string {
  return cues
    .map(
      ({ start, end, text }, at) =>
        `${at + 1}\n${writeLong(start, ',')} --> ${writeLong(end, ',')}\n${text.replaceAll('-->', '→')}\n`,
    )
    .join('\n')
}

/** The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else what Windows wrote in western Europe. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Lines that stand together, and which line of the file the first is. */
interface Block {
  line: number
  lines: readonly string[]
}

function cutBlocks(lines: readonly string[]): Block[] {
  const blocks: { line: number; lines: string[] }[] = []
  let open = false
  for (const [at, line] of lines.entries()) {
    const blank = line.trim() === ''
    if (!blank && open) blocks.at(-1)?.lines.push(line)
    if (!blank && !open) blocks.push({ line: at + 1, lines: [line] })
    open = !blank
  }
  return blocks
}

/** The cues of a block: one, or several where a file forgot the blank line between them; none in what a player does not show. */
function readBlock({ line, lines }: Block): Cue[] | Unreadable {
  const times = lines.flatMap((one, at) => (one.includes('-->') ? [at] : []))
  const [first] = times
  if (first === undefined) return isAside(lines, line) ? [] : { line, why: 'no-time' }
  // Above the time stands its number or name, or the head of the file.
  if (first > 1 && !/^WEBVTT/.test(lines[0] ?? '')) return { line, why: 'no-time' }
  const cues: Cue[] = []
  for (const [nth, at] of times.entries()) {
    const next = times[nth + 1]
    const numbered = next !== undefined && /^\s*\d+\s*$/.test(lines[next - 1] ?? '')
    const words = lines.slice(at + 1, next === undefined ? undefined : numbered ? next - 1 : next)
    const cue = readCue(lines[at] ?? '', words)
    if ('why' in cue) return { line: line + at, why: cue.why }
    if (cue.text !== '') cues.push(cue)
  }
  return cues
}

/** Head, notes and styles of a WebVTT file, and a number that lost its words at the end of an SRT file. */
function isAside(lines: readonly string[], line: number): boolean {
  const [first = ''] = lines
  if (/^(WEBVTT|NOTE|STYLE|REGION)(\s|$)/.test(first)) return first.startsWith('WEBVTT') ? line === 1 : true
  return lines.length === 1 && /^\s*\d+\s*$/.test(first)
}

function readCue(times: string, words: readonly string[]): Cue | Pick<Unreadable, 'why'> {
  const match = timing.exec(times)
  const start = readTime(match?.[1] ?? '')
  const end = readTime(match?.[2] ?? '')
  if (start === undefined || end === undefined) return { why: 'no-time' }
  if (end < start) return { why: 'backwards' }
  const written = words.join('\n')
  // Marks that never end would be looked for again from each of them.
  if (written.length > longestWritten) return { why: 'too-long' }
  const whole = plain(written)
  if (whole.length > longestText) return { why: 'too-long' }
  // One that lasts nothing would never be seen.
  return { start, end: end === start ? start + 1_000 : end, text: tidy(whole) }
}

/** Words without their marks of shape; who speaks is kept, since those who do not hear would not know. */
function plain(words: string): string {
  return words
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]+)>/g, '$1 : ')
    .replace(/<\/?[a-z][^>]*>|<[\d:.]+>|\{\\[^}]*\}/gi, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot|#39);/g, (_all, name: string) => entities[name] ?? '')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '',
  rlm: '',
  quot: '"',
  '#39': "'",
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
