import type { ColumnType, Generated } from 'kysely'
import type { Cue } from './captions/cue.ts'
import type { NoticeKind } from './notices.ts'
import type { CohortDateTable, CohortMemberTable, CohortTable } from './kinds/course/cohorts/tables.ts'
import type { Told } from './package/format.ts'

/** Why one adapts: for others or elsewhere, in another language, easier to read, in another form, put right or extended. */
export const adaptedKinds = ['audience', 'translation', 'easy', 'form', 'better'] as const
export type AdaptedKind = (typeof adaptedKinds)[number]

interface ProductionTable {
  id: string
  slug: string | null
  group_id: string | null
  account_id: string | null
  presentation_id: string | null
  version: number | null
  kind: string | null
  licence: string | null
  audience: Generated<'open' | 'lab'>
  adapted_from: string | null
  adapted_version: number | null
  adapted_why: Generated<string>
  adapted_kind: AdaptedKind | null
  work_id: string | null
  started_at: Generated<Date>
  published_at: Date | null
  withdrawn_at: Date | null
}

/** Answers to the fields of one form: what they are is that form's own schema. */
export type Answers = Readonly<Record<string, unknown>>

export interface EditionTable {
  id: string
  production_id: string
  number: number | null
  kind: string
  title: string
  summary: string
  easy: Generated<string>
  licence: string
  priority: string | null
  lang: string
  answers: ColumnType<Answers, string | undefined, string>
  cover_id: string | null
  cover_alt: Generated<string>
  changed: Generated<string>
  presentation_id: string | null
  saves: Generated<number>
  saved_at: Generated<Date>
  clashed_at: Date | null
  published_at: Date | null
}

export interface PartTable {
  id: string
  edition_id: string
  position: number
  /** What other parts point to it by, from one version to the next. */
  key: string
  /** The name of a sort: one of `parts/sorts.ts`, or of a form's own. */
  sort: string
  title: Generated<string>
  text: Generated<string>
  own: ColumnType<Answers, string | undefined, string>
  alt: Generated<string>
  file_id: string | null
  saves: Generated<number>
  cue_count: number | null
  cues: ColumnType<readonly Cue[] | null, string | null | undefined, string | null>
  cue_saves: Generated<number>
  withdrawn: 'person' | 'over' | null
}

export interface ImageRightTable {
  id: string
  production_id: string
  key: string
  name: string
  uses: ('here' | 'network' | 'taught' | 'print')[]
  until: ColumnType<Date | null, string | null, string | null>
  agreed: 'not-yet' | 'paper' | 'aloud' | 'written'
  presentation_id: string | null
  code_hash: Buffer | null
  added_at: Generated<Date>
  warned_at: Date | null
  ended_at: Date | null
  ended: 'person' | 'over' | null
}

interface NoticeTable {
  id: string
  production_id: string
  presentation_id: string | null
  what: NoticeKind
  path: string
  at: Generated<Date>
}

interface CaptionOfferTable {
  id: string
  production_id: string
  key: string
  presentation_id: string
  credit: Generated<string>
  cue_count: number | null
  cues: ColumnType<readonly Cue[] | null, string | null | undefined, string | null>
  cue_saves: Generated<number>
  begun_at: Generated<Date>
  sent_at: Date | null
}

interface AuthorTable {
  id: string
  /** What bears the name: a production, or a trial of one. */
  production_id: string | null
  trial_id: string | null
  position: number
  name: string
  /** What they did, in their words. */
  did: Generated<string>
  presentation_id: string | null
  agreed_at: Date | null
}

export interface NeedTable {
  id: string
  title: string
  purpose: string
  with_whom: Generated<string>
  tried: Generated<string>
  lang: string
  presentation_id: string
  said_at: Generated<Date>
  saves: Generated<number>
  edited_at: Date | null
}

export interface TrialTable {
  id: string
  production_id: string
  version: number
  place: string
  people: number | null
  happened: string
  to_change: Generated<string>
  lang: string
  town_id: string | null
  presentation_id: string
  told_at: Generated<Date>
  taken_in: number | null
  saves: Generated<number>
  edited_at: Date | null
}

/** Where a town or a region is, in degrees. */
export interface TownTable {
  id: string
  name: string
  area: string
  latitude: number
  longitude: number
}

interface TakenTable {
  production_id: string
  key: string
  choice: number
  times: Generated<number>
}

interface ProgressTable {
  account_id: string
  production_id: string
  key: string
  done_at: Generated<Date>
}

interface ArrivalTable {
  production_id: string
  url: string
  lab: string
  group_name: string | null
  told: ColumnType<Told, string, string>
  arrived_at: Generated<Date>
  shown_at: Date | null
}

declare module '../platform/database.ts' {
  interface Tables {
    'productions.production': ProductionTable
    'productions.edition': EditionTable
    'productions.part': PartTable
    'productions.author': AuthorTable
    'productions.image_right': ImageRightTable
    'productions.notice': NoticeTable
    'productions.caption_offer': CaptionOfferTable
    'productions.need': NeedTable
    'productions.answer': { need_id: string; production_id: string; at: Generated<Date> }
    'productions.trial': TrialTable
    'productions.town': TownTable
    'productions.taken': TakenTable
    'productions.progress': ProgressTable
    'productions.cohort': CohortTable
    'productions.cohort_date': CohortDateTable
    'productions.cohort_member': CohortMemberTable
    'productions.arrival': ArrivalTable
  }
}
