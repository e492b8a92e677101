import { z } from 'zod'
import { audioSort, fileSort, filmSort, pictureSort, textSort } from '../../parts/sorts.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

/** A text with pictures and files: guides, courses, games on paper, teaching prototypes, works. */
export const textForm = defineForm({
  form: 'text',
  icon: 'text',
  hint: 'productions.form.text',
  schemaType: 'LearningResource',
  first: textSort,
  sorts: [textSort, pictureSort, fileSort, audioSort, filmSort],
  answers: z.object({}),
  View: ({ parts }) => <Blocks parts={parts} />,
})
