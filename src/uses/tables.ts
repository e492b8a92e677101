import type { ColumnType, Generated } from 'kysely'
import type { UseAnswers } from './inventory/forms.ts'
import type { GoodLine } from './open/take.ts'

export interface UseTable {
  id: string
  slug: string | null
  title: string
  who: Generated<string>
  purpose: Generated<string>
  place: Generated<string>
  opens: Generated<string>
  leaves_out: Generated<string>
  risks: Generated<string>
  needed: Generated<string>
  tools: Generated<string[]>
  tool_keys: Generated<string[]>
  publics: Generated<string[]>
  settings: Generated<string[]>
  priority: string | null
  audience: Generated<'open' | 'lab'>
  lang: string
  transcript: Generated<string>
  source: Generated<string>
  presentation_id: string
  helped_by: string | null
  heard_by: string | null
  begun_at: Generated<Date>
  ready_at: Date | null
  published_at: Date | null
  saves: Generated<number>
  edited_at: Date | null
}

interface VoiceTable {
  use_id: string
  post_id: string
  presentation_id: string
  asked_at: Date | null
  agreed_at: Date | null
  refused_at: Date | null
  rewritten: ColumnType<UseAnswers | null, string | null, string | null>
  rewritten_at: Date | null
  kept_at: Date | null
}

interface HeardTable {
  id: string
  use_id: string
  presentation_id: string
  text: string
  named: boolean
  offered_at: Generated<Date>
  taken_at: Date | null
  left_at: Date | null
}

interface IdeaTable {
  id: string
  use_id: string
  text: string
  lang: string
  presentation_id: string
  at: Generated<Date>
}

interface BroughtTable {
  id: string
  account_id: string
  rows: ColumnType<readonly GoodLine[], string, never>
  at: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    'uses.use': UseTable
    'uses.voice': VoiceTable
    'uses.heard': HeardTable
    'uses.idea': IdeaTable
    'uses.brought': BroughtTable
  }
}
