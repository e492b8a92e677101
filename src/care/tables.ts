import type { Generated } from 'kysely'
import type { Rule } from './rules.ts'

interface ReportTable {
  id: string
  thing_id: string | null
  trouble: string
  words: Generated<string>
  contact: Generated<string>
  account_id: string | null
  code_hash: Buffer
  at: Generated<Date>
  answered_at: Date | null
  outcome: 'hidden' | 'kept' | null
  answer: Generated<string>
}

interface DecisionTable {
  id: string
  thing_id: string
  act: 'hide' | 'show'
  rule: Rule
  facts: string
  account_id: string | null
  at: Generated<Date>
}

interface ContestTable {
  id: string
  decision_id: string
  account_id: string | null
  words: string
  seed: string
  at: Generated<Date>
  closed_at: Date | null
  outcome: 'shown' | 'kept' | 'lifted' | null
}

interface HearingTable {
  contest_id: string
  account_id: string
  drawn_at: Generated<Date>
  answer_by: Date
  position: 'show' | 'keep' | null
  reason: Generated<string>
  answered_at: Date | null
  passed_at: Date | null
}

declare module '../platform/database.ts' {
  interface Tables {
    'care.report': ReportTable
    'care.decision': DecisionTable
    'care.contest': ContestTable
    'care.hearing': HearingTable
  }
}
