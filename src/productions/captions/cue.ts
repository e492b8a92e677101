/** Some words of a film or a sound, and when they are said: milliseconds from its beginning. */
export interface Cue {
  start: number
  end: number
  text: string
}

export const mostCues = 4_000
export const longestText = 400
/** A day: longer than any film. */
const latest = 86_400_000

/** Cues by the time they start, those of one moment by the time they end. */
export function inOrder(cues: readonly Cue[]): Cue[] {
  return cues.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** Reads a time as people and files write it: 5, 1:05, 1:05,3 or 01:02:05.300. Undefined when it is none. */
export function readTime(written: string): number | undefined {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(written.trim())
  if (!match) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  if (match[2] !== undefined && Number(seconds) > 59) return undefined
  if (match[1] !== undefined && Number(minutes) > 59) return undefined
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  const time = whole * 1_000 + Number(fraction.padEnd(3, '0'))
  return time <= latest ? time : undefined
}

/** Writes a time as one types it: 1:05 or 1:05,3, with hours only where there are. */
export function writeShort(time: number): string {
  const { hours, minutes, seconds, thousandths } = cut(time)
  const fraction = thousandths === 0 ? '' : `,${two(thousandths, 3).replace(/0+$/, '')}`
  const clock = hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`
  return clock + fraction
}

/** Writes a time as files hold it, 00:01:05.300; `point` stands before the thousandths. */
export function writeLong(time: number, point: '.' | ','): string {
  const { hours, minutes, seconds, thousandths } = cut(time)
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${point}${two(thousandths, 3)}`
}

/** Words of a cue as they are kept: each line trimmed, none empty, nothing past the longest. */
export function tidy(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, longestText)
    .toWellFormed()
    .trim()
}

function cut(time: number) {
  const seconds = Math.floor(time / 1_000)
  return {
    hours: Math.floor(seconds / 3_600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    thousandths: time % 1_000,
  }
}

const two = (number: number, digits = 2) => String(number).padStart(digits, '0')
