import { sql, type AliasableExpression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Db, Tables } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'

type WithProduction = Tables & { p: Tables['productions.production'] }

/** Who writes a production, as a condition on `productions.production as p`: whoever started it and the members of its group. */
export function writableBy(viewer: Viewer | null) {
  return (eb: ExpressionBuilder<WithProduction, 'p'>): AliasableExpression<SqlBool> => {
    if (!viewer) return sql<SqlBool>`false`
    const inGroup = sql<SqlBool>`exists (
      select 1 from platform.audience_member w where w.audience_id = p.group_id and w.account_id = ${viewer.accountId})`
    return eb.or([eb('p.account_id', '=', viewer.accountId), inGroup])
  }
}

/** Whether who may write a production may erase it too: whoever published it, or anyone of its group once that person is gone. */
export function mayErase(viewer: Viewer | null, production: { account_id: string | null }): boolean {
  return production.account_id === null || production.account_id === viewer?.accountId
}

/**
 * Under which name this reader writes `productions.production as p`, whichever speaks now: the one by which they are in its group, else the
 * one it was begun under.
 */
function writerOf(viewer: Viewer) {
  return sql<string>`coalesce((
    select w.presentation_id from platform.audience_member w where w.audience_id = p.group_id and w.account_id = ${viewer.accountId}
  ), p.presentation_id, ${viewer.presentationId})`
}

/** The name of the writer, where it is not the one that speaks now: forms say so. */
export function otherWriter(viewer: Viewer) {
  return sql<string | null>`(
    select own.title from platform.thing own where own.id = ${writerOf(viewer)} and own.id <> ${viewer.presentationId})`
}

/**
 * The state being written under this id, held until the end of the transaction, and under which name it is; undefined when it is published,
 * thrown away or not this reader's to write.
 */
export async function lockDraft(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('productions.edition as e')
    .innerJoin('productions.production as p', 'p.id', 'e.production_id')
    .selectAll('e')
    .select([
      'p.id as production',
      'p.slug',
      'p.version',
      'p.group_id',
      'p.adapted_from',
      'p.adapted_version',
      writerOf(viewer).as('writer'),
    ])
    .where('e.id', '=', id)
    .where('e.number', 'is', null)
    .where(writableBy(viewer))
    .forUpdate('e')
    .executeTakeFirst()
}

/** Whether it came from another lab: others made it, so it is adapted rather than changed. */
const arrived = sql<boolean>`exists (select 1 from productions.arrival v where v.production_id = p.id)`

/** A production this reader may write, published or not, held until the end of the transaction, and under which name. */
export async function lockProduction(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('productions.production as p')
    .selectAll('p')
    .select([writerOf(viewer).as('writer'), arrived.as('arrived')])
    .where('p.id', '=', id)
    .where(writableBy(viewer))
    .forUpdate('p')
    .executeTakeFirst()
}
