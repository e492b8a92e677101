import { z } from 'zod'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

/** A film as it was sent, with its captions when there are some. */
export const filmForm = defineForm({
  form: 'film',
  icon: 'film',
  hint: 'productions.form.film',
  schemaType: 'VideoObject',
  first: 'film',
  sorts: ['film', 'text', 'picture', 'audio', 'file'],
  answers: z.object({}),
  View: ({ parts }) => <Blocks parts={parts} />,
})
