import type { Db } from '../../platform/database.ts'
import { renderMarkdown } from '../../platform/markdown.ts'

/** All the words of a study, for people who must decide about it. */
export async function readWholeStudy(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('research.study')
    .select(['question', 'protocol', 'done_by', 'institution', 'ethics', 'given_back'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? Object.values(row).map(renderMarkdown).join('') : ''
}

/** All the words of a note. */
export async function readWholeNote(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('research.note').select('text').where('id', '=', id).executeTakeFirst()
  return row ? renderMarkdown(row.text) : ''
}
