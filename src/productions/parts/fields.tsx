import { Field } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import type { PartSort, ShownPart } from './sorts.ts'

interface Props {
  sort: PartSort
  state?: FormState | undefined
  /** Absent for a new one. */
  part?: ShownPart | undefined
  /** Beside what is being started: it may wait. */
  starting?: boolean
}

/** The fields of one part. Files come last, so that a refused one never loses the text; a new picture is chosen before it is described. */
export function PartFields(props: Props & { parts: readonly ShownPart[] }) {
  const { sort, state, part, parts } = props
  const Own = sort.own?.Fields
  const fileFirst = sort.pictured && !part
  return (
    <>
      {fileFirst && <PartFiles {...props} />}
      <Field
        name="partTitle"
        label={sort.title.label}
        state={state}
        value={part?.title}
        max={200}
        optional={!sort.title.missing}
      />
      <PartTexts {...props} />
      {Own && <Own state={state} own={part?.own ?? {}} parts={parts} />}
      {!fileFirst && <PartFiles {...props} />}
    </>
  )
}

/** What one writes about a part, apart from its title. */
export function PartTexts({ sort, state, part, starting = false }: Props) {
  const { label, hint, rows, needed } = sort.text
  return (
    <>
      {(sort.pictured || (sort.file?.role === 'picture' && !starting)) && (
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
        label={label}
        hint={hint}
        state={state}
        value={part?.text}
        rows={rows}
        max={60_000}
        optional={!needed || starting}
      />
    </>
  )
}

/** The files of one part, by the names that `filesOfSort` knows. */
export function PartFiles({ sort, state, part, starting = false }: Props) {
  if (!sort.file) return null
  const { label, weight, accept, needed, heavy, rule } = sort.file
  return (
    <FileField
      name="file"
      label={part ? 'productions.part.other-file' : label}
      hint={weight}
      accept={accept}
      state={state}
      heavy={heavy ? rule.maxBytes : undefined}
      required={needed && !part && !starting}
    />
  )
}
