import type { Db } from '../platform/database.ts'
import { renderMarkdown } from '../platform/markdown.ts'

/** All the words of a piece, for people who must decide about it. */
export async function readWholePiece(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('knowledge.piece')
    .select(['claim', 'holds', 'holds_not', 'source', 'text'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? [row.claim, row.holds, row.holds_not, row.source, row.text].map(renderMarkdown).join('') : ''
}

/** All the words of a crossing. */
export async function readWholeCrossing(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('knowledge.crossing').select('why').where('id', '=', id).executeTakeFirst()
  return row ? renderMarkdown(row.why) : ''
}

/** All the words of a path, step after step. */
export async function readWholePath(db: Db, id: string): Promise<string> {
  const steps = await db
    .selectFrom('knowledge.path as p')
    .leftJoin('knowledge.step as s', 's.path_id', 'p.id')
    .select(['p.summary', 's.words', 's.question'])
    .where('p.id', '=', id)
    .orderBy('s.position')
    .execute()
  const texts = [steps[0]?.summary ?? '', ...steps.flatMap(({ words, question }) => [words, question])]
  return texts.map((text) => renderMarkdown(text ?? '')).join('')
}

/** All the words of a testimony, what its voice says too. */
export async function readWholeTestimony(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('knowledge.testimony')
    .select(['warning', 'text', 'transcript'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? [row.warning, row.text, row.transcript].map(renderMarkdown).join('') : ''
}
