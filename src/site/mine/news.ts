import { readCareNews, type CareNews } from '../../care/index.ts'
import { readVoiceNews, type VoiceNews } from '../../conversation/index.ts'
import { readGroupNews, type GroupNews } from '../../groups/index.ts'
import type { Db } from '../../platform/database.ts'
import { cutPage, type Cursor } from '../../platform/pager.tsx'
import type { Viewer } from '../../platform/viewer.ts'

/** Something that concerns the reader, whichever module it comes from. */
export type News =
  | { from: 'joins'; at: Date; news: GroupNews; authors: readonly (string | null)[] }
  | { from: 'voices'; at: Date; news: VoiceNews }
  | { from: 'groups'; at: Date; news: GroupNews }
  | { from: 'care'; at: Date; news: CareNews }

/** The first page says the latest alone: what else someone comes for stands under it. */
const [firstSize, size] = [5, 30]

/** A page of what concerns the reader, newest first: one query a module, merged by time. */
export async function readNews(
  db: Db,
  viewer: Viewer,
  cursor: Cursor | null,
): Promise<{ rows: readonly News[]; next: Cursor | null }> {
  const most = cursor ? size : firstSize
  const page = { before: cursor?.at ?? null, count: most + 1 }
  const [voices, groups, care] = await Promise.all([
    readVoiceNews(db, viewer, page),
    readGroupNews(db, viewer, page),
    readCareNews(db, viewer, page),
  ])
  const rows: News[] = [
    ...voices.map((news): News => ({ from: 'voices', at: news.at, news })),
    ...groups.map((news): News => ({ from: 'groups', at: news.at, news })),
    ...care.map((news): News => ({ from: 'care', at: news.at, news })),
  ]
  rows.sort((one, other) => other.at.getTime() - one.at.getTime())
  const cut = cutPage(rows, most, ({ at }) => ({ at, id: '0' }))
  return { ...cut, rows: gatherJoins(cut.rows) }
}

/** Several who join the same group one after the other are one piece of news. */
function gatherJoins(rows: readonly News[]): readonly News[] {
  const gathered: News[] = []
  for (const row of rows) {
    const last = gathered.at(-1)
    if (row.from !== 'groups' || row.news.what !== 'joined') gathered.push(row)
    else if (last?.from === 'joins' && last.news.groupPath === row.news.groupPath)
      gathered[gathered.length - 1] = { ...last, authors: [...last.authors, row.news.author] }
    else gathered.push({ from: 'joins', at: row.at, news: row.news, authors: [row.news.author] })
  }
  return gathered
}
