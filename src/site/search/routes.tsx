import { show } from '../../platform/page.tsx'
import { cursorKey, readCursor } from '../../platform/pager.tsx'
import { listedKinds } from '../../platform/things.ts'
import { newRoutes, storePage } from '../../platform/web.ts'
import { SearchPage } from './page.tsx'
import { search } from './queries.ts'

const longest = 200

/** Full-text search. Its words are never logged. */
export const searchRoutes = newRoutes().get('/recherche-texte', async (c) => {
  // A link to what was found is passed on like any other. Every fact may be about something found.
  storePage(c, [''], ['q', 'sorte', cursorKey])
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
