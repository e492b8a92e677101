import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { namedOn, visibleToHands, writableBy, type Named } from './hands.ts'

/** A piece or a path, and who is named on it. */
export interface Bearer {
  id: string
  title: string
  path: string
  lang: string
  authors: Named[]
}

/** What bears names under this id, for those who write it. */
export async function readBearer(db: Db, viewer: Viewer, id: string): Promise<Bearer | undefined> {
  return db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.title', 't.path', 't.lang'])
    .select(namedOn('t.id').as('authors'))
    .where('t.id', '=', id)
    .where(writableBy(viewer, 't.id'))
    .executeTakeFirst()
}

/** Where one reads a thing that bears names. */
export async function readPath(db: Db, viewer: Viewer, id: string): Promise<string | undefined> {
  const thing = await db
    .selectFrom('platform.thing as t')
    .select('t.path')
    .where('t.id', '=', id)
    .where(visibleToHands(viewer))
    .executeTakeFirst()
  return thing?.path
}
