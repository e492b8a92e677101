import { CsvError, parse } from 'csv-parse/sync'
import { takeQuote } from '../../platform/csv.ts'
import { isLanguage } from '../../platform/languages.tsx'
import type { Said } from '../../platform/messages.ts'
import { slugOf } from '../../platform/slugs.ts'
import type { WordList, Words } from '../../platform/words.ts'
import { longest, useFields } from '../inventory/fields.ts'
import { useForm, type UseAnswers } from '../inventory/forms.ts'
import { bar, columnNames, fieldsOf, type Column } from './columns.ts'

/** Lines one brings at once. */
export const mostLines = 200
/** Bytes of the file. */
export const mostBytes = 512 * 1_024

/** A line that can be taken, and where it says it comes from. */
export interface GoodLine {
  answers: UseAnswers
  source: string
}

/** A line that cannot, and why. */
export interface RefusedLine {
  /** Its number in the file, whose first line names the columns. */
  number: number
  title: string
  column: Column | null
  why: Said
}

export interface Judged {
  good: readonly GoodLine[]
  refused: readonly RefusedLine[]
}

/** What a table that someone brings holds, line by line; a message when it is no such table. */
export function judgeTable(words: Words, bytes: Uint8Array): Judged | Said {
  const text = decode(bytes)
  const rows = readRows(text)
  if ('key' in rows) return rows
  const [head, ...lines] = rows
  const named = head?.record.map(columnOf) ?? []
  if (!named.includes('titre')) return { key: 'uses.take.no-title' }
  if (lines.length > mostLines) return { key: 'uses.take.too-many', args: { most: mostLines } }
  const judged = lines.map(({ record, info }) => judgeLine(words, cellsOf(named, record), info.lines))
  return {
    good: judged.flatMap((line) => ('answers' in line ? [line] : [])),
    refused: judged.flatMap((line) => ('why' in line ? [line] : [])),
  }
}

/** UTF-8 with its mark or without; what is not UTF-8 is the encoding of Windows, in which spreadsheets save. The database takes no zero sign. */
function decode(bytes: Uint8Array): string {
  return decodeAny(bytes).replaceAll('\0', '')
}

function decodeAny(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

interface Row {
  record: string[]
  info: { lines: number }
}

function readRows(text: string): Row[] | Said {
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ','
  try {
    // With `info`, each row comes beside where it was read.
    return parse(text, {
      ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
      max_record_size: 100_000,
    }) as unknown as Row[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { key: 'uses.take.broken', args: { line: Number(error['lines'] ?? 1) } }
  }
}

/** Capitals, accents and signs of a heading do not count. */
function columnOf(heading: string): Column | undefined {
  const name = slugOf(heading).replaceAll('-', '_')
  return columnNames.find((column) => column === name)
}

type Cells = Readonly<Partial<Record<Column, string>>>

function cellsOf(named: readonly (Column | undefined)[], record: readonly string[]): Cells {
  return Object.fromEntries(
    named.flatMap((column, at) => (column ? [[column, takeQuote(record[at] ?? '').trim()]] : [])),
  )
}

function judgeLine(words: Words, cells: Cells, number: number): GoodLine | RefusedLine {
  const title = cells.titre ?? ''
  const refuse = (column: Column | null, why: Said): RefusedLine => ({ number, title, column, why })
  if (title === '') return refuse('titre', { key: 'form.required' })
  for (const [column, field] of Object.entries(fieldsOf)) {
    const name = useFields.find((one) => one === field)
    // The keys of `fieldsOf` are columns.
    const said = cells[column as Column] ?? ''
    if (name && said.length > longest[name])
      return refuse(column as Column, { key: 'form.too-long', args: { max: longest[name] } })
  }
  const lang = cells.langue || 'fr'
  if (!isLanguage(lang)) return refuse('langue', { key: 'uses.take.unknown', args: { what: lang } })
  const found: Partial<Record<Column, string[]>> = {}
  for (const [column, list] of wordColumns) {
    const slugs = (cells[column] ?? '').split(bar).flatMap((one) => (one.trim() ? [one.trim()] : []))
    const known = slugs.map((one) => ({ one, slug: findWord(words, list, one) }))
    const unknown = known.find(({ slug }) => slug === undefined)
    if (unknown) return refuse(column, { key: 'uses.take.unknown', args: { what: unknown.one } })
    found[column] = known.flatMap(({ slug }) => slug ?? [])
  }
  const typed = Object.entries(fieldsOf).map(([column, field]) => [field, cells[column as Column] ?? ''])
  const parsed = useForm(words).safeParse({
    ...Object.fromEntries(typed),
    ...{ lang, publics: found.publics, settings: found.lieux, priority: found.priorite?.[0] ?? '' },
  })
  if (!parsed.success) return refuse(null, { key: 'form.invalid' })
  return { answers: parsed.data, source: sourceOf(cells) }
}

const wordColumns = [
  ['publics', 'use-public'],
  ['lieux', 'use-setting'],
  ['priorite', 'priority'],
] as const

/** A word of the lab by its slug, or by its name however it is written. */
function findWord(words: Words, list: WordList, said: string): string | undefined {
  if (words.find(list, said)) return said
  const folded = slugOf(said)
  return words.list(list).find(({ names }) => Object.values(names).some((name) => slugOf(name) === folded))
    ?.slug
}

/** Where a line says it comes from: its own word for it, or who told it where. */
function sourceOf({ vient_de = '', raconte_par = '', adresse = '' }: Cells): string {
  return (vient_de || [raconte_par, adresse].filter(Boolean).join(' · ')).slice(0, 400).toWellFormed()
}
