import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Outcome } from '../opinion/opinions.ts'

interface QuestionTable {
  id: string
  slug: string
  presentation_id: string | null
  asked: string
  why: string
  lang: string
  asked_at: Generated<Date>
  last_number: Generated<number>
}

interface StatementTable {
  id: string
  question_id: string
  number: number
  presentation_id: string
  said: string
  lang: string
  said_at: Generated<Date>
  answered: Generated<number>
}

interface VoterTable {
  id: GeneratedAlways<string>
  question_id: string
  account_id: string | null
  opinion: number | null
}

interface VoteTable {
  voter_id: string
  number: number
  answer: number
}

interface OutcomeTable {
  question_id: string
  told: ColumnType<Outcome, string, string>
  worked_at: Generated<Date>
}

declare module '../../platform/database.ts' {
  interface Tables {
    'uses.question': QuestionTable
    'uses.statement': StatementTable
    'uses.voter': VoterTable
    'uses.vote': VoteTable
    'uses.outcome': OutcomeTable
  }
}
