import { sql } from 'kysely'
import type { Db } from './database.ts'
import { useView } from './view.ts'
import type { Viewer } from './viewer.ts'

/**
 * The same person under the name by which they are in a group, whichever speaks now; null when they are not in it. Two names of one account
 * side by side in a group would tell its members that they are one person.
 */
export async function actAsMember<Who extends { accountId: string | null; presentationId: string }>(
  db: Db,
  who: Who,
  groupId: string,
): Promise<(Who & { name: string }) | null> {
  const own = await db
    .selectFrom('platform.audience_member as am')
    .innerJoin('platform.thing as own', 'own.id', 'am.presentation_id')
    .select(['own.id as presentationId', 'own.title as name'])
    .where('am.audience_id', '=', groupId)
    .where('am.account_id', '=', who.accountId)
    .executeTakeFirst()
  return own ? { ...who, ...own } : null
}

/** The reader's name in the group of this column, where it is not the one that speaks now: forms say so. */
export function otherNameIn(viewer: Viewer | null, groupColumn: string) {
  if (!viewer) return sql<string | null>`null::text`
  return sql<string | null>`(
    select own.title from platform.audience_member am join platform.thing own on own.id = am.presentation_id
    where am.audience_id = ${sql.ref(groupColumn)} and am.account_id = ${viewer.accountId}
      and am.presentation_id <> ${viewer.presentationId})`
}

/** Above a form: under which name it writes, when it is not the one that speaks now. */
export function ActingNote({ name }: { name: string | null }) {
  const { t } = useView()
  return name === null ? null : <p class="note">{t('acting.note', { name })}</p>
}

/** A group as a choice in a form, with the reader's name in it when it is not the one that speaks now. */
export function groupChoice(group: { name: string; otherName: string | null }): string {
  const { t } = useView()
  return group.otherName === null
    ? group.name
    : t('acting.choice', { group: group.name, name: group.otherName })
}
