import { show } from '../../platform/page.tsx'
import { newRoutes, requireMember } from '../../platform/web.ts'
import { OwnKnowledgePage } from './pages.tsx'
import { listAsked, listOwn } from './queries.ts'

/** What someone keeps here. */
export const mineRoutes = newRoutes().get('/moi/savoirs', async (c) => {
  const viewer = requireMember(c)
  const { db } = c.var.lab
  const [own, asked] = await Promise.all([listOwn(db, viewer), listAsked(db, viewer)])
  return show(c, <OwnKnowledgePage own={own} asked={asked} />)
})
