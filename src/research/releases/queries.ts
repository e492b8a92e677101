import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { toFives } from '../indicators/measure.ts'
import { all, type Cell } from './cells.ts'

/** A study whose releases are shown. */
export interface ReleasedStudy {
  id: string
  slug: string
  title: string
  path: string
  lang: string
}

/** One quarter that was released, and about how many people are in it, to the nearest five, when that may be told. */
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
  const rows = await db
    .selectFrom('research.release as r')
    .leftJoin('research.release_cell as c', (join) =>
      join.onRef('c.release_id', '=', 'r.id').on('c.situation', '=', all),
    )
    .distinctOn('r.quarter')
    .select(['r.quarter', 'r.made_at as madeAt', 'r.closed_at as closedAt', 'c.people'])
    .where('r.study_id', '=', studyId)
    .orderBy('r.quarter', 'desc')
    .orderBy('r.number', 'desc')
    .limit(40)
    .execute()
  return rows.map(({ people, ...row }) => ({ ...row, people: people === null ? null : toFives(people) }))
}

/** What everyone reads of one quarter of a study, people to the nearest five; undefined when it was not released. */
export async function readCells(
  db: Db,
  studyId: string,
  quarter: string,
): Promise<{ madeAt: Date; cells: readonly Cell[] } | undefined> {
  const release = await db
    .selectFrom('research.release')
    .select(['id', 'made_at as madeAt'])
    .where('study_id', '=', studyId)
    .where('quarter', '=', quarter)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!release) return undefined
  const cells = await db
    .selectFrom('research.release_cell')
    .select(['situation', 'people', 'turns'])
    .where('release_id', '=', release.id)
    .execute()
  return {
    madeAt: release.madeAt,
    // By size, then by name: once rounded, two that are alike stand in an order that tells nothing.
    cells: cells
      .map((cell) => ({ ...cell, people: toFives(cell.people) }))
      .toSorted((a, b) => b.people - a.people || (a.situation < b.situation ? -1 : 1)),
  }
}
