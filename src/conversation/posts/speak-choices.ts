import { sql } from 'kysely'
import { otherNameIn } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Who someone may speak to, and whom they spoke to last. */
export interface SpeakChoices {
  groups: readonly { id: string; name: string; otherName: string | null }[]
  /** The readers chosen last; the first time nothing is chosen for them. */
  lastReaders?: string
  hasSpokenOpenly: boolean
}

/** Choices of the form to speak, in one query; a visitor is told all that a newcomer is. */
export async function readSpeakChoices(db: Db, viewer: Viewer | null): Promise<SpeakChoices> {
  if (!viewer) return { groups: [], hasSpokenOpenly: false }
  const { rows } = await sql<{ groups: SpeakChoices['groups']; last: string | null; openly: boolean }>`
    select
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.title, 'otherName', ${otherNameIn(viewer, 'g.id')}) order by g.title)
        from platform.audience_member m join platform.thing g on g.id = m.audience_id
        where m.account_id = ${viewer.accountId}), '[]') as groups,
      (select case t.audience when 'group' then 'group:' || t.audience_id else t.audience end
        from platform.thing t where t.author_id = ${viewer.presentationId} and t.kind = 'post' and t.context_id is null
        order by t.published_at desc limit 1) as last,
      exists (select 1 from platform.thing t where t.author_id = any(${viewer.presentationIds}) and t.kind = 'post' and t.audience = 'open')
        as openly
  `.execute(db)
  const row = rows[0]
  return {
    groups: row?.groups ?? [],
    hasSpokenOpenly: row?.openly ?? false,
    ...(row?.last && { lastReaders: row.last }),
  }
}
