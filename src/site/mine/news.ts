import { readCareNews, type CareNews } from '../../care/index.ts'
import { readVoiceNews, type VoiceNews } from '../../conversation/index.ts'
import { readGroupNews, type GroupNews } from '../../groups/index.ts'
import type { Db } from '../../platform/database.ts'
import { cutPage, type Cursor } from '../../platform/pager.tsx'
import type { Viewer } from '../../platform/viewer.ts'
import { readProductionNews, type ProductionNews } from '../../productions/index.ts'
import { readStudyNews, type StudyNews } from '../../research/index.ts'
import { readUseNews, type UseNews } from '../../uses/index.ts'

/** Something that concerns the reader, whichever module it comes from. */
export type News =
  | { from: 'joins'; news: GroupNews; authors: readonly (string | null)[] }
  | { from: 'voices'; news: VoiceNews }
  | { from: 'groups'; news: GroupNews }
  | { from: 'productions'; news: ProductionNews }
  | { from: 'uses'; news: UseNews }
  | { from: 'studies'; news: StudyNews }
  | { from: 'care'; news: CareNews }

/** The first page says the latest alone: what else someone comes for stands under it. */
const [firstSize, size] = [5, 30]

/** Which news: from where on, without the sorts that are off, and how many. */
interface Asked {
  cursor: Cursor | null
  off: ReadonlySet<string>
  most?: number
}

/** A page of what concerns the reader, newest first: one query a module, merged by time. */
export async function readNews(
  db: Db,
  viewer: Viewer,
  { cursor, off, most = cursor ? size : firstSize }: Asked,
): Promise<{ rows: readonly News[]; next: Cursor | null }> {
  const page = { before: cursor, count: most + 1 }
  const [voices, groups, productions, uses, studies, care] = await Promise.all([
    off.has('voices') ? [] : readVoiceNews(db, viewer, page),
    off.has('groups') ? [] : readGroupNews(db, viewer, page),
    off.has('productions') ? [] : readProductionNews(db, viewer, page),
    off.has('uses') ? [] : readUseNews(db, viewer, page),
    readStudyNews(db, viewer, page),
    readCareNews(db, viewer, page),
  ])
  const rows: News[] = [
    ...voices.map((news): News => ({ from: 'voices', news })),
    ...groups.map((news): News => ({ from: 'groups', news })),
    ...productions.map((news): News => ({ from: 'productions', news })),
    ...uses.map((news): News => ({ from: 'uses', news })),
    ...studies.map((news): News => ({ from: 'studies', news })),
    ...care.map((news): News => ({ from: 'care', news })),
  ]
  // As the queries do.
  rows.sort(({ news: a }, { news: b }) => b.at.getTime() - a.at.getTime() || (b.key > a.key ? 1 : -1))
  const cut = cutPage(rows, most, ({ news }) => ({ at: news.at, id: news.key }))
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
    else gathered.push({ from: 'joins', news: row.news, authors: [row.news.author] })
  }
  return gathered
}
