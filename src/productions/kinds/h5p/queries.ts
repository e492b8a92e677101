import type { Db } from '../../../platform/database.ts'
import { visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** An H5P file as its page shows it, for those who may see what it is in. */
export async function findH5p(db: Db, viewer: Viewer | null, fileId: string) {
  const row = await db
    .selectFrom('platform.file_use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.thing_id')
    .innerJoin('productions.part as p', 'p.file_id', 'u.id')
    .select(['u.id', 'u.name', 'u.bytes', 'p.title', 't.title as whole', 't.path', 't.lang'])
    .where('u.id', '=', fileId)
    .where('p.sort', '=', 'h5p')
    .where(visibleTo(viewer))
    .orderBy('p.id', 'desc')
    .executeTakeFirst()
  return row && { ...row, bytes: Number(row.bytes) }
}

/** Where the content of an H5P file lies, for whoever holds its key. What is hidden meanwhile, or gone, is played no more. */
export async function findContent(
  db: Db,
  fileId: string,
): Promise<{ sha256: string; bytes: number } | undefined> {
  const row = await db
    .selectFrom('platform.file_use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.thing_id')
    .select(['u.sha256', 'u.bytes'])
    .where('u.id', '=', fileId)
    .where('t.hidden_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('productions.part as p')
          .select('p.id')
          .whereRef('p.file_id', '=', 'u.id')
          .where('p.sort', '=', 'h5p'),
      ),
    )
    .executeTakeFirst()
  return row && { sha256: row.sha256.toString('hex'), bytes: Number(row.bytes) }
}
