import { z } from 'zod'
import { optionalText, text, whole } from '../../platform/forms.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import type { PartSort } from './sorts.ts'

/** The scripts of a page with the fields of a sort: what weighs is sent in pieces. */
export const scriptsOf = (sort: PartSort) => (sort.file?.heavy ? ['upload.js'] : [])

/** What a part of a sort may bring, by field. */
export function filesOfSort(sort: PartSort): Readonly<Record<string, FileRule>> {
  return sort.file ? { file: sort.file.rule } : {}
}

/** The fields of any part, named apart from those of the production they may stand beside. */
export const partFields = z.object({
  partTitle: optionalText(200),
  partText: optionalText(60_000),
  partAlt: optionalText(1_000),
})

/** What a part of a sort says, with `own` for what that sort alone asks. */
export function partForm(sort: PartSort) {
  const fields = partFields.extend({
    partTitle: sort.title.missing ? text(200, sort.title.missing) : optionalText(200),
    partText: sort.text.needed ? text(60_000) : optionalText(60_000),
  })
  return z.intersection(fields, sort.own?.schema ?? nothingOwn)
}

const nothingOwn = z.object({}).transform(() => ({ own: {} }))

/** What a form about a part says. */
export type PartDraft = z.infer<typeof partFields>

/** Which saved state an edit was written over. */
export const savedState = { saves: whole(1, 1_000_000) }
