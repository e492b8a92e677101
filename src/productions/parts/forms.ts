import { z } from 'zod'
import { optionalText, text, whole } from '../../platform/forms.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import type { ProductionForm } from '../kinds/form.tsx'
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
  scene: { file: { kinds: ['picture'], maxBytes: 20 * megabyte } },
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

/** A text has to say something, and a scene needs a name for others to lead to it. */
const needed = {
  text: partFields.extend({ partText: text(60_000) }),
  scene: partFields.extend({
    partTitle: text(200, 'productions.scene.title-missing'),
    partText: text(60_000),
  }),
}

/** What a part of a sort says in a form of production, with `own` for what that form asks of this sort alone. */
export function partForm(form: ProductionForm, sort: PartSort) {
  const fields = sort === 'text' || sort === 'scene' ? needed[sort] : partFields
  return z.intersection(fields, form.parts?.[sort]?.schema ?? nothingOwn)
}

const nothingOwn = z.object({}).transform(() => ({ own: {} }))

/** Sorts that are nothing without a file. */
export const needsFile = (sort: PartSort) => sort !== 'text' && sort !== 'scene'

/** What a form about a part says. */
export type PartDraft = z.infer<typeof partFields>

/** Which saved state an edit was written over. */
export const savedState = { saves: whole(1, 1_000_000) }
