import { z } from 'zod'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

/** A text with pictures and files: guides, courses, games on paper, teaching prototypes, works. */
export const textForm = defineForm({
  form: 'text',
  icon: 'text',
  hint: 'productions.form.text',
  schemaType: 'LearningResource',
  first: 'text',
  sorts: ['text', 'picture', 'file', 'audio', 'film'],
  answers: z.object({}),
  View: ({ parts }) => <Blocks parts={parts} />,
})
