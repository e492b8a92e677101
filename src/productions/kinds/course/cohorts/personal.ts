import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import type { Person } from '../../../../platform/personal.ts'

/** With whom someone follows courses, and what they opened, for their export. */
export async function exportCohorts(db: Db, { accountId, presentationIds }: Person) {
  const begins = sql<string>`to_char(h.begins, 'YYYY-MM-DD')`.as('begins')
  const [cohorts, cohortsOpened] = await Promise.all([
    db
      .selectFrom('productions.cohort_member as m')
      .innerJoin('productions.cohort as h', 'h.id', 'm.cohort_id')
      .innerJoin('productions.production as p', 'p.id', 'h.production_id')
      .select(['p.slug', 'h.name', begins, 'm.named', 'm.joined_at'])
      .where((eb) =>
        eb.or([
          eb('m.account_id', '=', accountId),
          sql<boolean>`m.presentation_id = any(${[...presentationIds]}::text[])`,
        ]),
      )
      .orderBy('m.joined_at')
      .execute(),
    db
      .selectFrom('productions.cohort as h')
      .innerJoin('productions.production as p', 'p.id', 'h.production_id')
      .select(['p.slug', 'h.name', begins, 'h.place', 'h.accompanied', 'h.opened_at', 'h.closed_at'])
      .where(sql<boolean>`h.presentation_id = any(${[...presentationIds]}::text[])`)
      .orderBy('h.opened_at')
      .execute(),
  ])
  return { cohorts, cohortsOpened }
}

/** They come no more; what they opened of a course that stays is held by whoever writes it. */
export async function eraseCohorts(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  const ids = [...presentationIds]
  await tx
    .deleteFrom('productions.cohort_member')
    .where((eb) =>
      eb.or([eb('account_id', '=', accountId), sql<boolean>`presentation_id = any(${ids}::text[])`]),
    )
    .execute()
  await tx
    .updateTable('productions.cohort')
    .set({ presentation_id: null })
    .where(sql<boolean>`presentation_id = any(${ids}::text[])`)
    .execute()
}
