import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { teachersOf, type NamedAuthor } from '../authors/queries.ts'
import type { Town } from './towns.ts'

/** A trial as its page shows it. */
export interface ShownTrial {
  id: string
  place: string
  /** The town it was in, as forms write it. */
  town: Town | null
  people: number | null
  happened: string
  toChange: string
  version: number
  takenIn: number | null
  lang: string
  at: Date
  editedAt: Date | null
  saves: number
  author: { name: string; path: string } | null
  /** Who taught, each with their yes. */
  teachers: NamedAuthor[]
  /** Whether the reader told it. */
  own: boolean
  /** Why care hid it; whoever told it alone still reads it. */
  hiddenReason: string | null
}

const listSize = 15

/** Trials of a production, the last told first. */
export async function listTrials(
  db: Db,
  viewer: Viewer | null,
  { productionId, town }: { productionId: string; town: string | undefined },
  cursor: Cursor | null,
) {
  const rows = await selectTrials(db, viewer, productionId)
    .$if(town !== undefined, (query) => query.where('r.town_id', '=', town ?? ''))
    .where(olderThan(cursor, 'r.told_at', 'r.id'))
    .orderBy('r.told_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(listSize + 1)
    .execute()
  const page = cutPage(rows, listSize, (row) => row)
  return { rows: page.rows.map((row) => shownTrial(row, viewer)), next: page.next }
}

/** One trial of a production. */
export async function readTrial(
  db: Db,
  viewer: Viewer,
  productionId: string,
  id: string,
): Promise<ShownTrial | undefined> {
  const row = await selectTrials(db, viewer, productionId).where('r.id', '=', id).executeTakeFirst()
  return row && shownTrial(row, viewer)
}

function selectTrials(db: Db, viewer: Viewer | null, productionId: string) {
  return db
    .selectFrom('productions.trial as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['r.id', 'r.place', 'r.people', 'r.happened', 'r.to_change as toChange', 'r.version'])
    .leftJoin('productions.town as w', 'w.id', 'r.town_id')
    .select(['w.id as townId', 'w.name as townName', 'w.area', 'w.longitude', 'w.latitude'])
    .select(['r.taken_in as takenIn', 'r.lang', 'r.told_at as at', 'r.edited_at as editedAt', 'r.saves'])
    .select(['r.presentation_id', 'author.title as name', 'author.path', 't.hidden_reason as hiddenReason'])
    .select(teachersOf.as('teachers'))
    .where('r.production_id', '=', productionId)
    .where(visibleTo(viewer))
}

type TrialRow = Awaited<ReturnType<ReturnType<typeof selectTrials>['execute']>>[number]

function shownTrial(
  { presentation_id, name, path, townId, townName, area, longitude, latitude, ...row }: TrialRow,
  viewer: Viewer | null,
): ShownTrial {
  // All of a town's columns are there, or none.
  const town =
    townId === null || townName === null || area === null || longitude === null || latitude === null
      ? null
      : { id: townId, name: townName, area, longitude, latitude }
  return {
    ...row,
    town,
    author: name !== null && path !== null ? { name, path } : null,
    own: viewer?.presentationIds.includes(presentation_id) ?? false,
  }
}

/** The trials that each version took into account. */
export async function readTakenTrials(
  db: Db,
  viewer: Viewer | null,
  productionId: string,
): Promise<{ version: number; id: string; place: string }[]> {
  const rows = await db
    .selectFrom('productions.trial as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .select(['r.id', 'r.place', 'r.taken_in'])
    .where('r.production_id', '=', productionId)
    .where('r.taken_in', 'is not', null)
    .where(visibleTo(viewer))
    .orderBy('r.told_at')
    .limit(200)
    .execute()
  return rows.map(({ id, place, taken_in }) => ({ id, place, version: taken_in ?? 0 }))
}
