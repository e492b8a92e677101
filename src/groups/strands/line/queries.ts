import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** A text for the line of a strand. */
export interface ShownLine {
  id: string
  text: string
  lang: string
  at: Date
  author: string | null
  authorPath: string | null
  /** When it was last kept; null for a proposal that never was. */
  keptAt: Date | null
  /** Whether it is the line now, and whether the reader wrote it. */
  current: boolean
  mine: boolean
}

/** What is the line of a strand now; undefined when none was kept, or when care hid it. */
export async function readLine(db: Db, viewer: Viewer | null, strandId: string) {
  return selectLines(db, viewer, strandId).where('l.id', '=', lastKept(strandId)).executeTakeFirst()
}

/** All texts of a strand, newest first, the line and earlier ones among them. */
export async function listLines(db: Db, viewer: Viewer | null, strandId: string, cursor: Cursor | null) {
  const size = 10
  const rows = await selectLines(db, viewer, strandId)
    .where(olderThan(cursor, 'l.proposed_at', 'l.id'))
    .orderBy('l.proposed_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(size + 1)
    .execute()
  return cutPage<ShownLine>(rows, size, (row) => row)
}

function selectLines(db: Db, viewer: Viewer | null, strandId: string) {
  const mine = viewer ? sql<boolean>`t.author_id = any(${viewer.presentationIds})` : sql<boolean>`false`
  return db
    .selectFrom('groups.line as l')
    .innerJoin('platform.thing as t', 't.id', 'l.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select([
      'l.id',
      'l.text',
      'l.lang',
      'l.proposed_at as at',
      'author.title as author',
      'author.path as authorPath',
    ])
    .select((eb) => [
      eb
        .selectFrom('groups.kept_line as k')
        .select((one) => one.fn.max('k.kept_at').as('at'))
        .whereRef('k.line_id', '=', 'l.id')
        .as('keptAt'),
      sql<boolean>`coalesce(l.id = ${lastKept(strandId)}, false)`.as('current'),
      mine.as('mine'),
    ])
    .where('l.strand_id', '=', strandId)
    .where(visibleTo(viewer))
}

function lastKept(strandId: string) {
  return sql<string>`(select line_id from groups.kept_line where strand_id = ${strandId} order by kept_at desc, id desc limit 1)`
}
