import { audioSort, fileSort, filmSort, pictureSort, textSort, type PartSort } from '../../parts/sorts.ts'
import { exerciseForm, meetingForm, moduleForm, questionForm } from './answers.ts'
import { ExerciseFields, MeetingFields, ModuleFields, QuestionFields } from './fields.tsx'

/** Begins a module: every part after it is one of its steps, until the next. */
export const moduleSort: PartSort = {
  name: 'module',
  label: 'productions.course.part.module',
  add: 'productions.course.part.add.module',
  title: {
    label: 'productions.course.part.title.module',
    missing: 'productions.course.part.module-nameless',
  },
  text: {
    label: 'productions.course.part.text.module',
    hint: 'productions.course.part.hint.module',
    rows: 4,
    needed: false,
  },
  own: { schema: moduleForm, Fields: ModuleFields },
}

export const questionSort: PartSort = {
  name: 'question',
  label: 'productions.course.part.question',
  add: 'productions.course.part.add.question',
  title: {
    label: 'productions.course.part.title.question',
    missing: 'productions.course.part.question-missing',
  },
  text: {
    label: 'productions.course.part.text.question',
    hint: 'productions.course.part.hint.question',
    rows: 4,
    needed: false,
  },
  own: { schema: questionForm, Fields: QuestionFields },
}

/** Something to do for real, away from the screen as often as not. */
export const exerciseSort: PartSort = {
  name: 'exercise',
  label: 'productions.course.part.exercise',
  add: 'productions.course.part.add.exercise',
  title: { label: 'productions.course.part.title.exercise' },
  text: {
    label: 'productions.course.part.text.exercise',
    hint: 'productions.course.part.hint.exercise',
    rows: 6,
    needed: true,
  },
  own: { schema: exerciseForm, Fields: ExerciseFields },
}

export const meetingSort: PartSort = {
  name: 'meeting',
  label: 'productions.course.part.meeting',
  add: 'productions.course.part.add.meeting',
  title: { label: 'productions.course.part.title.meeting' },
  text: {
    label: 'productions.course.part.text.meeting',
    hint: 'productions.course.part.hint.meeting',
    rows: 4,
    needed: false,
  },
  own: { schema: meetingForm, Fields: MeetingFields },
}

/** What a course may hold, in the order it is offered. */
export const courseSorts: readonly PartSort[] = [
  ...[moduleSort, textSort, questionSort, exerciseSort, meetingSort],
  ...[pictureSort, audioSort, filmSort, fileSort],
]
