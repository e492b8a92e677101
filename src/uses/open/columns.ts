import type { MessageKey } from '../../platform/messages.ts'

/** The columns of the open data, in their order, and what each says: what goes out, what comes in and the dictionary come from here. */
export const columns = {
  titre: 'uses.field.title',
  qui: 'uses.field.who',
  publics: 'uses.data.publics',
  outils: 'uses.data.tools',
  pour_quoi: 'uses.field.purpose',
  cadre: 'uses.field.place',
  lieux: 'uses.data.settings',
  ouvre: 'uses.field.opens',
  dehors: 'uses.field.leavesOut',
  risques: 'uses.field.risks',
  faudrait: 'uses.field.needed',
  transcription: 'uses.field.transcript',
  priorite: 'uses.data.priority',
  langue: 'uses.data.lang',
  raconte_par: 'uses.data.author',
  vient_de: 'uses.data.source',
  publie_le: 'uses.data.published',
  adresse: 'uses.data.address',
} as const satisfies Record<string, MessageKey>

export type Column = keyof typeof columns

// The keys of the record are the columns.
export const columnNames = Object.keys(columns) as readonly Column[]

/** One use as a line: every cell a text, the words of the lab by their slugs with a bar between. */
export type Line = Readonly<Record<Column, string>>

/** Columns that say what the use says, by the field of its form. */
export const fieldsOf = {
  titre: 'title',
  qui: 'who',
  publics: 'publics',
  outils: 'tool',
  pour_quoi: 'purpose',
  cadre: 'place',
  lieux: 'settings',
  ouvre: 'opens',
  dehors: 'leavesOut',
  risques: 'risks',
  faudrait: 'needed',
  transcription: 'transcript',
  priorite: 'priority',
  langue: 'lang',
} as const satisfies Partial<Record<Column, string>>

/** Between several words in one cell. */
export const bar = '|'
