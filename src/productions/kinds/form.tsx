import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { FormState } from '../../platform/forms.ts'
import type { IconName } from '../../platform/icons.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { Made, OfflinePage } from '../offline/page.ts'
import type { PartSort, ShownPart } from '../parts/sorts.ts'
import type { Answers } from '../tables.ts'

/** Whether something is said in it that those who do not hear would miss. */
export function isHeard({ sort, file }: Pick<ShownPart, 'sort' | 'file'>): boolean {
  return file !== null && (sort === 'film' || sort === 'audio')
}

/** Whether those who do not hear miss what is said in it: neither captions nor, for a sound, its text. */
export function isUnsaid(part: Pick<ShownPart, 'sort' | 'file' | 'cueCount' | 'text'>): boolean {
  return isHeard(part) && part.cueCount === null && (part.sort === 'film' || part.text === '')
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
  /** Sorts whose parts have pages of their own, and are not read one after the other. */
  apart?: readonly PartSort[]
  /** A page of its own where all that is being written is seen at once, under that of the draft. */
  table?: { path: string; label: MessageKey }
  /** Its pages when it is taken away, the first called `index.html`; without, one page holds everything. */
  offline?: (made: Made) => readonly OfflinePage[]
  Fields?: (props: FieldsProps<z.infer<Schema>>) => Child
  View: (props: ViewProps<z.infer<Schema>>) => Child
}

/** A form as the pages use it, whatever its own questions are. */
export interface ProductionForm extends Pick<
  Definition<z.ZodObject>,
  'form' | 'icon' | 'hint' | 'schemaType' | 'first' | 'sorts' | 'answers' | 'apart' | 'table' | 'offline'
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
