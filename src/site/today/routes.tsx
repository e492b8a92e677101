import { readVoicesWaiting } from '../../conversation/index.ts'
import { readGroupsLooking } from '../../groups/index.ts'
import { readNextOccurrences } from '../../place/index.ts'
import { show } from '../../platform/page.tsx'
import { newRoutes, storePage } from '../../platform/web.ts'
import { readLatestProductions } from '../../productions/index.ts'
import { TodayPage } from './page.tsx'

/** As many cards as stand side by side on a wide screen. */
const shown = 3
const facts = ['post.', 'workshop.', 'group.', 'production.', 'presentation.']

/** The home page: what happens today. */
export const todayRoutes = newRoutes().get('/', async (c) => {
  storePage(c, facts)
  const { lab, viewer, view } = c.var
  const [dates, voices, groups, made] = await Promise.all([
    readNextOccurrences(lab.db, viewer, {
      from: view.now,
      zone: lab.zone,
      days: 2,
      limit: shown,
    }),
    readVoicesWaiting(lab.db, viewer, shown),
    readGroupsLooking(lab.db, viewer, shown),
    readLatestProductions(lab.db, viewer, shown),
  ])
  return show(c, <TodayPage dates={dates} voices={voices} groups={groups} made={made} />)
})
