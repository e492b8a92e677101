import type { Generated } from 'kysely'
import type { Locale } from '../platform/messages.ts'

interface NoticeTable {
  account_id: string
  off: Generated<string[]>
  digest: Generated<boolean>
  locale: Generated<Locale>
  told_until: Generated<Date>
  stop_code: string
}

declare module '../platform/database.ts' {
  interface Tables {
    'site.notice': NoticeTable
  }
}
