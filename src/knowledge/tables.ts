import type { ColumnType, Generated } from 'kysely'
import type { Cited, Csl } from './citations/csl.ts'

interface PieceTable {
  id: string
  slug: string
  kind: string
  title: string
  claim: string
  holds: Generated<string>
  holds_not: Generated<string>
  source: Generated<string>
  text: Generated<string>
  lang: string
  reference: ColumnType<Csl | null, string | null | undefined, string | null>
  cited: ColumnType<Cited, string | undefined, string>
  saves: Generated<number>
  written_at: Generated<Date>
  edited_at: Date | null
}

interface AuthorTable {
  id: string
  thing_id: string
  name: string
  presentation_id: string | null
  asked_at: Generated<Date>
  agreed_at: ColumnType<Date | null, Date | null, Date | null>
}

interface TestimonyTable {
  id: string
  title: string
  text: Generated<string>
  transcript: Generated<string>
  warning: Generated<string>
  lang: string
  quotable: boolean
  saves: Generated<number>
  told_at: Generated<Date>
  edited_at: Date | null
}

interface MatterTable {
  id: string
  piece_id: string
  testimony_id: string | null
  quote: Generated<string>
  at: Generated<Date>
  withdrawn_at: Date | null
}

interface CrossingTable {
  id: string
  from_id: string
  to_id: string
  kind: string
  why: string
  lang: string
  presentation_id: string
  saves: Generated<number>
  written_at: Generated<Date>
  edited_at: Date | null
}

interface PathTable {
  id: string
  slug: string
  title: string
  summary: string
  lang: string
  with_id: string | null
  saves: Generated<number>
  written_at: Generated<Date>
  edited_at: Date | null
}

interface StepTable {
  id: string
  path_id: string
  position: number
  kind: string
  piece_id: string
  words: Generated<string>
  question: Generated<string>
  evidence_id: string | null
  saves: Generated<number>
}

interface ProgressTable {
  account_id: string
  path_id: string
  step_id: string
  at: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    'knowledge.piece': PieceTable
    'knowledge.author': AuthorTable
    'knowledge.testimony': TestimonyTable
    'knowledge.matter': MatterTable
    'knowledge.crossing': CrossingTable
    'knowledge.path': PathTable
    'knowledge.step': StepTable
    'knowledge.progress': ProgressTable
  }
}
