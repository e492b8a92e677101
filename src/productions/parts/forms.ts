import { z } from 'zod'
import { optionalText, text, whole } from '../../platform/forms.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import type { PartSort } from '../tables.ts'

const megabyte = 2 ** 20

const captions: FileRule = { kinds: ['captions'], maxBytes: megabyte }

/** What each sort of part may bring. A film is kept as it was sent, so it may weigh. */
const rules = {
  text: {},
  picture: { file: { kinds: ['picture'], maxBytes: 20 * megabyte } },
  file: { file: { kinds: ['document', 'package', 'picture', 'audio', 'video'], maxBytes: 200 * megabyte } },
  audio: { file: { kinds: ['audio'], maxBytes: 200 * megabyte } },
  film: { file: { kinds: ['video'], maxBytes: 2_000 * megabyte }, captions },
} as const satisfies Record<PartSort, Readonly<Record<string, FileRule>>>

/** The rules of a sort, by field. */
export function filesOfSort(sort: PartSort): Readonly<Record<string, FileRule>> {
  return rules[sort]
}

/** The fields of any part, named apart from those of the production they may stand beside. */
export const partFields = z.object({
  partTitle: optionalText(200),
  partText: optionalText(60_000),
  partAlt: optionalText(1_000),
})

/** A text of its own has to say something. */
export const textPart = partFields.extend({ partText: text(60_000) })

/** What a form about a part says. */
export type PartDraft = z.infer<typeof partFields>

/** Which saved state an edit was written over. */
export const savedState = { saves: whole(1, 1_000_000) }
