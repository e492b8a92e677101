import type { Generated, RawBuilder } from 'kysely'

export interface StrandTable {
  id: string
  slug: string
  name: string
  purpose: string
  lang: string
  version: Generated<number>
  opened_at: Generated<Date>
}

/** The id of a group, or the column that holds it in the query around. */
export type GroupRef = string | RawBuilder<string>

/** The two ways a group ends. */
export type Ending = 'produced' | 'stopped'

export interface GroupTable {
  id: string
  slug: string
  name: string
  purpose: string
  lang: string
  promise: string | null
  strand_id: string | null
  pole: string | null
  size: number | null
  peers_for: Generated<string>
  peers_out: Generated<string>
  version: Generated<number>
  opened_at: Generated<Date>
  moved_at: Generated<Date>
  ended_at: Date | null
  ending: Ending | null
}

export interface MemberTable {
  group_id: string
  account_id: string
  presentation_id: string
  joined_at: Generated<Date>
}

export interface RoleTable {
  id: string
  group_id: string
  word: string | null
  name: Generated<string>
  details: Generated<string>
  named_at: Generated<Date>
  closed_at: Date | null
}

export interface RoleHoldingTable {
  id: string
  role_id: string
  account_id: string
  presentation_id: string
  since: Generated<Date>
  until: Date
  left_at: Date | null
}

export interface NeedTable {
  id: string
  group_id: string
  word: string
  details: Generated<string>
  said_at: Generated<Date>
  covered_at: Date | null
}

export interface PledgeTable {
  id: string
  group_id: string
  need_id: string | null
  word: string
  details: Generated<string>
  account_id: string
  presentation_id: string
  offered_at: Generated<Date>
  agreed_at: Date | null
}

export interface EntryTable {
  id: string
  group_id: string
  presentation_id: string
  text: string
  lang: string
  version: Generated<number>
  written_at: Generated<Date>
  edited_at: Date | null
  learned: Generated<boolean>
}

/** What is announced before it is done. The first four are columns of the group. */
export const weighty = ['name', 'purpose', 'peers_for', 'peers_out', 'audience', 'lead', 'stop'] as const
export type Weighty = (typeof weighty)[number]

export interface AnnouncedChangeTable {
  id: string
  group_id: string
  what: Weighty
  value: string
  account_id: string
  presentation_id: string
  at: Generated<Date>
  takes_effect_at: Date
  closed_at: Date | null
  outcome: 'applied' | 'objected' | 'withdrawn' | null
  closed_by: string | null
  reason: Generated<string>
}

/** What any member does for all and any other may undo; the last ones are told only. */
export type ActKind =
  | 'promise'
  | 'priority'
  | 'strand'
  | 'pole'
  | 'size'
  | 'role.named'
  | 'role.closed'
  | 'need.said'
  | 'need.covered'
  | 'pledge.agreed'
  | 'produced'
  | 'woken'
  | 'decided'

export interface ActTable {
  id: string
  group_id: string
  what: ActKind
  subject_id: string | null
  before: string | null
  after: string | null
  presentation_id: string | null
  at: Generated<Date>
  undone_at: Date | null
}

interface LineTable {
  id: string
  strand_id: string
  text: string
  lang: string
  proposed_at: Generated<Date>
}

export interface FulfilmentTable {
  group_id: string
  production_id: string
  at: Generated<Date>
}

declare module '../platform/database.ts' {
  interface Tables {
    'groups.strand': StrandTable
    'groups.group': GroupTable
    'groups.member': MemberTable
    'groups.role': RoleTable
    'groups.role_holding': RoleHoldingTable
    'groups.need': NeedTable
    'groups.pledge': PledgeTable
    'groups.entry': EntryTable
    'groups.announced_change': AnnouncedChangeTable
    'groups.act': ActTable
    'groups.fulfilment': FulfilmentTable
    'groups.line': LineTable
    'groups.kept_line': { id: string; strand_id: string; line_id: string; kept_at: Generated<Date> }
  }
}
