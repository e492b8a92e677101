import type { Db } from '../../platform/database.ts'
import { renderMarkdown } from '../../platform/markdown.ts'

/** All the words of a workshop, for people who must decide about it. */
export async function readWholeWorkshop(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('place.workshop')
    .select(['words', 'bring', 'support', 'spot_words', 'link'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return ''
  return [row.words, row.spot_words, row.link, row.bring, row.support].map(renderMarkdown).join('')
}
