import { Field } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { ProductionForm, ShownPart } from '../kinds/form.tsx'
import type { PartSort } from '../tables.ts'
import { needsFile } from './forms.ts'

interface Props {
  sort: PartSort
  state?: FormState | undefined
  /** Absent for a new one. */
  part?: ShownPart | undefined
  /** Beside what is being started: it may wait. */
  starting?: boolean
}

/** The fields of one part. Files come last, so that a refused one never loses the text; a new picture is chosen before it is described. */
export function PartFields(props: Props & { form: ProductionForm; parts: readonly ShownPart[] }) {
  const { sort, state, part, form, parts } = props
  const Own = form.parts?.[sort]?.Fields
  const fileFirst = sort === 'picture' && !part
  return (
    <>
      {fileFirst && <PartFiles {...props} />}
      <Field
        name="partTitle"
        label={titles[sort]}
        state={state}
        value={part?.title}
        max={200}
        optional={sort !== 'scene'}
      />
      <PartTexts {...props} />
      {Own && <Own state={state} own={part?.own ?? {}} parts={parts} />}
      {!fileFirst && <PartFiles {...props} />}
    </>
  )
}

/** What one writes about a part, apart from its title. */
export function PartTexts({ sort, state, part, starting = false }: Props) {
  return (
    <>
      {(sort === 'picture' || (sort === 'scene' && !starting)) && (
        <Field
          name="partAlt"
          label="productions.part.alt"
          hint="productions.part.alt-hint"
          state={state}
          value={part?.alt}
          rows={3}
          max={1_000}
          optional
        />
      )}
      <Field
        name="partText"
        label={texts[sort]}
        hint={hints[sort]}
        state={state}
        value={part?.text}
        rows={sort === 'text' ? 14 : 5}
        max={60_000}
        optional={needsFile(sort) || starting}
      />
    </>
  )
}

/** The files of one part, by the names that `filesOfSort` knows. */
export function PartFiles({ sort, state, part, starting = false }: Props) {
  if (sort === 'text') return null
  return (
    <>
      <FileField
        name="file"
        label={part ? 'productions.part.other-file' : files[sort]}
        hint={weights[sort]}
        accept={accepted[sort]}
        state={state}
        heavy={sort !== 'picture' && sort !== 'scene'}
        required={needsFile(sort) && !part && !starting}
      />
      {sort === 'film' && (
        <FileField
          name="captions"
          label={part?.captions ? 'productions.part.other-captions' : 'productions.part.captions-file'}
          hint="productions.part.captions-hint"
          accept=".vtt,text/vtt"
          state={state}
        />
      )}
    </>
  )
}

/** What the title of a part is, by its sort. */
export const titles: Readonly<Record<PartSort, MessageKey>> = {
  text: 'productions.part.title.text',
  picture: 'productions.part.title.picture',
  file: 'productions.part.title.file',
  audio: 'productions.part.title.audio',
  film: 'productions.part.title.film',
  scene: 'productions.part.title.scene',
}

/** What one writes about a part, by its sort. */
export const texts: Readonly<Record<PartSort, MessageKey>> = {
  text: 'productions.part.text.text',
  picture: 'productions.part.text.picture',
  file: 'productions.part.text.file',
  audio: 'productions.part.text.audio',
  film: 'productions.part.text.film',
  scene: 'productions.part.text.scene',
}

const hints: Readonly<Partial<Record<PartSort, MessageKey>>> = {
  text: 'productions.part.hint.text',
  picture: 'productions.part.hint.picture',
  audio: 'productions.part.hint.audio',
  film: 'productions.part.hint.film',
  scene: 'productions.part.hint.scene',
}

const files: Readonly<Record<Exclude<PartSort, 'text'>, MessageKey>> = {
  picture: 'productions.part.file.picture',
  file: 'productions.part.file.file',
  audio: 'productions.part.file.audio',
  film: 'productions.part.file.film',
  scene: 'productions.part.file.picture',
}

const weights: Readonly<Record<Exclude<PartSort, 'text'>, MessageKey>> = {
  picture: 'productions.part.weight.picture',
  file: 'productions.part.weight.file',
  audio: 'productions.part.weight.audio',
  film: 'productions.part.weight.film',
  scene: 'productions.part.weight.picture',
}

const accepted: Readonly<Record<Exclude<PartSort, 'text'>, string>> = {
  picture: 'image/*',
  file: '.pdf,.epub,.odt,.ods,.odp,.docx,.xlsx,.pptx,.txt,.zip',
  audio: 'audio/*',
  film: 'video/*',
  scene: 'image/*',
}
