import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { recordFact } from '../../../../platform/facts.ts'
import { newId } from '../../../../platform/ids.ts'
import { visibleTo } from '../../../../platform/things.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { lockProduction } from '../../../making/access.ts'
import { notifyEach, type NoticeKind } from '../../../notices.ts'
import type { CohortDraft, ModuleDay } from './forms.ts'
import { heldBy } from './queries.ts'

/** One of a course, by its own id and that of the production. */
export interface CohortRef {
  productionId: string
  id: string
}

/** Opens a cohort of a course that this person writes, under the name they write it by; its id. Null when it is not theirs or not published. */
export async function openCohort(
  db: Db,
  viewer: Viewer,
  productionId: string,
  draft: CohortDraft,
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const course = await lockProduction(tx, viewer, productionId)
    if (!course || course.version === null || course.withdrawn_at) return null
    const id = newId()
    const { name, begins, place, accompanied, dates } = draft
    await tx
      .insertInto('productions.cohort')
      .values({
        id,
        production_id: productionId,
        presentation_id: course.writer,
        ...{ name, begins, place, accompanied },
      })
      .execute()
    await writeDates(tx, id, dates)
    await recordFact(tx, 'cohort.opened', { thingId: productionId })
    return id
  })
}

/**
 * Says something else of it, by whoever opened it; who comes hears of days that moved. 'stale' when it changed since the form was shown,
 * 'missing' when it is closed or not theirs.
 */
export async function changeCohort(
  db: Db,
  viewer: Viewer,
  ref: CohortRef,
  { saves, dates, name, begins, place, accompanied }: CohortDraft,
): Promise<'changed' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockHeld(tx, viewer, ref)
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const moved = await writeDates(tx, ref.id, dates)
    await tx
      .updateTable('productions.cohort')
      .set({ name, begins, place, accompanied, saves: saves + 1, changed_at: sql<Date>`now()` })
      .where('id', '=', ref.id)
      .execute()
    if (moved || before.begins !== begins || before.place !== place)
      await tellMembers(tx, viewer, before, 'cohort-moved')
    await recordFact(tx, 'cohort.changed', { thingId: ref.productionId })
    return 'changed'
  })
}

/** Closes it for good, by whoever opened it: it is listed no more, and who comes hears of it. False when it is not theirs. */
export async function closeCohort(db: Db, viewer: Viewer, ref: CohortRef): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const before = await lockHeld(tx, viewer, ref)
    if (!before) return false
    await tx
      .updateTable('productions.cohort')
      .set({ closed_at: sql<Date>`now()`, changed_at: sql<Date>`now()`, saves: before.saves + 1 })
      .where('id', '=', ref.id)
      .execute()
    await tellMembers(tx, viewer, before, 'cohort-closed')
    await recordFact(tx, 'cohort.closed', { thingId: ref.productionId })
    return true
  })
}

/** One that is open and this person's to change, held until the end of the transaction. */
async function lockHeld(tx: Db, viewer: Viewer, { productionId, id }: CohortRef) {
  return tx
    .selectFrom('productions.cohort as h')
    .innerJoin('productions.production as p', 'p.id', 'h.production_id')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['h.id', 'h.production_id', 'h.place', 'h.saves', 't.path'])
    .select(sql<string>`to_char(h.begins, 'YYYY-MM-DD')`.as('begins'))
    .where('h.id', '=', id)
    .where('h.production_id', '=', productionId)
    .where('h.closed_at', 'is', null)
    .where('p.withdrawn_at', 'is', null)
    .where(visibleTo(viewer))
    .where(heldBy(viewer))
    .forUpdate('h')
    .executeTakeFirst()
}

/** Has it happen on these days and no others; whether that changes anything. */
async function writeDates(tx: Db, cohortId: string, dates: readonly ModuleDay[]): Promise<boolean> {
  const before = await tx
    .deleteFrom('productions.cohort_date')
    .where('cohort_id', '=', cohortId)
    .returning(['key', sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day')])
    .execute()
  if (dates.length > 0)
    await tx
      .insertInto('productions.cohort_date')
      .values(dates.map(({ key, day }) => ({ cohort_id: cohortId, key, day })))
      .execute()
  const known = new Map(before.map(({ key, day }) => [key, day]))
  return dates.length !== before.length || dates.some(({ key, day }) => known.get(key) !== day)
}

/** Tells all who come, but for who does it. */
async function tellMembers(
  tx: Db,
  viewer: Viewer,
  cohort: { id: string; production_id: string; path: string },
  what: NoticeKind,
): Promise<void> {
  const members = await tx
    .selectFrom('productions.cohort_member')
    .select('presentation_id')
    .where('cohort_id', '=', cohort.id)
    .where('account_id', '<>', viewer.accountId)
    .execute()
  const to = members.map(({ presentation_id }) => presentation_id)
  const path = `${cohort.path}/cours/groupes/${cohort.id}`
  await notifyEach(tx, cohort.production_id, { what, path }, to)
}
