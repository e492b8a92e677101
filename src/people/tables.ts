import type { ColumnType, Generated } from 'kysely'
import type { Circle } from '../platform/viewer.ts'

interface AccountTable {
  id: string
  created_at: Generated<Date>
  passphrase: string | null
  card_hash: Buffer | null
  email: string | null
  lot_volunteer: Generated<boolean>
  own_time: Generated<boolean>
  leaving_at: Date | null
}

interface PresentationTable {
  id: string
  account_id: string | null
  handle: string
  name: string
  words: Generated<string>
  picture_use: string | null
  version: Generated<number>
  created_at: Generated<Date>
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

interface PasskeyTable {
  id: string
  account_id: string
  public_key: Buffer
  uses: Generated<string>
  transports: Generated<string[]>
  added_at: Generated<Date>
  used_at: Date | null
}

interface CodeTable {
  hash: Buffer
  purpose: string
  account_id: string | null
  data: string | null
  expires_at: Date
}

interface CircleSeatTable {
  id: string
  circle: Circle
  account_id: string
  presentation_id: string
  label: Generated<string>
  since: Generated<Date>
  until: Date
  left_at: Date | null
  seat: string | null
  drawn: Generated<boolean>
}

interface CircleVolunteerTable {
  circle: Circle
  account_id: string
  presentation_id: string
  words: Generated<string>
  since: Generated<Date>
  seat: string | null
}

interface PublicLogTable {
  id: string
  at: Generated<Date>
  circle: Circle
  act: string
  ids: ColumnType<Record<string, string | number>, string, string>
  reason: Generated<string>
}

declare module '../platform/database.ts' {
  interface Tables {
    'people.account': AccountTable
    'people.presentation': PresentationTable
    'people.session': SessionTable
    'people.passkey': PasskeyTable
    'people.code': CodeTable
    'people.circle_seat': CircleSeatTable
    'people.circle_volunteer': CircleVolunteerTable
    'people.public_log': PublicLogTable
  }
}
