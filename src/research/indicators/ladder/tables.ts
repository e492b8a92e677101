import type { Generated } from 'kysely'

interface LadderDeclarationTable {
  id: string
  scope: string
  rung: number
  presentation_id: string | null
  declared_at: Generated<Date>
}

interface LadderVoteTable {
  scope: string
  quarter: string
  ballot_id: string | null
  ends_at: Date
  closed_at: Date | null
  declared: number | null
  perceived: number[] | null
}

declare module '../../../platform/database.ts' {
  interface Tables {
    'research.ladder_declaration': LadderDeclarationTable
    'research.ladder_vote': LadderVoteTable
  }
}
