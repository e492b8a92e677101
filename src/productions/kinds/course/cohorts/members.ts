import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { recordFact } from '../../../../platform/facts.ts'
import { registerNightly } from '../../../../platform/jobs.ts'
import { visibleTo } from '../../../../platform/things.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { CohortRef } from './cohorts.ts'
import { lastDay } from './queries.ts'

/** Days after the end before who came is forgotten. */
const daysKept = 30

/**
 * Comes, under the name that speaks; who comes already stays under the name they came by, and says anew whether the others see it. False
 * when it is closed, over, or not there for this person.
 */
export async function joinCohort(
  db: Db,
  viewer: Viewer,
  { productionId, id }: CohortRef,
  { named, today }: { named: boolean; today: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const open = await tx
      .selectFrom('productions.cohort as h')
      .innerJoin('productions.production as p', 'p.id', 'h.production_id')
      .innerJoin('platform.thing as t', 't.id', 'p.id')
      .select('h.id')
      .where('h.id', '=', id)
      .where('h.production_id', '=', productionId)
      .where('h.closed_at', 'is', null)
      .where(sql<boolean>`${lastDay} >= ${today}::date`)
      .where('p.withdrawn_at', 'is', null)
      .where(visibleTo(viewer))
      .forShare('h')
      .executeTakeFirst()
    if (!open) return false
    const { accountId, presentationId } = viewer
    await tx
      .insertInto('productions.cohort_member')
      .values({ cohort_id: id, account_id: accountId, presentation_id: presentationId, named })
      .onConflict((own) => own.columns(['cohort_id', 'account_id']).doUpdateSet({ named }))
      .execute()
    await recordFact(tx, 'cohort.joined', { thingId: productionId })
    return true
  })
}

/** Comes no more, under whichever name. False when they did not come. */
export async function leaveCohort(db: Db, viewer: Viewer, { productionId, id }: CohortRef): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('productions.cohort_member')
      .where('account_id', '=', viewer.accountId)
      .where('cohort_id', '=', (eb) =>
        eb
          .selectFrom('productions.cohort')
          .select('id')
          .where('id', '=', id)
          .where('production_id', '=', productionId),
      )
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) return false
    await recordFact(tx, 'cohort.left', { thingId: productionId })
    return true
  })
}

/** Forgets who came, a month after the end: it says with whom someone was, and serves nobody any more. */
export async function forgetMembers(db: Db): Promise<void> {
  await sql`
    delete from productions.cohort_member m using productions.cohort h
    where h.id = m.cohort_id and coalesce(h.closed_at::date, ${lastDay}) < current_date - ${daysKept}::int`.execute(
    db,
  )
}

registerNightly('productions.cohort', forgetMembers)
