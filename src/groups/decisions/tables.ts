import type { Generated, JSONColumnType } from 'kysely'
import type { Circle } from '../../platform/viewer.ts'

/** The answers one may give to a proposal, in the order they are offered. */
export const choices = ['consent', 'reservation', 'objection', 'talk', 'aside'] as const
export type PositionChoice = (typeof choices)[number]

export type Outcome = 'consent' | 'vote' | 'no-consent' | 'withdrawn'

/** What an effect was given when it was proposed: words, numbers and ids, never who someone is. */
export type EffectData = Readonly<Record<string, string | number | null>>

export interface DecisionTable {
  id: string
  group_id: string | null
  circle: Circle | null
  account_id: string | null
  presentation_id: string | null
  title: string
  text: string
  changes: Generated<string>
  lang: string
  effect: string
  effect_data: JSONColumnType<EffectData, string, string>
  about_account: string | null
  about_presentation: string | null
  version: Generated<number>
  proposed_at: Generated<Date>
  amended_at: Date | null
  days: number
  ends_at: Date
  prolonged: Generated<boolean>
  closed_at: Date | null
  outcome: Outcome | null
  applied: boolean | null
}

interface DecisionVersionTable {
  decision_id: string
  number: number
  title: string
  text: string
  changes: string
  effect_data: JSONColumnType<EffectData, string, string>
  written_at: Date
}

interface PositionTable {
  decision_id: string
  account_id: string | null
  presentation_id: string
  choice: PositionChoice
  reason: Generated<string>
  way_out: Generated<string>
  lang: string | null
  version: number
  at: Generated<Date>
  helped_by: string | null
}

interface MessageTable {
  id: string
  decision_id: string
  presentation_id: string
  text: string
  lang: string
  at: Generated<Date>
}

interface PaperMemberTable {
  group_id: string
  presentation_id: string
  joined_at: Generated<Date>
}

interface SetAsideTable {
  group_id: string
  account_id: string
  presentation_id: string
  decision_id: string
  at: Generated<Date>
}

declare module '../../platform/database.ts' {
  interface Tables {
    'groups.decision': DecisionTable
    'groups.decision_version': DecisionVersionTable
    'groups.decision_position': PositionTable
    'groups.decision_message': MessageTable
    'groups.paper_member': PaperMemberTable
    'groups.set_aside': SetAsideTable
  }
}
