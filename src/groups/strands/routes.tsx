import { HTTPException } from 'hono/http-exception'
import { conflictOf, readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { strandEditForm, strandForm } from '../forms.ts'
import { readGroups } from '../lists.ts'
import { readLine } from './line/queries.ts'
import { EditStrandPage, OpenStrandPage, StrandPage, StrandsPage } from './pages.tsx'
import { readStrand, readStrands } from './queries.ts'
import { editStrand, openStrand } from './strands.ts'

const strandPath = '/chantiers/:slug{[a-z0-9-]+}'

export const strandRoutes = newRoutes()
  .get('/chantiers', async (c) => {
    storePage(c, ['strand.'], ['avant'])
    const cursor = readCursor(c)
    const { rows, next } = await readStrands(c.var.lab.db, c.var.viewer, cursor)
    return show(c, <StrandsPage strands={rows} next={next} started={cursor !== null} />)
  })
  .get('/chantiers/ouvrir', (c) => show(c, <OpenStrandPage />))
  .post('/chantiers/ouvrir', async (c) => {
    const form = await readForm(c, strandForm)
    if (!form.ok) return show(c, <OpenStrandPage state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const strand = await openStrand(c.var.lab.db, viewer, form.data, c.var.view.lang)
    return seeOther(c, strand.path, { key: 'groups.strand.opened', args: { name: strand.name } })
  })
  .get(strandPath, async (c) => {
    storePage(c, ['strand.', 'group.'], ['avant'])
    const { db } = c.var.lab
    const strand = await loadStrand(c)
    const cursor = readCursor(c)
    const [line, { rows, next }] = await Promise.all([
      readLine(db, c.var.viewer, strand.id),
      readGroups(db, c.var.viewer, { strand: strand.slug }, cursor),
    ])
    return show(
      c,
      <StrandPage strand={strand} line={line} groups={rows} next={next} started={cursor !== null} />,
    )
  })
  .get(`${strandPath}/modifier`, async (c) => show(c, <EditStrandPage strand={await loadOwnStrand(c)} />))
  .post(`${strandPath}/modifier`, async (c) => {
    const form = await readForm(c, strandEditForm)
    const strand = await loadOwnStrand(c)
    if (!form.ok) return show(c, <EditStrandPage strand={strand} state={form.state} />, 422)
    await limit(c, 'write')
    const { version, ...draft } = form.data
    const edited = requireFound(await editStrand(c.var.lab.db, requireMember(c), strand.id, draft, version))
    if (edited === 'stale') {
      // Read again: what was written meanwhile is what they must see.
      return show(c, <EditStrandPage strand={await loadOwnStrand(c)} state={await conflictOf(c)} />, 409)
    }
    return seeOther(c, strand.path, { key: 'groups.strand.edited' })
  })

async function loadStrand(c: Ctx) {
  return requireFound(await readStrand(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** A strand the reader opened; 403 for others. */
async function loadOwnStrand(c: Ctx) {
  requireMember(c)
  const strand = await loadStrand(c)
  if (!strand.mine) throw new HTTPException(403)
  return strand
}
