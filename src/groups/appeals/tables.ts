import type { Generated } from 'kysely'

interface AppealTable {
  id: string
  decision_id: string
  account_id: string
  words: string
  lang: string | null
  seed: string
  at: Generated<Date>
  closed_at: Date | null
  outcome: 'lifted' | 'kept' | null
}

interface AppealHearingTable {
  appeal_id: string
  account_id: string
  drawn_at: Generated<Date>
  answer_by: Date
  position: 'lift' | 'keep' | null
  reason: Generated<string>
  lang: string | null
  answered_at: Date | null
  passed_at: Date | null
}

declare module '../../platform/database.ts' {
  interface Tables {
    'groups.appeal': AppealTable
    'groups.appeal_hearing': AppealHearingTable
  }
}
