import type { Db } from '../../platform/database.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'

/** An open thing that may be passed on. */
export interface Shared {
  id: string
  kind: string
  path: string
  title: string
  summary: string
  lang: string
  author: string | null
}

/** An open thing, whoever asks: what is not open is not passed on from here, even by its author. */
export async function readShared(db: Db, id: string): Promise<Shared | null> {
  const row = await db
    .selectFrom('platform.thing as t')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select(['t.id', 't.kind', 't.path', 't.title', 't.summary', 't.lang', 'a.title as author'])
    .where('t.id', '=', id)
    .where(visibleTo(null))
    .executeTakeFirst()
  return row ?? null
}
