import type { Word, Words } from '../../platform/words.ts'
import { commonSorts, textSort, type PartSort } from '../parts/sorts.ts'
import { audioForm } from './audio/form.tsx'
import { courseForm } from './course/form.tsx'
import { exhibitionForm } from './exhibition/form.tsx'
import { filmForm } from './film/form.tsx'
import type { ProductionForm } from './form.tsx'
import { gameForm } from './game/form.tsx'
import { h5pForm } from './h5p/form.tsx'
import { prototypeForm } from './prototype/form.tsx'
import { textForm } from './text/form.tsx'
import { toolForm } from './tool/form.tsx'

/** Every form of production. A new one is its folder and its line here; the lab's words of kinds then point to it. */
const forms: readonly ProductionForm[] = [
  ...[textForm, exhibitionForm, toolForm, audioForm, filmForm],
  ...[gameForm, courseForm, prototypeForm, h5pForm],
]

const byName = new Map(forms.map((form) => [form.form, form]))

/** The form that a kind of this lab points to; a kind that points to none is a text. */
export function formOf(word: Word | undefined): ProductionForm {
  return byName.get(word?.form ?? '') ?? textForm
}

/** The form of a kind by its slug, retired kinds too. */
export function formOfKind(words: Words, kind: string): ProductionForm {
  return formOf(words.find('kind', kind))
}

const sorts = new Map(
  [...commonSorts, ...forms.flatMap((form) => form.sorts)].map((sort) => [sort.name, sort]),
)

/** The sort of a part by its name; one that no form knows any more is a text. */
export function sortNamed(name: string): PartSort {
  return sorts.get(name) ?? textSort
}
