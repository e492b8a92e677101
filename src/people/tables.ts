import type { Generated } from 'kysely'
import type { Circle } from '../platform/viewer.ts'

interface AccountTable {
  id: string
  created_at: Generated<Date>
  passphrase: string | null
  card_hash: Buffer | null
  email: string | null
  email_confirmed_at: Date | null
  lot_volunteer: Generated<boolean>
  own_time: Generated<boolean>
}

interface PresentationTable {
  id: string
  account_id: string | null
  handle: string
  name: string
  words: Generated<string>
  picture_use: string | null
  created_at: Generated<Date>
  erased_at: Date | null
}

interface SessionTable {
  id: string
  token_hash: Buffer
  account_id: string
  presentation_id: string
  shared: Generated<boolean>
  opened_at: Generated<Date>
  seen_at: Generated<Date>
}

interface CircleSeatTable {
  id: string
  circle: Circle
  account_id: string
  presentation_id: string
  since: Generated<Date>
  until: Date
  left_at: Date | null
}

declare module '../platform/database.ts' {
  interface Tables {
    'people.account': AccountTable
    'people.presentation': PresentationTable
    'people.session': SessionTable
    'people.circle_seat': CircleSeatTable
  }
}
