import { sql, type AliasableExpression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Db, Tables } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

type WithWorkshop = Tables & { w: Tables['place.workshop'] }

/**
 * Who hosts a workshop, as a condition on `place.workshop as w`: whoever proposed it, the members of its group, the place circle. Always
 * beside `visibleTo`: the place circle hosts nothing that it may not see.
 */
export function hostedBy(viewer: Viewer | null) {
  return (eb: ExpressionBuilder<WithWorkshop, 'w'>): AliasableExpression<SqlBool> => {
    if (!viewer) return sql<SqlBool>`false`
    if (viewer.circles.has('place')) return sql<SqlBool>`true`
    const inGroup = sql<SqlBool>`exists (
      select 1 from platform.audience_member host where host.audience_id = w.group_id and host.account_id = ${viewer.accountId})`
    return eb.or([eb('w.account_id', '=', viewer.accountId), inGroup])
  }
}

/** The workshops that this reader hosts: the start of whatever a host writes. */
export function selectHosted(db: Db, viewer: Viewer) {
  return db
    .selectFrom('place.workshop as w')
    .innerJoin('platform.thing as t', 't.id', 'w.id')
    .where(visibleTo(viewer))
    .where(hostedBy(viewer))
}
