import { show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { listedKinds } from '../../platform/things.ts'
import { newRoutes } from '../../platform/web.ts'
import { SearchPage } from './page.tsx'
import { search } from './queries.ts'

const longest = 200

/** Full-text search. Its pages are never stored and its words never logged. */
export const searchRoutes = newRoutes().get('/recherche-texte', async (c) => {
  const words = (c.req.query('q') ?? '').replaceAll('\0', '').toWellFormed().trim().slice(0, longest)
  const asked = c.req.query('sorte')
  const kind = listedKinds().find((one) => one === asked) ?? null
  const cursor = readCursor(c)
  const found =
    words === ''
      ? { rows: [], next: null }
      : await search(c.var.lab.db, c.var.viewer, { words, kind, cursor })
  return show(c, <SearchPage words={words} kind={kind} {...found} started={cursor !== null} />)
})
