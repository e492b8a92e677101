import { fileTypeFromBuffer } from 'file-type'

export type FileKind = 'picture' | 'audio' | 'video' | 'captions' | 'document' | 'package'

interface KnownType {
  kind: FileKind
  extension: string
}

/** Every type of file the lab keeps. What is not here is refused: SVG and HTML would be programs, HEIC opens nowhere else. */
const knownTypes = {
  'image/jpeg': { kind: 'picture', extension: 'jpg' },
  'image/png': { kind: 'picture', extension: 'png' },
  'image/webp': { kind: 'picture', extension: 'webp' },
  'image/avif': { kind: 'picture', extension: 'avif' },
  'image/gif': { kind: 'picture', extension: 'gif' },
  'audio/webm': { kind: 'audio', extension: 'webm' },
  'audio/ogg': { kind: 'audio', extension: 'ogg' },
  'audio/mp4': { kind: 'audio', extension: 'm4a' },
  'audio/mpeg': { kind: 'audio', extension: 'mp3' },
  'audio/wav': { kind: 'audio', extension: 'wav' },
  'video/mp4': { kind: 'video', extension: 'mp4' },
  'video/webm': { kind: 'video', extension: 'webm' },
  'video/quicktime': { kind: 'video', extension: 'mov' },
  'text/vtt': { kind: 'captions', extension: 'vtt' },
  'application/x-subrip': { kind: 'captions', extension: 'srt' },
  'text/plain': { kind: 'document', extension: 'txt' },
  'text/csv': { kind: 'document', extension: 'csv' },
  'application/pdf': { kind: 'document', extension: 'pdf' },
  'application/epub+zip': { kind: 'document', extension: 'epub' },
  'application/vnd.oasis.opendocument.text': {
    kind: 'document',
    extension: 'odt',
  },
  'application/vnd.oasis.opendocument.spreadsheet': {
    kind: 'document',
    extension: 'ods',
  },
  'application/vnd.oasis.opendocument.presentation': {
    kind: 'document',
    extension: 'odp',
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kind: 'document',
    extension: 'docx',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    kind: 'document',
    extension: 'xlsx',
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    kind: 'document',
    extension: 'pptx',
  },
  'application/zip': { kind: 'package', extension: 'zip' },
} as const satisfies Record<string, KnownType>

export type FileType = keyof typeof knownTypes

const otherNames: Readonly<Record<string, FileType>> = {
  'image/apng': 'image/png',
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
}

/** What a file does beside its thing. */
export type FileRole = 'picture' | 'audio' | 'video' | 'captions' | 'attachment'

/** How many first bytes `sniff` wants, when the file has as many. */
export const headBytes = 16_384

/** The type of a file by its first bytes, whatever its sender called it; undefined for what the lab does not keep. */
export async function sniff(head: Buffer): Promise<FileType | undefined> {
  const found = await fileTypeFromBuffer(head)
  if (found) return asFileType(found.mime)
  if (!isText(head)) {
    if (isOldTable(head)) return 'text/csv'
    return isOldSubRip(head) ? 'application/x-subrip' : undefined
  }
  return /^\uFEFF?WEBVTT(?=[ \t\r\n]|$)/.test(head.toString('utf8')) ? 'text/vtt' : 'text/plain'
}

/** What a file of this type is for. */
export function kindOfType(type: FileType): FileKind {
  return knownTypes[type].kind
}

/** What a file of this type does, when nobody says otherwise. */
export function roleOfType(type: FileType): FileRole {
  const kind = kindOfType(type)
  return kind === 'document' || kind === 'package' ? 'attachment' : kind
}

/** What a saved file of this type is called at the end of its name. */
export function extensionOf(type: FileType): string {
  return knownTypes[type].extension
}

/** The known type of this name, as a database or a store gives it back. */
export function asFileType(mime: string): FileType | undefined {
  if (Object.hasOwn(otherNames, mime)) return otherNames[mime]
  // `hasOwn` has just shown that it is a key.
  return Object.hasOwn(knownTypes, mime) ? (mime as FileType) : undefined
}

/**
 * The sender's name for a file, as it may be shown and saved under: no folder, no control or direction mark, at most 100 characters, with
 * the extension of what the file really is.
 */
export function fileNameForPeople(given: string | undefined, type?: FileType): string {
  const plain = (given ?? '')
    .slice(-1000)
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>:|?*\uFFFD]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
  const stem =
    plain
      .replace(/\.[^.]{1,8}$/, '')
      .slice(0, 90)
      .replace(/[\uD800-\uDBFF]$/, '') || 'fichier'
  return type ? `${stem}.${extensionOf(type)}` : stem
}

/** Captions that Windows wrote in letters of its own: a number, then a time. In UTF-8 they are a text like any other. */
function isOldSubRip(head: Buffer): boolean {
  const text = head.toString('latin1')
  return (
    /^\s*\d+\r?\n\d{1,2}:\d\d:\d\d[,.]\d+ -->/.test(text) && !/[\0-\x08\x0E-\x1A\x1C-\x1F\x7F]/.test(text)
  )
}

/** A table as spreadsheets save it in the encoding of Windows: separated columns on its first line, and no sign that text never holds. */
function isOldTable(head: Buffer): boolean {
  const text = head.toString('latin1')
  return /^[^\n;,]{1,200}[;,][^\n]*\r?\n/.test(text) && !/[\0-\x08\x0B-\x0C\x0E-\x1F\x7F]/.test(text)
}

function isText(head: Buffer): boolean {
  // The last character may be cut in the middle.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    return !/[\0-\x08\x0E-\x1A\x1C-\x1F\x7F]/.test(decoder.decode(head, { stream: true }))
  } catch {
    return false
  }
}
