import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { all } from './cells.ts'

/** A study whose releases are shown. */
export interface ReleasedStudy {
  id: string
  slug: string
  title: string
  path: string
  lang: string
}

/** One quarter that was released, and how many people are in it when that may be told. */
export interface ListedRelease {
  quarter: string
  madeAt: Date
  closedAt: Date | null
  people: number | null
}

/** The study of this name, for whoever may see it. */
export async function findStudy(
  db: Db,
  viewer: Viewer | null,
  slug: string,
): Promise<ReleasedStudy | undefined> {
  return db
    .selectFrom('research.study as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['s.id', 's.slug', 's.title', 't.path', 's.lang'])
    .where('s.slug', '=', slug)
    .where('s.opened_at', 'is not', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

/** The releases of a study, one a quarter, the latest first. */
export async function listReleases(db: Db, studyId: string): Promise<ListedRelease[]> {
  return db
    .selectFrom('research.release as r')
    .leftJoin('research.release_cell as c', (join) =>
      join.onRef('c.release_id', '=', 'r.id').on('c.scope', '=', 'lab').on('c.situation', '=', all),
    )
    .distinctOn('r.quarter')
    .select(['r.quarter', 'r.made_at as madeAt', 'r.closed_at as closedAt', 'c.people'])
    .where('r.study_id', '=', studyId)
    .orderBy('r.quarter', 'desc')
    .orderBy('r.number', 'desc')
    .limit(40)
    .execute()
}

/** A count that everyone reads, with the name of its scope. */
export interface ShownCell {
  scope: string
  /** The group or strand; null for the lab, or a priority, whose name is a word. */
  title: string | null
  path: string | null
  lang: string | null
  situation: string
  people: number
  turns: number | null
}

/** What everyone reads of one quarter of a study; undefined when it was not released. */
export async function readCells(
  db: Db,
  viewer: Viewer | null,
  studyId: string,
  quarter: string,
): Promise<{ madeAt: Date; cells: readonly ShownCell[] } | undefined> {
  const release = await db
    .selectFrom('research.release')
    .select(['id', 'made_at as madeAt'])
    .where('study_id', '=', studyId)
    .where('quarter', '=', quarter)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!release) return undefined
  const cells = await db
    .selectFrom('research.release_cell as c')
    .leftJoin('platform.thing as t', (join) => join.onRef('t.id', '=', 'c.scope').on(visibleTo(viewer)))
    .select(['c.scope', 't.title', 't.path', 't.lang', 'c.situation', 'c.people', 'c.turns'])
    .where('c.release_id', '=', release.id)
    .orderBy((eb) => eb.fn('cardinality', ['c.around']))
    .orderBy('c.scope')
    .orderBy('c.people', 'desc')
    .orderBy('c.situation')
    .execute()
  return { madeAt: release.madeAt, cells }
}
