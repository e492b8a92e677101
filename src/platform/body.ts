import type { FileRule, ReceivedFile, RefusedFile } from './files/receive.ts'

/** What a form may bring. */
export interface BodyRules {
  /** Where what is being received waits: `<dataDir>/tmp`. Made when it is missing. */
  folder: string
  /** File fields by name; a file in any other field is thrown away. */
  files?: Readonly<Record<string, FileRule>>
  /** Takes the files of all other fields, where nobody knows yet which ones the form has. */
  otherFiles?: FileRule
  /** Text fields; 500 unless said. */
  maxFields?: number
  /** Bytes of one text; 64 KiB unless said. */
  maxText?: number
  /** Bytes of all texts; 1 MiB unless said. */
  maxTexts?: number
  /** Bytes read only to be thrown away, so that the sender can hear the answer; 8 MiB unless said. */
  maxWaste?: number
  /** Milliseconds without a byte after which the sender is gone, and in which a form without files has to be there; 30,000 unless said. */
  patience?: number
  /** Asked for the memory of each piece of text; false when there is none left. */
  borrow?: (bytes: number) => boolean
}

export interface ReceivedBody {
  /** Texts in the order of the form: no NUL, well-formed Unicode, plain line feeds. A text past its limit is cut there. */
  fields: readonly (readonly [string, string])[]
  files: readonly ReceivedFile[]
  refused: readonly RefusedFile[]
  /** Fields whose file came and was thrown away: no rule asked for it, or this is not a whole form. */
  dropped: readonly string[]
  /** Names of the texts that were cut at their limit. */
  tooLong: readonly string[]
  /** Reading stopped before the end: save the draft and answer with `Connection: close`. */
  cut: boolean
  /** Why this is not a whole form, if it is not: then no file is kept, and the texts that came before are here. */
  broken?: Broken
}

export type Broken = 'not-a-form' | 'malformed' | 'too-many-fields' | 'too-large' | 'interrupted' | 'no-room'
export type Incoming = Pick<Request, 'headers' | 'body'>

/** Throws when what is waited for does not come in time. */
export async function withPatience<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('nothing came in time')), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The name of a field as it may be looked up. */
export function cleanName(name: string): string {
  return cleanText(name).slice(0, 200)
}

/** A text as everything after may trust it. */
export function cleanText(value: string): string {
  return value.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed()
}
