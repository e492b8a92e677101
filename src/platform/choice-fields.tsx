import { typedValue, Wrong } from './fields.tsx'
import type { FormState } from './forms.ts'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'

export interface Option {
  value: string
  label: string
  hint?: string | undefined
  /** The language of the label, where it is not that of the page. */
  lang?: string | undefined
}

interface ChoiceProps {
  name: string
  label: MessageKey
  hint?: MessageKey
  options: readonly Option[]
  state?: FormState | undefined
  value?: string | undefined
  /** Several may be ticked. */
  many?: boolean
  values?: readonly string[]
}

/** A list of choices all in sight: radio buttons, or boxes when several may be ticked. */
export function Choice({ name, label, hint, options, state, value, many, values }: ChoiceProps) {
  const { t } = useView()
  const typed = state?.typed.filter(([field]) => field === name).map(([, chosen]) => chosen)
  const chosen = new Set(typed ?? values ?? (value === undefined ? [] : [value]))
  return (
    <fieldset class={state?.errors[name] ? 'field wrong' : 'field'} id={name}>
      <legend>{t(label)}</legend>
      {hint && <span class="hint">{t(hint)}</span>}
      <Wrong name={name} state={state} />
      {options.map((option) => (
        <label class="check">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={option.value}
            checked={chosen.has(option.value)}
          />
          <span lang={option.lang}>
            {option.label}
            {option.hint && <span class="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A long list of choices in a drop-down. */
export function Select({
  name,
  label,
  hint,
  options,
  state,
  value,
  empty,
}: Omit<ChoiceProps, 'many' | 'values'> & { empty?: MessageKey }) {
  const { t } = useView()
  const chosen = typedValue(state, name) ?? value ?? ''
  return (
    <div class={state?.errors[name] ? 'field wrong' : 'field'}>
      <label for={name}>{t(label)}</label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {t(hint)}
        </span>
      )}
      <Wrong name={name} state={state} />
      <select id={name} name={name} aria-describedby={hint ? `${name}-hint` : undefined}>
        {empty && (
          <option value="" selected={chosen === ''}>
            {t(empty)}
          </option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CheckProps {
  name: string
  label: MessageKey
  hint?: MessageKey
  state?: FormState | undefined
  checked?: boolean
}

/** One box to tick. */
export function Check({ name, label, hint, state, checked }: CheckProps) {
  const { t } = useView()
  const ticked = state ? typedValue(state, name) !== undefined : checked
  return (
    <div class={state?.errors[name] ? 'field wrong' : 'field'}>
      <Wrong name={name} state={state} />
      <label class="check">
        <input type="checkbox" id={name} name={name} value="1" checked={ticked} />
        <span>
          {t(label)}
          {hint && <span class="hint">{t(hint)}</span>}
        </span>
      </label>
    </div>
  )
}
