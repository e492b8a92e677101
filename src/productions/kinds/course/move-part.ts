import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { lockDraft } from '../../making/access.ts'
import { move } from './order.ts'

/** Moves a step or a module of what the viewer may write. False when it is not there for them. */
export async function movePart(
  db: Db,
  viewer: Viewer,
  { editionId, partId }: { editionId: string; partId: string },
  by: -1 | 1,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockDraft(tx, viewer, editionId))) return false
    const parts = await tx
      .selectFrom('productions.part')
      .select(['id', 'sort'])
      .where('edition_id', '=', editionId)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const order = move(parts, partId, by)
    if (!order) return false
    await sql`
      update productions.part p set position = o.position
      from unnest(${order}::text[]) with ordinality as o (id, position)
      where p.id = o.id and p.edition_id = ${editionId}`.execute(tx)
    return true
  })
}
