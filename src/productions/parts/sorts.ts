import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { FileRule } from '../../platform/files/receive.ts'
import type { ShownFile } from '../../platform/files/show.ts'
import { mostBytes } from '../../platform/files/uploads/uploads.ts'
import type { FileRole } from '../../platform/files/types.ts'
import type { FormState } from '../../platform/forms.ts'
import type { MessageKey, Said } from '../../platform/messages.ts'
import type { Answers } from '../tables.ts'

/** A part of what was made, as pages show it. */
export interface ShownPart {
  id: string
  /** What other parts point to it by. */
  key: string
  /** Its answers to what its sort alone asks. */
  own: Answers
  /** The name of its sort. */
  sort: string
  title: string
  text: string
  /** What a picture shows. */
  alt: string
  /** Null for a text, and for a file that whoever sent it has erased. */
  file: ShownFile | null
  /** How many cues say what is heard in it; 0 when nobody speaks, null as long as nobody has written them. */
  cueCount: number | null
  /** Why it shows its file no more, when someone who is in it took their yes back or its time is over. */
  withdrawn: 'person' | 'over' | null
  saves: number
}

/** What fields of a sort's own need: what was typed or kept, and every part they may point to. */
export interface OwnProps {
  state?: FormState | undefined
  own: Answers
  parts: readonly ShownPart[]
}

/** The one file that a part of a sort may bring. */
interface SortFile {
  label: MessageKey
  /** How heavy it may be, in words. */
  weight: MessageKey
  /** What the browser offers to choose from. */
  accept: string
  role: FileRole
  rule: FileRule
  /** Whether the part is nothing without it. */
  needed: boolean
  /** Long enough to send for its progress to be told: a script sends it in pieces. */
  heavy?: boolean
  /** How its name ends, where the lab's own word for what it is would say less. */
  extension?: string
  /** What is wrong with the file at this path, where being of the right kind is not enough. */
  judge?: (path: string) => Promise<Said | undefined>
}

/** A sort of part: what it is called, what is asked of it, and the file it brings. */
export interface PartSort {
  /** As it is kept with the part and stands in addresses. */
  name: string
  label: MessageKey
  /** The act that adds one. */
  add: MessageKey
  /** What its title is; `missing` says that it needs one. */
  title: { label: MessageKey; missing?: MessageKey }
  /** What one writes in it; Markdown. */
  text: { label: MessageKey; hint?: MessageKey; rows: number; needed: boolean }
  /** Whether its file is a picture to describe. */
  pictured?: boolean
  file?: SortFile
  /** What is asked of this sort alone; kept in the part's `own`. */
  own?: { schema: z.ZodType<{ own: Answers }>; Fields: (props: OwnProps) => Child }
}

const megabyte = 2 ** 20

/** A picture that a part may bring, whatever its sort. */
export const pictureFile: SortFile = {
  label: 'productions.part.file.picture',
  weight: 'productions.part.weight.picture',
  accept: 'image/*',
  role: 'picture',
  rule: { kinds: ['picture'], maxBytes: 20 * megabyte },
  needed: false,
}

/** Any file to take away. */
export const anyFile: SortFile = {
  label: 'productions.part.file.file',
  weight: 'productions.part.weight.file',
  accept: '.pdf,.epub,.odt,.ods,.odp,.docx,.xlsx,.pptx,.txt,.zip',
  role: 'attachment',
  rule: { kinds: ['document', 'package', 'picture', 'audio', 'video'], maxBytes: 200 * megabyte },
  needed: true,
  heavy: true,
}

export const textSort: PartSort = {
  name: 'text',
  label: 'productions.part.text',
  add: 'productions.part.add.text',
  title: { label: 'productions.part.title.text' },
  text: { label: 'productions.part.text.text', hint: 'productions.part.hint.text', rows: 14, needed: true },
}

export const pictureSort: PartSort = {
  name: 'picture',
  label: 'productions.part.picture',
  add: 'productions.part.add.picture',
  title: { label: 'productions.part.title.picture' },
  text: {
    label: 'productions.part.text.picture',
    hint: 'productions.part.hint.picture',
    rows: 5,
    needed: false,
  },
  pictured: true,
  file: { ...pictureFile, needed: true },
}

export const fileSort: PartSort = {
  name: 'file',
  label: 'productions.part.file',
  add: 'productions.part.add.file',
  title: { label: 'productions.part.title.file' },
  text: { label: 'productions.part.text.file', rows: 5, needed: false },
  file: anyFile,
}

export const audioSort: PartSort = {
  name: 'audio',
  label: 'productions.part.audio',
  add: 'productions.part.add.audio',
  title: { label: 'productions.part.title.audio' },
  text: {
    label: 'productions.part.text.audio',
    hint: 'productions.part.hint.audio',
    rows: 5,
    needed: false,
  },
  file: {
    label: 'productions.part.file.audio',
    weight: 'productions.part.weight.audio',
    accept: 'audio/*',
    role: 'audio',
    rule: { kinds: ['audio'], maxBytes: 200 * megabyte },
    needed: true,
    heavy: true,
  },
}

export const filmSort: PartSort = {
  name: 'film',
  label: 'productions.part.film',
  add: 'productions.part.add.film',
  title: { label: 'productions.part.title.film' },
  text: { label: 'productions.part.text.film', hint: 'productions.part.hint.film', rows: 5, needed: false },
  file: {
    label: 'productions.part.file.film',
    weight: 'productions.part.weight.film',
    accept: 'video/*',
    role: 'video',
    rule: { kinds: ['video'], maxBytes: mostBytes },
    needed: true,
    heavy: true,
  },
}

/** The sorts that any form may hold; a form brings others of its own. */
export const commonSorts: readonly PartSort[] = [textSort, pictureSort, fileSort, audioSort, filmSort]
