import { z } from 'zod'
import { audioSort, fileSort, filmSort, pictureSort, textSort } from '../../parts/sorts.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

/** A film as it was sent, with its captions when there are some. */
export const filmForm = defineForm({
  form: 'film',
  icon: 'film',
  hint: 'productions.form.film',
  schemaType: 'VideoObject',
  first: filmSort,
  sorts: [filmSort, textSort, pictureSort, audioSort, fileSort],
  answers: z.object({}),
  View: ({ parts }) => <Blocks parts={parts} />,
})
