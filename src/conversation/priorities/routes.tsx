import { show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { listedKinds } from '../../platform/things.ts'
import { newRoutes, param, requireFound, storePage } from '../../platform/web.ts'
import { AllOfKindPage, PrioritiesPage, PriorityPage } from './pages.tsx'
import { listAround, readAround } from './queries.ts'

/** The issues the lab raises awareness of, and what is around each. */
export const priorityRoutes = newRoutes()
  .get('/priorites', (c) => {
    const { words } = c.var.lab
    return show(c, <PrioritiesPage adopted={words.list('priority')} proposed={words.proposed('priority')} />)
  })
  .get('/priorites/:slug', async (c) => {
    storePage(c, [''], ['genre', 'avant'])
    const { lab, viewer } = c.var
    const priority = requireFound(lab.words.find('priority', param(c, 'slug')))
    const kind = listedKinds().find((name) => name === c.req.query('genre'))
    if (!kind)
      return show(
        c,
        <PriorityPage priority={priority} around={await readAround(lab.db, viewer, priority.slug)} />,
      )
    const cursor = readCursor(c)
    const { rows, next } = await listAround(lab.db, viewer, { priority: priority.slug, kind, cursor })
    return show(
      c,
      <AllOfKindPage priority={priority} kind={kind} rows={rows} next={next} started={cursor !== null} />,
    )
  })
