import type { Generated } from 'kysely'

export const readingSorts = ['letter', 'form', 'rule', 'term'] as const
export type ReadingSort = (typeof readingSorts)[number]

export const remarkSorts = ['rewrite', 'says', 'word', 'question', 'effect', 'law'] as const
export type RemarkSort = (typeof remarkSorts)[number]

interface ReadingTable {
  id: string
  slug: string
  group_id: string | null
  presentation_id: string | null
  sort: ReadingSort
  title: string
  institution: string
  place: string
  about: string
  priority: string | null
  lang: string
  saves: Generated<number>
  photo_id: string | null
  photo_sent_at: Date | null
  put_at: Generated<Date>
  edited_at: Date | null
}

interface SentenceTable {
  reading_id: string
  number: number
  starts: boolean
  text: string
}

interface RemarkTable {
  id: string
  reading_id: string
  number: number
  sort: RemarkSort
  text: string
  source: string
  lang: string
  presentation_id: string
  saves: Generated<number>
  said_at: Generated<Date>
  edited_at: Date | null
}

interface RewritingTable {
  reading_id: string
  number: number
  text: string
  presentation_id: string | null
  written_at: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    'institutions.reading': ReadingTable
    'institutions.sentence': SentenceTable
    'institutions.remark': RemarkTable
    'institutions.rewriting': RewritingTable
  }
}
