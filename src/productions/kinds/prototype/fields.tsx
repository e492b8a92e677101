import { Field } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import type { OwnProps } from '../../parts/sorts.ts'
import { readMoment, type PrototypeAnswers } from './session.ts'

/** What a session is for, for whom, how long and with what. */
export function PrototypeFields({
  state,
  answers,
}: {
  state?: FormState | undefined
  answers: PrototypeAnswers
}) {
  return (
    <>
      <Field
        name="lack"
        label="productions.prototype.need"
        hint="productions.prototype.need-hint"
        state={state}
        value={answers.lack}
        rows={3}
        max={1_000}
        optional
      />
      <Field
        name="objectives"
        label="productions.prototype.objectives"
        hint="productions.prototype.objectives-hint"
        state={state}
        value={answers.objectives}
        rows={4}
        max={2_000}
        optional
      />
      <Field
        name="minutes"
        label="productions.prototype.minutes"
        state={state}
        value={String(answers.minutes ?? '')}
        type="number"
        inputmode="numeric"
        min={1}
        max={6_000}
        optional
      />
      <Field
        name="whom"
        label="productions.prototype.audience"
        state={state}
        value={answers.whom}
        max={300}
        optional
      />
      <Field
        name="people"
        label="productions.prototype.people"
        state={state}
        value={answers.people}
        max={100}
        optional
      />
      <Field
        name="material"
        label="productions.prototype.material"
        state={state}
        value={answers.material}
        rows={3}
        max={1_000}
        optional
      />
      <Field
        name="before"
        label="productions.prototype.before"
        state={state}
        value={answers.before}
        rows={3}
        max={1_000}
        optional
      />
    </>
  )
}

/** How long a moment lasts, and what whoever teaches does meanwhile. */
export function MomentFields({ state, own }: OwnProps) {
  const { minutes, teacher, material } = readMoment(own)
  return (
    <>
      <Field
        name="minutes"
        label="productions.prototype.moment-minutes"
        state={state}
        value={String(minutes ?? '')}
        type="number"
        inputmode="numeric"
        min={1}
        max={600}
        optional
      />
      <Field
        name="teacher"
        label="productions.prototype.teacher"
        state={state}
        value={teacher}
        rows={3}
        max={3_000}
        optional
      />
      <Field
        name="material"
        label="productions.prototype.material"
        state={state}
        value={material}
        max={500}
        optional
      />
    </>
  )
}
