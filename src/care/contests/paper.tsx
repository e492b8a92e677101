import { findPaper, type PaperPart } from '../../conversation/index.ts'
import { PaperHidings } from './pages.tsx'
import { readHidings } from './queries.ts'
import { partyOfPaper } from './standing.ts'

/** What was hidden of words typed for someone: told to whoever holds their slip, who may contest like any author. */
export const hiddenOnPaper: PaperPart = {
  show: async (db, code) => {
    const paper = await findPaper(db, code)
    if (!paper) return null
    const hidings = await readHidings(db, partyOfPaper(paper))
    return hidings.length > 0 ? <PaperHidings code={code} hidings={hidings} /> : null
  },
}
