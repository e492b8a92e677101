import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import type { Viewer } from '../platform/viewer.ts'
import { leadRole } from './roles/holdings.ts'

/** A group or a strand that everyone may see, and what the reader is in it. */
export interface Standing {
  id: string
  kind: 'group' | 'strand'
  title: string
  path: string
  lang: string
  ended: boolean
  /** Accounts in it; of a strand, in its groups, each once. */
  members: number
  /** The name under which the reader is in it; null for whoever is not. */
  memberAs: string | null
  /** The name under which the reader holds the role of leading it. */
  leadsAs: string | null
}

/** It, or undefined: for groups between peers too, of which nothing is told. */
export async function readStanding(db: Db, viewer: Viewer | null, id: string): Promise<Standing | undefined> {
  const account = viewer?.accountId ?? ''
  const members = sql`groups.member m join groups."group" mg on mg.id = m.group_id
    where (m.group_id = t.id or mg.strand_id = t.id)`
  const { rows } = await sql<Standing>`
    select t.id, t.kind, t.title, t.path, t.lang, g.ended_at is not null as ended,
      (select count(distinct m.account_id)::int from ${members}) as members,
      (select m.presentation_id from ${members} and m.account_id = ${account} order by m.joined_at limit 1) as "memberAs",
      (select h.presentation_id from groups.role r join groups.role_holding h on h.role_id = r.id
        where r.group_id = t.id and r.word = ${leadRole} and r.closed_at is null
          and h.left_at is null and h.until > now() and h.account_id = ${account} limit 1) as "leadsAs"
    from platform.thing t left join groups."group" g on g.id = t.id
    where t.id = ${id} and t.kind in ('group', 'strand') and t.audience = 'open' and t.hidden_at is null and coalesce(g.peers_for, '') = ''`.execute(
    db,
  )
  return rows[0]
}
