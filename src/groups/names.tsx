import type { Db } from '../platform/database.ts'
import { visibleTo } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'
import { useView } from '../platform/view.ts'

/** Names under which people show themselves, by the id of their presentation. */
export type Names = ReadonlyMap<string, { name: string; path: string }>

/** Reads the names this reader may see; whoever left or was set aside is missing. */
export async function readNames(db: Db, viewer: Viewer | null, ids: Iterable<string | null>): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.title', 't.path'])
    .where('t.id', 'in', wanted)
    .where(visibleTo(viewer))
    .execute()
  return new Map(rows.map(({ id, title, path }) => [id, { name: title, path }]))
}

/** Someone's name as a link to how they show themselves, or « quelqu'un ». */
export function Who({ id, names }: { id: string | null; names: Names }) {
  const { t } = useView()
  const found = id === null ? undefined : names.get(id)
  return found ? <a href={found.path}>{found.name}</a> : <>{t('groups.someone')}</>
}
