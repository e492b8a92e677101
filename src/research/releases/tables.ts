import type { ColumnType, Generated } from 'kysely'

/** Empty until something happens. */
type Later = Generated<Date | null>

interface ReleaseTable {
  id: string
  study_id: string
  quarter: string
  number: Generated<number>
  made_at: Generated<Date>
  closed_at: Later
  gone: Generated<number>
}

interface ReleaseFileTable {
  release_id: string
  name: string
  sha256: string
  content: string
}

interface ReleaseCellTable {
  release_id: string
  situation: string
  people: number
  turns: number | null
}

interface AccessTable {
  id: string
  study_id: string
  account_id: string | null
  name: string
  institution: string
  purpose: string
  until: ColumnType<Date, string, string>
  asked_at: Generated<Date>
  granted_at: Later
  refused_at: Later
}

interface AccessAnswerTable {
  access_id: string
  account_id: string
  steering: boolean
  yes: boolean
  reason: Generated<string>
  at: Generated<Date>
}

interface DownloadTable {
  id: string
  release_id: string
  access_id: string
  at: Generated<Date>
  recalled_at: Later
  destroyed_at: Later
}

declare module '../../platform/database.ts' {
  interface Tables {
    'research.release': ReleaseTable
    'research.release_file': ReleaseFileTable
    'research.release_cell': ReleaseCellTable
    'research.access': AccessTable
    'research.access_answer': AccessAnswerTable
    'research.download': DownloadTable
  }
}
