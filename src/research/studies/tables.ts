import type { ColumnType, Generated } from 'kysely'

/** Sorts of traces that a study may ask for. */
export const traces = [
  'turns',
  'memberships',
  'initiatives',
  'decisions',
  'credits',
  'seats',
  'answers',
  'texts',
] as const
export type Trace = (typeof traces)[number]

/** From where someone speaks. */
export const situations = [
  'concerned',
  'student',
  'social-worker',
  'trainer',
  'researcher',
  'funder',
  'citizen',
  'other',
] as const
export type Situation = (typeof situations)[number]

/** On whose time someone is here. */
export const times = ['own', 'paid', 'credit', 'reimbursed'] as const
export type OnWhoseTime = (typeof times)[number]

/** A day of the calendar: written as 2026-11-24, and read so by `to_char`. */
type Day = ColumnType<Date, string, string>

/** Empty until something happens. */
type Later = ColumnType<Date | null, Date | null | undefined, Date | null>

/** What a study said in words when people were asked to agree. */
export interface StudyTexts {
  title: string
  question: string
  protocol: string
  doneBy: string
  institution: string
  ethics: string
  lang: string
}

export interface StudyTable {
  id: string
  slug: string
  presentation_id: string | null
  title: string
  question: string
  protocol: string
  done_by: string
  institution: Generated<string>
  ethics: string
  traces: Trace[]
  lang: Generated<string>
  analysis_on: Day
  data_until: Day
  wording: Generated<number>
  saves: Generated<number>
  started_at: Generated<Date>
  opened_at: Later
  closed_at: Later
  given_back: Generated<string>
  given_back_at: Later
}

export interface StudyScopeTable {
  study_id: string
  /** 'lab', or the id of a priority, a strand or a group. */
  scope: string
}

export interface WordingTable {
  study_id: string
  number: number
  texts: ColumnType<StudyTexts, string, never>
  traces: Trace[]
  scopes: string[]
  analysis_on: Day
  data_until: Day
  written_at: Generated<Date>
}

export interface ConsentTable {
  study_id: string
  account_id: string
  wording: number
  takes_part_at: Later
  data_at: Later
  texts_at: Later
  withdrawn_at: Later
  answered_at: Generated<Date>
}

export interface ConsentLogTable {
  id: Generated<string>
  study_id: string
  account_id: string
  wording: number
  takes_part: boolean
  data: boolean
  texts: boolean
  withdrawn: boolean
  at: Generated<Date>
}

export interface SituationTable {
  account_id: string
  situation: Situation
  words: Generated<string>
  time: OnWhoseTime
  said_at: Generated<Date>
}

export interface QuestionTable {
  id: string
  study_id: string
  position: number
  sort: 'scale' | 'words'
  asks: string
  low: Generated<string>
  high: Generated<string>
  moment: Generated<'before' | 'after' | 'both'>
}

export interface LinkTable {
  id: string
  study_id: string
  account_id: string | null
}

export interface AnswerTable {
  link_id: string
  question_id: string
  moment: 'before' | 'after'
  value: number | null
  words: string | null
  answered_on: ColumnType<Date, never, Date>
}

export interface NoteTable {
  id: string
  study_id: string
  presentation_id: string
  text: string
  lang: Generated<string>
  written_at: Generated<Date>
}

export interface LentJournalTable {
  study_id: string
  group_id: string
  lent_at: Generated<Date>
}
