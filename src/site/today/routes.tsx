import { readVoicesWaiting } from '../../conversation/index.ts'
import { readGroupsLooking } from '../../groups/index.ts'
import { readNextOccurrences } from '../../place/index.ts'
import { show } from '../../platform/page.tsx'
import { newRoutes, storePage } from '../../platform/web.ts'
import { TodayPage } from './page.tsx'

const shown = 4
const facts = ['post.', 'workshop.', 'group.', 'production.', 'presentation.']

/** The home page: what happens today. */
export const todayRoutes = newRoutes().get('/', async (c) => {
  storePage(c, facts)
  const { lab, viewer, view } = c.var
  const [dates, voices, groups] = await Promise.all([
    readNextOccurrences(lab.db, viewer, { from: view.now, days: 2, limit: shown }),
    readVoicesWaiting(lab.db, viewer, shown),
    readGroupsLooking(lab.db, viewer, shown),
  ])
  return show(c, <TodayPage dates={dates} voices={voices} groups={groups} />)
})
