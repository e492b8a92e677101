import { z } from 'zod'
import { situations, times, type Dataset } from './shape.ts'

const id = z.string().min(1)
const week = z.string().regex(/^\d{4}-W\d{2}$/)
const count = z.coerce.number().int().min(0)
/** A number, or nothing where there is none to say. */
const mayBeCount = z.union([z.literal(''), count])
const step = z.coerce.number().int().min(1).max(5)
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')])
const kinds = z.enum(['lived', 'practice', 'instituted'])

/**
 * The lists of a dataset and what each of their columns holds: what is written, what is read back and what the codebook says come from
 * here. The order of the columns is that of the files.
 */
export const lists = {
  people: z.strictObject({
    person: id,
    situation: z.enum([...situations, '']),
    time: z.enum([...times, '']),
  }),
  scopes: z.strictObject({
    scope: id,
    kind: z.enum(['lab', 'priority', 'strand', 'group']),
    within: z.string(),
  }),
  members: z.strictObject({ scope: id, person: id }),
  turns: z.strictObject({ person: id, scope: id, kind: id, week, words: count, answers: z.string() }),
  initiatives: z.strictObject({ person: id, scope: id, kind: id, week }),
  proposals: z.strictObject({
    person: id,
    scope: id,
    week,
    outcome: z.enum(['adopted', 'amended', 'refused', 'unanswered', 'open']),
    reasoned: flag,
    days: mayBeCount,
  }),
  credits: z.strictObject({ person: id, scope: id, work: id }),
  seats: z.strictObject({ person: id, circle: z.string() }),
  crossings: z.strictObject({ person: id, scope: id, from: kinds, to: kinds }),
  rungs: z.strictObject({
    scope: id,
    declared: mayBeCount,
    perceived: z.string().regex(/^(\d+(\|\d+){7})?$/),
  }),
  scales: z.strictObject({ answerer: id, question: id, before: step, after: step }),
  texts: z.strictObject({ kind: id, lang: id, text: z.string() }),
} satisfies { [List in ListName]: z.ZodType<NonNullable<Dataset[List]>[number]> }

/** The lists of a dataset, each a file of its own. */
export type ListName = Exclude<keyof Dataset, 'study' | 'quarter' | 'accounts'>

/** Their names, in the order in which they are told. */
export const listNames = Object.keys(lists) as readonly ListName[]

/** Those that a study may not ask for: a dataset without them is whole. */
export const askedLists: ReadonlySet<ListName> = new Set(['scales', 'texts'])

/** The columns of a list. */
export function columnsOf(list: ListName): readonly string[] {
  return Object.keys(lists[list].shape)
}
