import { stat } from 'node:fs/promises'
import { stripMatroska } from './matroska.ts'
import { stripMp3 } from './mp3.ts'
import { stripMp4 } from './mp4.ts'
import { stripOgg } from './ogg.ts'
import { withPatch, type MediaFacts, type Patch } from './patch.ts'
import type { FileType } from './types.ts'
import { stripWav } from './wav.ts'

type Strip = (patch: Patch) => Promise<MediaFacts | undefined>

const strips: Partial<Record<FileType, Strip>> = {
  'video/mp4': stripMp4,
  'video/quicktime': stripMp4,
  'audio/mp4': stripMp4,
  'video/webm': stripMatroska,
  'audio/webm': stripMatroska,
  'audio/ogg': stripOgg,
  'audio/mpeg': stripMp3,
  'audio/wav': stripWav,
}

const soundAlone: Partial<Record<FileType, FileType>> = {
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/webm': 'audio/webm',
}

const withFilm: Partial<Record<FileType, FileType>> = {
  'audio/mp4': 'video/mp4',
  'audio/webm': 'video/webm',
}

export interface StrippedFile extends Omit<MediaFacts, 'hasVideo'> {
  /** The type by what is inside: sound alone, or film. */
  type: FileType
  bytes: number
}

/**
 * Blanks, in the file itself, what a sound or film container says of its maker: tags, places, dates, devices, covers. Other types are left as
 * they are, captions after a check that they are text. Undefined when the container is not well-formed: what cannot be read to its end
 * cannot be known to be clean.
 */
export async function stripMetadata(path: string, type: FileType): Promise<StrippedFile | undefined> {
  const strip = strips[type]
  if (strip) {
    const facts = await withPatch(path, strip)
    if (!facts) return undefined
    const { hasVideo, ...rest } = facts
    return {
      ...rest,
      type: (hasVideo ? withFilm : soundAlone)[type] ?? type,
      bytes: (await stat(path)).size,
    }
  }
  if (type === 'text/vtt' && !(await withPatch(path, areCaptions))) return undefined
  return { type, bytes: (await stat(path)).size }
}

async function areCaptions(patch: Patch): Promise<boolean> {
  if (patch.size > 2 ** 20) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await patch.read(0, patch.size))
    return /^WEBVTT(?=[ \t\r\n]|$)/.test(text) && !text.includes('\0')
  } catch {
    return false
  }
}
