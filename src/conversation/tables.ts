import type { Generated } from 'kysely'

export interface PostTable {
  id: string
  root_id: string
  parent_id: string | null
  branch_id: string
  branch_at: Date
  text: string
  html: string
  opening: string | null
  warning: Generated<string>
  transcript: Generated<string>
  files: Generated<number>
  helped_by: string | null
  version: Generated<number>
  answers: Generated<number>
  published_at: Generated<Date>
  edited_at: Date | null
  erased_at: Date | null
}

interface ThanksTable {
  post_id: string
  account_id: string
  presentation_id: string
  at: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    'conversation.post': PostTable
    'conversation.thanks': ThanksTable
    'conversation.paper': { code_hash: Buffer; presentation_id: string; made_at: Generated<Date> }
  }
}
