import { sql, type ExpressionBuilder } from 'kysely'
import type { Db, Tables } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { registerSigners } from '../../platform/signers.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Someone named on a piece or a path. */
export interface Named {
  id: string
  name: string
  /** Their page here, where the name is tied to one that is in sight. */
  path: string | null
  presentationId: string | null
  agreed: boolean
}

/** Whether this reader writes the thing whose id the column holds: they are named there and said yes. */
export function writableBy(viewer: Viewer | null, column: string) {
  if (!viewer) return sql<boolean>`false`
  return sql<boolean>`exists (
    select 1 from knowledge.author w where w.thing_id = ${sql.ref(column)} and w.agreed_at is not null
      and w.presentation_id = any(${viewer.presentationIds}))`
}

/** Who may see `platform.thing as t`, a piece or a path: what care hid stays with all those who write it, as with its author. */
export function visibleToHands(viewer: Viewer | null) {
  return (eb: ExpressionBuilder<Tables & { t: Tables['platform.thing'] }, 't'>) =>
    viewer ? eb.or([visibleTo(viewer)(eb), writableBy(viewer, 't.id')]) : visibleTo(viewer)(eb)
}

registerSigners(
  (thing) => sql`select w.presentation_id as id from knowledge.author w
    where w.thing_id = ${thing} and w.presentation_id is not null and w.agreed_at is not null`,
)

/** Who is named on the thing whose id the column holds, and who was asked, in the order they were. */
export function namedOn(column: string) {
  return sql<Named[]>`coalesce((
    select json_agg(json_build_object('id', w.id, 'name', w.name, 'path', shown.path, 'presentationId', w.presentation_id,
      'agreed', w.agreed_at is not null) order by w.asked_at, w.id)
    from knowledge.author w left join platform.thing shown on shown.id = w.presentation_id and shown.hidden_at is null
    where w.thing_id = ${sql.ref(column)}), '[]')`
}

/** Names whoever writes something new, in the transaction that writes it. */
export async function nameWriter(tx: Db, viewer: Viewer, thingId: string): Promise<void> {
  await tx
    .insertInto('knowledge.author')
    .values({
      id: newId(),
      thing_id: thingId,
      name: viewer.name,
      presentation_id: viewer.presentationId,
      agreed_at: new Date(),
    })
    .execute()
}

/** Forgets all names of things that are erased. */
export async function eraseNamesOf(tx: Db, thingIds: readonly string[]): Promise<void> {
  if (thingIds.length > 0) await tx.deleteFrom('knowledge.author').where('thing_id', 'in', thingIds).execute()
}
