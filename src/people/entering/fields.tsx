import { Check } from '../../platform/choice-fields.tsx'
import { Field } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'

interface FieldProps {
  state: FormState | undefined
}

/** The name one takes on coming in. */
export function NewNameField({ state }: FieldProps) {
  return (
    <Field
      name="name"
      label="people.name.label"
      hint="people.name.hint"
      state={state}
      max={40}
      autocomplete="nickname"
    />
  )
}

/** Whether this computer is one that others use after. Several forms of a page each have their own. */
export function SharedCheck({ name = 'shared', state }: FieldProps & { name?: string }) {
  return <Check name={name} label="people.shared" hint="people.shared-hint" state={state} />
}
