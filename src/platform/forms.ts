import { join } from 'node:path'
import { z } from 'zod'
import type { BodyRules, ReceivedBody } from './body.ts'
import { keepCutForm } from './drafts.ts'
import { borrowMemory } from './memory.ts'
import { isMessageKey, type MessageKey, type Said } from './messages.ts'
import type { FileRule, ReceivedFile, RefusedFile } from './files/receive.ts'
import { mostWaiting } from './files/waiting.ts'
import { giveBack, rememberTyped, takeWaiting } from './give-back.ts'
import { readMultipart } from './multipart.ts'
import { readUrlencoded } from './urlencoded.ts'
import type { WordList, Words } from './words.ts'
import { BrokenForm, type Ctx, type FormState, type Typed } from './web.ts'

export type { FormState } from './web.ts'

export type FormResult<Data, Files extends string> =
  | { ok: true; data: Data; files: Readonly<Partial<Record<Files, readonly ReceivedFile[]>>> }
  | { ok: false; state: FormState }

/** Problems are message keys, checked here so that each exists. */
const problem = (key: MessageKey) => key
const required = problem('form.required')
const invalid = problem('form.invalid')
const notTicked = problem('form.not-ticked')
const notNumber = problem('form.not-number')
const notDay = problem('form.not-day')
const notTime = problem('form.not-time')
const notLink = problem('form.not-link')

/** Required words of at most `max` characters, on one line or several; a form that asks for several says what each lacks. */
export const text = (max: number, missing: MessageKey = required) =>
  z.string(missing).trim().min(1, missing).max(max)

/** Words that may be left out: absent and empty are the same empty text. */
export const optionalText = (max: number) => z.string().trim().max(max).default('')

/** Whether this is a whole address on the web: a link that is shown leads nowhere else. */
export function isWebAddress(typed: string): boolean {
  return /^https?:\/\/\S+$/i.test(typed) && URL.canParse(typed)
}

/** An address on the web, which may be left out. */
export const optionalAddress = (max: number) =>
  optionalText(max).refine((typed) => typed === '' || isWebAddress(typed), notLink)

/** One of these, required. */
export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  missing: MessageKey = invalid,
) => z.enum(values, missing)

/** What a form sends once, several times or not at all, as a list. */
const asList = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Any number of these. */
export const several = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess(asList, z.array(z.enum(values)).max(50))

/** At most so many ids. */
export const severalIds = (most: number) => z.preprocess(asList, z.array(z.string().max(40)).max(most))

/** A word of this list; a retired one is still one, for what bears it already. */
export const word = (words: Words, list: WordList) =>
  z.string(invalid).refine((slug) => words.find(list, slug) !== undefined, invalid)

/** The same, which may be left out: then it is null. */
export const optionalWord = (words: Words, list: WordList) =>
  z
    .string()
    .default('')
    .refine((slug) => slug === '' || words.find(list, slug) !== undefined, invalid)
    .transform((slug) => slug || null)

/** A box: ticked or not. */
export const checkbox = z.preprocess((value) => value !== undefined && value !== '', z.boolean())

/** A box that has to be ticked. */
export const ticked = (missing: MessageKey = notTicked) =>
  z.preprocess((value) => value !== undefined && value !== '', z.literal(true, missing))

/** A whole number between two bounds. */
export const whole = (min: number, max: number) =>
  z
    .string(required)
    .trim()
    .min(1)
    .regex(/^-?\d{1,9}$/, notNumber)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))

/** A whole number that may be left out. */
export const optionalWhole = (min: number, max: number) =>
  z.union([z.literal('').transform(() => null), whole(min, max)]).default(null)

/** A day as a date field sends it, 2026-11-24; one that exists: 2026-02-31 has the right shape. */
export const day = z
  .string(required)
  .trim()
  .min(1)
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, notDay)
  .refine((typed) => new Date(`${typed}T00:00:00Z`).toJSON()?.slice(0, 10) === typed, notDay)

/** A time of day as a time field sends it, 18:30. */
export const time = z
  .string(required)
  .trim()
  .min(1)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, notTime)

/**
 * Reads a form once, at the edge. Good: the data of the schema and the files received. Refused: the state that shows the form
 * again with what was typed. What was typed is also kept on the request, so that any later refusal can give it back.
 */
export async function readForm<Schema extends z.ZodType, Files extends string = never>(
  c: Ctx,
  schema: Schema,
  // Without rules, Files is never: an empty record is the whole of it.
  files: Readonly<Record<Files, FileRule>> = {} as Readonly<Record<Files, FileRule>>,
): Promise<FormResult<z.infer<Schema>, Files>> {
  const body = await readTyped(c, { files: boundFor(c, files) })
  await takeWaiting(c, files)
  const parsed = schema.safeParse(gather(c.var.typed))
  const errors = {
    ...(parsed.success ? {} : problemsOf(parsed.error)),
    ...refusedFiles(c, body.refused, files),
    ...cutTexts(body.tooLong),
    ...lostFiles(c, files),
  }
  if (!parsed.success || Object.keys(errors).length > 0)
    return { ok: false, state: { typed: await giveBack(c), errors } }
  // A file in a field without a rule is thrown away as it arrives: what is here came by one of the names.
  return { ok: true, data: parsed.data, files: Object.groupBy(c.var.received, (file) => file.field as Files) }
}

/** Reads the body once, within bounds, and keeps what was typed on the request. Throws BrokenForm for what is no whole form. */
export async function readTyped(
  c: Ctx,
  rules: Pick<BodyRules, 'files' | 'otherFiles'> = {},
): Promise<ReceivedBody> {
  const { raw } = c.req
  const multipart = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')
  const borrow = borrowMemory(c)
  const received = multipart
    ? await readMultipart(raw, { folder: join(c.var.lab.config.dataDir, 'tmp'), ...rules, borrow })
    : await readUrlencoded(raw, { borrow })
  rememberTyped(c, received)
  if (received.cut) c.header('connection', 'close')
  if (received.broken) {
    // A disk or a memory that is full is no fault of the form, and could not keep it.
    if (received.broken === 'no-room') throw new BrokenForm(503)
    await keepCutForm(c, c.var.typed)
    throw new BrokenForm(received.broken === 'too-large' || received.cut ? 413 : 422)
  }
  return received
}

function gather(fields: Typed): Record<string, string | string[]> {
  const groups = Map.groupBy(fields, ([name]) => name)
  // A null prototype: a field named __proto__ is a field like any other.
  const raw: Record<string, string | string[]> = Object.create(null)
  for (const [name, pairs] of groups) {
    const values = pairs.map(([, value]) => value)
    raw[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return raw
}

function problemsOf(error: z.ZodError): Record<string, Said> {
  const errors: Record<string, Said> = {}
  for (const issue of error.issues) {
    errors[String(issue.path[0] ?? 'form')] ??= problemOf(issue)
  }
  return errors
}

function problemOf(issue: z.core.$ZodIssue): Said {
  if (isMessageKey(issue.message)) return { key: issue.message }
  if (issue.code === 'too_small') {
    return issue.origin === 'string'
      ? { key: 'form.required' }
      : { key: 'form.too-small', args: { min: Number(issue.minimum) } }
  }
  if (issue.code === 'too_big') {
    const args = { max: Number(issue.maximum) }
    return issue.origin === 'string' ? { key: 'form.too-long', args } : { key: 'form.too-big', args }
  }
  return { key: 'form.invalid' }
}

const fileProblems = {
  'too-large': 'form.file-too-large',
  'wrong-type': 'form.file-wrong-type',
  'too-many': 'form.file-too-many',
  empty: 'form.file-empty',
} as const

/** Someone without a name sends what may wait until they have one, and no more. */
function boundFor(c: Ctx, rules: Readonly<Record<string, FileRule>>): Readonly<Record<string, FileRule>> {
  if (c.var.viewer) return rules
  return Object.fromEntries(
    Object.entries(rules).map(([field, rule]) => [
      field,
      { ...rule, maxBytes: Math.min(rule.maxBytes, mostWaiting) },
    ]),
  )
}

function refusedFiles(
  c: Ctx,
  refused: readonly RefusedFile[],
  rules: Readonly<Record<string, FileRule>>,
): Record<string, Said> {
  const keyOf = ({ field, reason }: RefusedFile) => {
    const needsName = !c.var.viewer && (rules[field]?.maxBytes ?? 0) > mostWaiting
    return reason === 'too-large' && needsName ? problem('form.file-named') : fileProblems[reason]
  }
  return Object.fromEntries(refused.map((file) => [file.field, { key: keyOf(file) }]))
}

/** What was to go out with a file does not go without, unless its author sees it and sends again. */
function lostFiles(c: Ctx, rules: Readonly<Record<string, FileRule>>): Record<string, Said> {
  const { lost, received } = c.var
  const asked = lost.filter(
    (name) => Object.hasOwn(rules, name) && !received.some(({ field }) => field === name),
  )
  return Object.fromEntries(asked.map((field) => [field, { key: problem('form.file-again') }]))
}

function cutTexts(names: readonly string[]): Record<string, Said> {
  return Object.fromEntries(names.map((name) => [name, { key: 'form.too-heavy' }]))
}

/** A refusal found after the form was read: the same page again, with this said beside the field. */
export async function refuseForm(
  c: Ctx,
  field: string,
  key: MessageKey,
  args?: Said['args'],
): Promise<FormState> {
  return { typed: await giveBack(c, field), errors: { [field]: args ? { key, args } : { key } } }
}

/** A form that came too late: what it was written over changed meanwhile. The page shows both texts, with 409. */
export async function conflictOf(c: Ctx): Promise<FormState> {
  return { typed: await giveBack(c), errors: {}, conflict: true }
}
