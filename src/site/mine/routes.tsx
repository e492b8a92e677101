import { readOwnBookings } from '../../place/index.ts'
import { show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { newRoutes, requireMember } from '../../platform/web.ts'
import { readAskedNames } from '../../productions/index.ts'
import { readNews } from './news.ts'
import { MinePage } from './page.tsx'

/** What concerns whoever is signed in, across modules. */
export const mineRoutes = newRoutes().get('/moi', async (c) => {
  const viewer = requireMember(c)
  const { db } = c.var.lab
  const cursor = readCursor(c)
  const [bookings, asked, page] = await Promise.all([
    cursor ? [] : readOwnBookings(db, viewer.accountId),
    cursor ? [] : readAskedNames(db, viewer),
    readNews(db, viewer, cursor),
  ])
  return show(c, <MinePage bookings={bookings} asked={asked} {...page} started={cursor !== null} />)
})
