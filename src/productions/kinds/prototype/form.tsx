import { commonSorts, type PartSort } from '../../parts/sorts.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'
import { MomentFields, PrototypeFields } from './fields.tsx'
import { momentForm, prototypeAnswers } from './session.ts'
import { Session } from './session-view.tsx'

/** One moment of a session: how long, what people do, what whoever teaches does, with what. */
export const momentSort: PartSort = {
  name: 'moment',
  label: 'productions.prototype.part',
  add: 'productions.prototype.part.add',
  title: { label: 'productions.prototype.part.title', missing: 'productions.prototype.part.title-missing' },
  text: {
    label: 'productions.prototype.part.text',
    hint: 'productions.prototype.part.hint',
    rows: 5,
    needed: true,
  },
  own: { schema: momentForm, Fields: MomentFields },
}

/** A session to teach with: what it is for, then moment after moment, to print and try. */
export const prototypeForm = defineForm({
  form: 'prototype',
  icon: 'school',
  hint: 'productions.form.prototype',
  schemaType: 'LearningResource',
  first: momentSort,
  sorts: [momentSort, ...commonSorts],
  answers: prototypeAnswers,
  apart: [momentSort],
  Fields: PrototypeFields,
  View: ({ path, answers, parts, all, first }) => (
    <>
      {first && <Session path={path} answers={answers} parts={all} />}
      <Blocks parts={parts} />
    </>
  ),
})
