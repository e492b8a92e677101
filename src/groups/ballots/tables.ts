import type { ColumnType, Generated } from 'kysely'
import type { Method } from './methods.ts'

export interface BallotTable {
  id: string
  subject_kind: string
  subject_id: string
  question: string
  lang: string
  method: Method
  options: ColumnType<readonly string[], string, never>
  dots: number
  secret: boolean
  opened_at: Generated<Date>
  ends_at: Date
  closed_at: Date | null
  counts: number[]
  voters: Generated<number>
  seed: string
  winner: number | null
  drawn: Generated<boolean>
}

interface BallotVoteTable {
  ballot_id: string
  account_id: string
  presentation_id: string
  marks: number[]
  at: Generated<Date>
}

declare module '../../platform/database.ts' {
  interface Tables {
    'groups.ballot': BallotTable
    'groups.ballot_voter': { ballot_id: string; account_id: string }
    'groups.ballot_vote': BallotVoteTable
  }
}
