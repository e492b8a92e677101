import { Check } from '../../../platform/choice-fields.tsx'
import { Field } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { useView } from '../../../platform/view.ts'
import type { OwnProps } from '../../parts/sorts.ts'
import {
  answerNumbers,
  readExercise,
  readMeeting,
  readModuleAnswers,
  readQuestion,
  type Question,
} from './answers.ts'

/** Whether one may begin with a module, and how long it takes. */
export function ModuleFields({ state, own }: OwnProps) {
  const { door, minutes } = readModuleAnswers(own)
  return (
    <>
      <Check
        name="door"
        label="productions.course.module.door"
        hint="productions.course.module.door-hint"
        state={state}
        checked={door}
      />
      <Field
        name="minutes"
        label="productions.course.module.minutes"
        hint="productions.course.module.minutes-hint"
        state={state}
        value={minutes === null ? '' : `${minutes}`}
        inputmode="numeric"
        optional
      />
    </>
  )
}

/** The answers of a question, what is said of each, and of them all. */
export function QuestionFields({ state, own }: OwnProps) {
  const { t } = useView()
  const { answers, feedback } = readQuestion(own)
  const rows = answerNumbers.map((number) => (
    <AnswerFields number={number} answer={answers[number - 1]} state={state} />
  ))
  // One more than there are; the others wait folded.
  const shown = Math.max(3, answers.length + 1)
  return (
    <>
      <h2>{t('productions.course.question.answers')}</h2>
      <p class="hint">{t('productions.course.question.answers-hint')}</p>
      {rows.slice(0, shown)}
      {rows.length > shown && (
        <details class="more" open={state !== undefined}>
          <summary>{t('productions.course.question.more')}</summary>
          <div class="stack">{rows.slice(shown)}</div>
        </details>
      )}
      <Field
        name="feedback"
        label="productions.course.question.feedback"
        hint="productions.course.question.feedback-hint"
        state={state}
        value={feedback}
        rows={3}
        max={2_000}
        optional
      />
    </>
  )
}

interface AnswerProps {
  number: number
  answer: Question['answers'][number] | undefined
  state: FormState | undefined
}

function AnswerFields({ number, answer, state }: AnswerProps) {
  const { t } = useView()
  return (
    <fieldset class="stack">
      <legend>{t('productions.course.question.number', { number })}</legend>
      <Field
        name={`answer${number}`}
        label="productions.course.question.answer"
        state={state}
        value={answer?.text}
        max={300}
        optional
      />
      <Check
        name={`right${number}`}
        label="productions.course.question.right"
        state={state}
        checked={answer?.right ?? false}
      />
      <Field
        name={`said${number}`}
        label="productions.course.question.said"
        state={state}
        value={answer?.feedback}
        rows={2}
        max={1_000}
        optional
      />
    </fieldset>
  )
}

/** What to bring back of an exercise, and how someone else did it. */
export function ExerciseFields({ state, own }: OwnProps) {
  const { bring, example } = readExercise(own)
  return (
    <>
      <Field
        name="bring"
        label="productions.course.exercise.bring"
        hint="productions.course.exercise.bring-hint"
        state={state}
        value={bring}
        rows={2}
        max={1_000}
        optional
      />
      <Field
        name="example"
        label="productions.course.exercise.example"
        hint="productions.course.exercise.example-hint"
        state={state}
        value={example}
        rows={5}
        max={10_000}
        optional
      />
    </>
  )
}

/** When one meets and how one comes, in words or by a workshop of the lab. */
export function MeetingFields({ state, own }: OwnProps) {
  const { when, how, workshop } = readMeeting(own)
  return (
    <>
      <Field
        name="when"
        label="productions.course.meeting.when"
        hint="productions.course.meeting.when-hint"
        state={state}
        value={when}
        max={200}
        optional
      />
      <Field
        name="how"
        label="productions.course.meeting.how"
        hint="productions.course.meeting.how-hint"
        state={state}
        value={how}
        rows={3}
        max={1_000}
        optional
      />
      <Field
        name="workshop"
        label="productions.course.meeting.workshop"
        hint="productions.course.meeting.workshop-hint"
        state={state}
        value={workshop}
        max={300}
        optional
      />
    </>
  )
}
