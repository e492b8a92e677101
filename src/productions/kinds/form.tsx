import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import type { IconName } from '../../platform/icons.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { Answers, PartSort } from '../tables.ts'

/** A part of what was made, as pages show it. */
export interface ShownPart {
  id: string
  /** What other parts point to it by. */
  key: string
  /** Its answers to what the form asks of its sort alone. */
  own: Answers
  sort: PartSort
  title: string
  text: string
  /** What a picture shows. */
  alt: string
  /** Null for a text, and for a file that whoever sent it has erased. */
  file: ShownFile | null
  captions: ShownFile | null
  saves: number
}

interface FieldsProps<Own> {
  state?: FormState | undefined
  answers: Own
}

interface ViewProps<Own> {
  /** Page of the production, or of what is being written. */
  path: string
  answers: Own
  /** Those of this page. */
  parts: readonly ShownPart[]
  /** Every part, those too that have pages of their own. */
  all: readonly ShownPart[]
  /** The first page of a long content, or its only one. */
  first: boolean
}

/** A part as its own fields need it: what was typed or kept, and every part it may point to. */
export interface PartProps {
  state?: FormState | undefined
  own: Answers
  parts: readonly ShownPart[]
}

/** What a form asks of one sort of part, beside what any form asks of it. */
interface PartForm {
  schema: z.ZodType<{ own: Answers }>
  Fields: (props: PartProps) => Child
}

/** What one form of production is: what is asked for it and how it is shown. */
interface Definition<Schema extends z.ZodObject> {
  /** The name that the lab's words of kinds point to. */
  form: string
  icon: IconName
  /** What it may hold, in a few words. */
  hint: MessageKey
  /** What schema.org calls it. */
  schemaType: string
  /** The sort of part asked for at once. */
  first: PartSort
  /** The sorts that can be added, in the order they are offered. */
  sorts: readonly PartSort[]
  /** Questions that belong to this form alone. */
  answers: Schema
  /** What is asked of some sorts of parts. */
  parts?: Partial<Record<PartSort, PartForm>>
  /** A page of its own where all that is being written is seen at once, under that of the draft. */
  table?: { path: string; label: MessageKey }
  Fields?: (props: FieldsProps<z.infer<Schema>>) => Child
  View: (props: ViewProps<z.infer<Schema>>) => Child
}

/** A form as the pages use it, whatever its own questions are. */
export interface ProductionForm extends Pick<
  Definition<z.ZodObject>,
  'form' | 'icon' | 'hint' | 'schemaType' | 'first' | 'sorts' | 'answers' | 'parts' | 'table'
> {
  fields: (state: FormState | undefined, answers: Answers) => Child
  view: (shown: ViewProps<Answers>) => Child
}

/** Makes a form of its definition: stored answers are read by the form's own schema before its components get them. */
export function defineForm<Schema extends z.ZodObject>(definition: Definition<Schema>): ProductionForm {
  const { Fields, View } = definition
  // What was stored before a question changed counts as not answered.
  const readAnswers = (stored: Answers) =>
    definition.answers.safeParse(stored).data ?? definition.answers.parse({})
  return {
    ...definition,
    fields: (state, answers) => (Fields ? <Fields state={state} answers={readAnswers(answers)} /> : null),
    view: ({ answers, ...shown }) => <View answers={readAnswers(answers)} {...shown} />,
  }
}
