import { readOwnWords } from '../../conversation/index.ts'
import { readAppealsWaiting, readDecisionsWaiting, readMyGroups } from '../../groups/index.ts'
import { holdsCard } from '../../people/index.ts'
import { readOwnBookings } from '../../place/index.ts'
import { show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { newRoutes, requireMember } from '../../platform/web.ts'
import { readAskedNames } from '../../productions/index.ts'
import { readNotices } from '../notices/notices.ts'
import { readNews } from './news.ts'
import { MinePage, OlderNewsPage } from './page.tsx'

/** What concerns whoever is signed in, across modules. */
export const mineRoutes = newRoutes().get('/moi', async (c) => {
  const viewer = requireMember(c)
  const { db } = c.var.lab
  const cursor = readCursor(c)
  const { off } = await readNotices(db, viewer.accountId)
  if (cursor) return show(c, <OlderNewsPage {...await readNews(db, viewer, { cursor, off })} />)
  const [news, appeals, decisions, asked, bookings, groups, words] = await Promise.all([
    readNews(db, viewer, { cursor: null, off }),
    readAppealsWaiting(db, viewer),
    off.has('decisions') ? [] : readDecisionsWaiting(db, viewer),
    readAskedNames(db, viewer),
    readOwnBookings(db, viewer),
    readMyGroups(db, viewer),
    readOwnWords(db, viewer, { cursor: null, count: 3 }),
  ])
  return show(
    c,
    <MinePage
      news={news}
      appeals={appeals}
      decisions={decisions}
      asked={asked}
      bookings={bookings}
      groups={groups}
      words={words.rows}
      holdsCard={holdsCard(c)}
    />,
  )
})
