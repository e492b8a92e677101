import { z } from 'zod'
import { optionalText, whole } from '../../platform/forms.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { longestText, mostCues, readTime, tidy, type Cue } from './cue.ts'
import { guessEnd } from './hints.ts'

/** Over what a page of lines was written: the state that was read, and which cues it holds. */
export const linesForm = z
  .object({
    saves: whole(0, 1_000_000),
    from: whole(0, mostCues),
    count: whole(0, 100),
  })
  .catchall(z.unknown())

/** All the captions at once, as a text or a file. */
export const wholeForm = z.object({ saves: whole(0, 1_000_000), captions: optionalText(60_000) })

export const savesForm = z.object({ saves: whole(0, 1_000_000) })

/** An old file in letters of Windows is told by its first bytes; any other is a text. */
export const captionsRule: FileRule = { kinds: ['captions', 'document'], maxBytes: 2 ** 20 }

/** Lines of a form as cues, or what is wrong with them, by the name of the field. */
export function readLines(
  data: Readonly<Record<string, unknown>>,
): { cues: Cue[] } | { wrong: Record<string, MessageKey> } {
  const cues: Cue[] = []
  const wrong: Record<string, MessageKey> = {}
  for (let at = 0; typeof data[`text-${at}`] === 'string'; at += 1) {
    const line = readLine(data, at)
    if (line && 'field' in line) wrong[line.field] = line.key
    else if (line) cues.push(line)
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { cues }
}

/** One line: nothing when it says nothing, which takes it away. */
function readLine(
  data: Readonly<Record<string, unknown>>,
  at: number,
): Cue | { field: string; key: MessageKey } | undefined {
  const said = String(data[`text-${at}`])
  const text = tidy(said)
  if (text === '') return undefined
  if (said.trim().length > longestText) return { field: `text-${at}`, key: 'productions.captions.too-long' }
  const start = readTime(typed(data, `start-${at}`))
  if (start === undefined) return { field: `start-${at}`, key: 'productions.captions.no-time' }
  const written = typed(data, `end-${at}`)
  const end =
    written === '' ? guessEnd(start, text, readTime(typed(data, `start-${at + 1}`))) : readTime(written)
  if (end === undefined) return { field: `end-${at}`, key: 'productions.captions.no-time' }
  if (end <= start) return { field: `end-${at}`, key: 'productions.captions.backwards' }
  return { start, end, text }
}

function typed(data: Readonly<Record<string, unknown>>, name: string): string {
  const value = data[name]
  return typeof value === 'string' ? value.trim() : ''
}
