import { Hidden, typedValue } from './fields.tsx'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'
import type { FormState } from './web.ts'

/** A text as it is kept now, and the field of the form for it. */
export interface KeptText {
  field: string
  label: MessageKey
  text: string
  /** What the field sends for it, where that is not the text itself. */
  value?: string
}

/** The texts of a thing as they are kept now, under the names of their fields. */
export function keptTexts<Field extends string>(
  labels: Readonly<Record<Field, MessageKey>>,
  texts: Readonly<Record<NoInfer<Field>, string>>,
): KeptText[] {
  // The keys of an object are plain strings to the compiler.
  const fields = Object.keys(labels) as Field[]
  return fields.map((field) => ({ field, label: labels[field], text: texts[field] }))
}

interface ConflictProps {
  state: FormState | undefined
  kept: readonly KeptText[]
}

/** Above a form whose texts changed while they were typed: what is kept now, where it differs. What was typed stays in the form. */
export function Conflict({ state, kept }: ConflictProps) {
  const { t } = useView()
  if (!state?.conflict) return null
  const others = kept.filter(
    ({ field, text, value = text }) => plain(typedValue(state, field)) !== plain(value),
  )
  return (
    <section class="note warn stack" role="alert">
      <h2>{t('form.conflict')}</h2>
      <p>{t('form.conflict.text')}</p>
      {others.map(({ field, label, text }) => (
        <div class="field">
          <label for={`${field}-kept`}>{t(label)}</label>
          {text === '' ? (
            <p id={`${field}-kept`}>{t('form.conflict.nothing')}</p>
          ) : (
            <textarea id={`${field}-kept`} rows={Math.min(6, Math.ceil(text.length / 60))} readonly>
              {`\n${text}`}
            </textarea>
          )}
        </div>
      ))}
    </section>
  )
}

interface VersionProps {
  /** The field that carries it. */
  name?: string
  now: number
  state: FormState | undefined
}

/**
 * The version that a form is written over. A refused form keeps the one it was opened with, or what others wrote meanwhile would be lost in
 * silence; after a conflict it takes the present one: sending again is a choice made knowing both.
 */
export function Version({ name = 'version', now, state }: VersionProps) {
  const over = state?.conflict ? undefined : typedValue(state, name)
  return <Hidden name={name} value={over ?? String(now)} />
}

/** Browsers send line ends of their own. */
function plain(text = ''): string {
  return text.replaceAll('\r\n', '\n').trim()
}
