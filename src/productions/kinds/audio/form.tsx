import { z } from 'zod'
import { audioSort, fileSort, pictureSort, textSort } from '../../parts/sorts.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

/** Something to listen to, with what it says in writing. */
export const audioForm = defineForm({
  form: 'audio',
  icon: 'sound',
  hint: 'productions.form.audio',
  schemaType: 'AudioObject',
  first: audioSort,
  sorts: [audioSort, textSort, pictureSort, fileSort],
  answers: z.object({}),
  View: ({ parts }) => <Blocks parts={parts} />,
})
