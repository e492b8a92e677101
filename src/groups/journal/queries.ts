import type { Db } from '../../platform/database.ts'
import { loadFiles } from '../../platform/files/show.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { authorTo, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readNames, type Names } from '../names.tsx'
import type { GroupHead } from '../queries.ts'

function selectEntries(db: Db, viewer: Viewer | null, groupId: string) {
  return db
    .selectFrom('groups.entry as e')
    .innerJoin('platform.thing as t', 't.id', 'e.id')
    .selectAll('e')
    .select(['t.path', 't.title', 't.audience', 't.hidden_reason as hiddenReason'])
    .select(authorTo(viewer).as('authorId'))
    .where('e.group_id', '=', groupId)
    .where(visibleTo(viewer))
}

export type ShownEntry = NonNullable<Awaited<ReturnType<typeof readEntry>>>

/** A page of the journal, the latest entry first, with names and pictures. */
export async function readJournal(db: Db, viewer: Viewer | null, group: GroupHead, cursor: Cursor | null) {
  const size = 10
  const rows = await selectEntries(db, viewer, group.id)
    .where(olderThan(cursor, 'e.written_at', 'e.id'))
    .orderBy('e.written_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(size + 1)
    .execute()
  const page = cutPage(rows, size, (row) => ({ at: row.written_at, id: row.id }))
  const [names, files] = await Promise.all([
    readAuthors(db, viewer, page.rows),
    loadFiles(
      db,
      page.rows.map((row) => row.id),
    ),
  ])
  return { ...page, names, files }
}

/** Who wrote these entries, as far as this reader may know. */
export function readAuthors(
  db: Db,
  viewer: Viewer | null,
  entries: readonly Pick<ShownEntry, 'authorId'>[],
): Promise<Names> {
  return readNames(
    db,
    viewer,
    entries.map((entry) => entry.authorId),
  )
}

/** One entry of the group, for who may see it. */
export async function readEntry(db: Db, viewer: Viewer | null, groupId: string, id: string) {
  return selectEntries(db, viewer, groupId).where('e.id', '=', id).executeTakeFirst()
}
