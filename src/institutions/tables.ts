import type { ColumnType, Generated } from 'kysely'

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

export const sentWays = ['post', 'mail', 'hand', 'form'] as const
export type SentWay = (typeof sentWays)[number]

export const outcomes = ['kept', 'broken', 'closed'] as const
export type Outcome = (typeof outcomes)[number]

/** Written as 2026-11-24, and read as that by `to_char` alone: the driver would make it a moment. */
type DayColumn = ColumnType<Date, string, string>
type OptionalDayColumn = ColumnType<Date | null, string | null | undefined, string | null>

interface AddressTable {
  id: string
  slug: string
  group_id: string
  presentation_id: string | null
  institution: string
  place: string
  title: string
  asked: string
  priority: string | null
  lang: string
  since: OptionalDayColumn
  sent_on: OptionalDayColumn
  sent_how: SentWay | null
  silent_from: DayColumn
  code_hash: Buffer | null
  code_drawn_at: Date | null
  outcome: Outcome | null
  outcome_text: Generated<string>
  outcome_at: Date | null
  saves: Generated<number>
  written_at: Generated<Date>
  edited_at: Date | null
}

interface ReplyTable {
  id: string
  address_id: string
  service: string
  function: string
  text: string
  lang: string
  paper_on: OptionalDayColumn
  presentation_id: string | null
  saves: Generated<number>
  replied_at: Generated<Date>
  edited_at: Date | null
}

interface CommentTable {
  id: string
  address_id: string
  text: string
  lang: string
  presentation_id: string
  said_at: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    'institutions.reading': ReadingTable
    'institutions.sentence': SentenceTable
    'institutions.remark': RemarkTable
    'institutions.rewriting': RewritingTable
    'institutions.address': AddressTable
    'institutions.reply': ReplyTable
    'institutions.comment': CommentTable
  }
}
