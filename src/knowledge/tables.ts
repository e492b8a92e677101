import type { ColumnType, Generated } from 'kysely'

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

declare module '../platform/database.ts' {
  interface Tables {
    'knowledge.piece': PieceTable
    'knowledge.author': AuthorTable
    'knowledge.crossing': CrossingTable
  }
}
