import type { Child } from 'hono/jsx'
import { draftKey } from './drafts.ts'
import type { FormState } from './forms.ts'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'

interface FormProps {
  action: string
  /** Absent on the first showing. */
  state?: FormState | undefined
  /** Words of the one button. */
  submit: MessageKey
  files?: boolean
  children?: Child
  /** Lesser acts beside the button, after it so that the Enter key never means them. */
  also?: Child
  /** A button that is not the page's main act. */
  quiet?: boolean
  danger?: boolean
  id?: string
}

/** A form that posts, says at the top what has to change, and ends with its one button. */
export function Form({ action, state, submit, files, children, also, quiet, danger, id }: FormProps) {
  const { t } = useView()
  const buttonClass = danger ? 'act danger' : quiet ? 'act' : 'act main'
  return (
    <form
      method="post"
      action={action}
      class="form stack"
      id={id}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
    >
      {state && <Problems state={state} />}
      {children}
      <DraftField state={state} />
      <p class="acts">
        <button class={buttonClass}>{t(submit)}</button>
        {also}
      </p>
    </form>
  )
}

/** Which draft the form goes on from: once it is taken, the draft goes away. */
function DraftField({ state }: { state: FormState | undefined }) {
  const id = typedValue(state, draftKey)
  return id === undefined ? null : <Hidden name={draftKey} value={id} />
}

function Problems({ state }: { state: FormState }) {
  const { t } = useView()
  const errors = Object.entries(state.errors)
  if (errors.length === 0) return null
  return (
    // The page that comes back opens here: without a script, for a keyboard and for a voice that reads aloud.
    <div class="errors" role="alert" id="problems" tabindex={-1} autofocus>
      <h2>{t('form.problems', { count: errors.length })}</h2>
      <ul>
        {errors.map(([name, said]) => (
          <li>
            {name === 'form' ? t(said.key, said.args) : <a href={`#${name}`}>{t(said.key, said.args)}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  name: string
  label: MessageKey
  hint?: MessageKey | undefined
  state?: FormState | undefined
  /** Shown when nothing was typed yet. */
  value?: string | undefined
  type?: 'text' | 'password' | 'email' | 'date' | 'time' | 'number' | 'url' | 'search' | 'tel'
  /** More than one line: how many. */
  rows?: number
  max?: number
  min?: number
  optional?: boolean
  autocomplete?: string
  inputmode?: 'numeric' | 'email' | 'tel' | 'url'
  /** The id of a list of words that may be taken up. */
  list?: string
}

/** One field to type in, with its label, its hint and, after a refusal, the reason and what was typed. */
export function Field(props: FieldProps) {
  const { name, label, hint, state, type = 'text', rows, optional } = props
  const { t } = useView()
  const value = typedValue(state, name) ?? props.value ?? ''
  const wrong = state?.errors[name]
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ') || undefined
  const shared = {
    id: name,
    name,
    required: !optional,
    'aria-describedby': described,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    autocomplete: props.autocomplete,
  }
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={name}>
        {t(label)} {optional && <span class="hint">{t('form.optional')}</span>}
      </label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {t(hint)}
        </span>
      )}
      <Wrong name={name} state={state} />
      {rows ? (
        <textarea {...shared} rows={rows} maxlength={props.max}>
          {/* A first line break would be eaten by the browser. */}
          {`\n${value}`}
        </textarea>
      ) : (
        <input
          {...shared}
          type={type}
          value={type === 'password' ? undefined : value}
          {...(type === 'number' ? { min: props.min, max: props.max } : { maxlength: props.max })}
          inputmode={props.inputmode}
          list={props.list}
        />
      )}
    </div>
  )
}

/** Why a field was refused, beside it. */
export function Wrong({ name, state }: { name: string; state?: FormState | undefined }) {
  const { t } = useView()
  const wrong = state?.errors[name]
  if (!wrong) return null
  return (
    <p class="error" id={`${name}-wrong`}>
      {t(wrong.key, wrong.args)}
    </p>
  )
}

/** A value the person does not see. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

/** What was typed in a field, as far as it was sent. */
export function typedValue(state: FormState | undefined, name: string): string | undefined {
  return state?.typed.find(([field]) => field === name)?.[1]
}
