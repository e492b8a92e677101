import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { writableBy } from '../making/access.ts'
import { shownBeside } from '../reading/queries.ts'

/** Names that anybody may read with what they are named for, a production or a trial of one: no paper says more than the page does. */
function selectCredits(db: Db) {
  return db
    .selectFrom('productions.author as a')
    .leftJoin('productions.trial as r', 'r.id', 'a.trial_id')
    .innerJoin('productions.production as p', (join) =>
      join.on(sql<boolean>`p.id = coalesce(a.production_id, r.production_id)`),
    )
    .innerJoin('platform.thing as t', (join) =>
      join.on(sql<boolean>`t.id = coalesce(a.trial_id, a.production_id)`),
    )
    .innerJoin('platform.thing as o', (join) => join.onRef('o.id', '=', 'p.id').on(shownBeside(null, 'o')))
    .leftJoin('platform.thing as g', (join) =>
      join.onRef('g.id', '=', 'p.group_id').on(shownBeside(null, 'g')),
    )
    .select(['a.id', 'a.name', 'a.did', 'o.title', 'o.lang', 't.path', 'p.kind', 'p.version'])
    .select(['t.published_at as at', 'r.place', 'g.title as groupName'])
    .where('a.agreed_at', 'is not', null)
    .where(visibleTo(null))
}

export type Credit = NonNullable<Awaited<ReturnType<typeof readCredit>>>

/** A name that is shown, by its own id. */
export function readCredit(db: Db, id: string) {
  return selectCredits(db).where('a.id', '=', id).executeTakeFirst()
}

/** Everything this reader is named for, the last first. */
export function listOwnCredits(db: Db, viewer: Viewer): Promise<Credit[]> {
  return selectCredits(db)
    .where('a.presentation_id', 'in', viewer.presentationIds)
    .orderBy('t.published_at', 'desc')
    .limit(100)
    .execute()
}

/** A name this reader may put on paper: their own, or that of someone without an account whom they named. */
export function readOwnCredit(db: Db, viewer: Viewer, id: string): Promise<Credit | undefined> {
  return selectCredits(db)
    .where('a.id', '=', id)
    .where((eb) =>
      eb.or([
        eb('a.presentation_id', 'in', viewer.presentationIds),
        eb.and([
          eb('a.presentation_id', 'is', null),
          eb.or([
            eb('r.presentation_id', 'in', viewer.presentationIds),
            eb.and([eb('a.trial_id', 'is', null), writableBy(viewer)(eb)]),
          ]),
        ]),
      ]),
    )
    .executeTakeFirst()
}
