import type { Db } from '../platform/database.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import { readWordsOf } from './decisions/queries.ts'

/** All the words of a group, for people who must decide about it. */
export async function readWholeGroup(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('groups.group')
    .select(['purpose', 'peers_for', 'peers_out'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toHtml(row.purpose, row.peers_for, row.peers_out) : ''
}

/** All the words of an entry of a journal. */
export async function readWholeEntry(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('groups.entry').select('text').where('id', '=', id).executeTakeFirst()
  return row ? toHtml(row.text) : ''
}

/** All the words of a strand. */
export async function readWholeStrand(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('groups.strand').select('purpose').where('id', '=', id).executeTakeFirst()
  return row ? toHtml(row.purpose) : ''
}

/** All the words of a decision, and of the talk under it. */
export async function readWholeDecision(db: Db, id: string): Promise<string> {
  return toHtml(...(await readWordsOf(db, id)).map(({ text }) => text))
}

/** All the words of a text proposed as the line of a strand. */
export async function readWholeLine(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('groups.line').select('text').where('id', '=', id).executeTakeFirst()
  return row ? toHtml(row.text) : ''
}

function toHtml(...texts: string[]): string {
  return texts.map(renderMarkdown).join('')
}
