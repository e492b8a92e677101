import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'

export type Audience = 'open' | 'lab' | 'group'

export interface ThingTable {
  id: string
  kind: string
  author_id: string | null
  unnamed_author_id: string | null
  audience: Audience
  audience_id: string | null
  context_id: string | null
  priority: string | null
  path: string
  title: string
  /** Use of a file that shows it: cards, faces, messengers. */
  picture: string | null
  summary: Generated<string>
  lang: Generated<string>
  published_at: Generated<Date>
  updated_at: Generated<Date>
  hidden_at: Date | null
  hidden_reason: string | null
  /** Written through `platform.searchable`, never read by the program. */
  search: ColumnType<never, unknown, unknown>
  listed: boolean
}

type Localised = Record<string, string>

/** Read as a value, written as its JSON text. */
type Json<Value> = ColumnType<Value, string | undefined, string>

export interface WordTable {
  list: string
  slug: string
  position: Generated<number>
  names: Json<Localised>
  texts: Json<Localised>
  data: Json<Record<string, unknown>>
  form: string | null
  version: Generated<number>
  proposed_by: string | null
  proposed_at: Generated<Date>
  adopted_at: Date | null
  retired_at: Date | null
}

declare module './database.ts' {
  interface Tables {
    'platform.thing': ThingTable
    'platform.thing_version': {
      thing_id: string
      number: number
      texts: JSONColumnType<Record<string, string>>
      written_at: Date
    }
    'platform.audience_member': { audience_id: string; account_id: string; presentation_id: string }
    'platform.block': { account_id: string; presentation_id: string; since: Generated<Date> }
    'platform.fact': {
      id: GeneratedAlways<string>
      name: string
      ids: JSONColumnType<Record<string, string>>
      at: Generated<Date>
    }
    'platform.word': WordTable
    'platform.security_log': {
      id: GeneratedAlways<string>
      at: Generated<Date>
      act: string
      account_id: string | null
      address: string | null
    }
    'platform.draft': {
      id: string
      account_id: string
      path: string
      fields: JSONColumnType<[string, string][]>
      kept_at: Generated<Date>
    }
    'platform.said_within': { thing_id: string; audience_id: string }
    'platform.origin': { thing_id: string; from_id: string; at: Generated<Date> }
    'platform.secret': { name: string; value: Buffer }
  }
}
