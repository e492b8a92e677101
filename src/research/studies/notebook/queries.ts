import type { Db } from '../../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** A note of a study's notebook. */
export interface Note {
  id: string
  path: string
  text: string
  lang: string
  at: Date
  author: { name: string; path: string } | null
  own: boolean
  hiddenReason: string | null
}

const pageSize = 20

/** The notes of a study, the latest first. */
export async function listNotes(db: Db, viewer: Viewer | null, studyId: string, cursor: Cursor | null) {
  const rows = await selectNotes(db, viewer, studyId)
    .where(olderThan(cursor, 'n.written_at', 'n.id'))
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  return cutPage<Note>(
    rows.map((row) => noteOf(viewer, row)),
    pageSize,
    (row) => row,
  )
}

/** One note, for who may see it. */
export async function readNote(
  db: Db,
  viewer: Viewer | null,
  studyId: string,
  id: string,
): Promise<Note | undefined> {
  const row = await selectNotes(db, viewer, studyId).where('n.id', '=', id).executeTakeFirst()
  return row && noteOf(viewer, row)
}

function selectNotes(db: Db, viewer: Viewer | null, studyId: string) {
  return db
    .selectFrom('research.note as n')
    .innerJoin('platform.thing as t', 't.id', 'n.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['n.id', 't.path', 'n.text', 'n.lang', 'n.written_at as at', 'n.presentation_id as writer'])
    .select(['author.title as name', 'author.path as authorPath', 't.hidden_reason as hiddenReason'])
    .where('n.study_id', '=', studyId)
    .where(visibleTo(viewer))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNotes>['execute']>>[number]

function noteOf(viewer: Viewer | null, { writer, name, authorPath, ...row }: Row): Note {
  return {
    ...row,
    author: name !== null && authorPath !== null ? { name, path: authorPath } : null,
    own: viewer?.presentationIds.includes(writer) ?? false,
  }
}
