import { z } from 'zod'
import { readForm, text, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { readCursor } from '../../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireCircle,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../platform/web.ts'
import { readStrand } from '../queries.ts'
import { keepLine, proposeLine, takeLineBack } from './line.ts'
import { LinePage } from './pages.tsx'
import { listLines, readLine } from './queries.ts'

const linePath = '/chantiers/:slug{[a-z0-9-]+}/ligne'
const lineForm = z.object({ text: text(10_000) })

/** The line of a strand, written by the steering circle with whoever wants. */
export const lineRoutes = newRoutes()
  .get(linePath, async (c) => {
    storePage(c, ['strand.', 'presentation.'], ['avant'])
    return showLine(c)
  })
  .post(linePath, async (c) => {
    const form = await readForm(c, lineForm)
    if (!form.ok) return showLine(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const strand = await loadStrand(c)
    await proposeLine(c.var.lab.db, viewer, strand, { ...form.data, lang: c.var.view.lang })
    return seeOther(c, `${strand.path}/ligne`, { key: 'groups.line.sent' })
  })
  .post(`${linePath}/:line{[0-9a-z]{12}}/retenir`, async (c) => {
    const viewer = requireCircle(c, 'steering')
    await limit(c, 'write')
    const strand = await loadStrand(c)
    const kept = await keepLine(c.var.lab.db, viewer, strand.id, param(c, 'line'))
    return seeOther(c, `${strand.path}/ligne`, { key: kept ? 'groups.line.kept' : 'groups.line.same' })
  })
  .post(`${linePath}/:line{[0-9a-z]{12}}/reprendre`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const strand = await loadStrand(c)
    requireFound((await takeLineBack(c.var.lab.db, viewer, strand.id, param(c, 'line'))) || null)
    return seeOther(c, `${strand.path}/ligne`, { key: 'groups.line.taken-back' })
  })

async function loadStrand(c: Ctx) {
  return requireFound(await readStrand(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

async function showLine(c: Ctx, state?: FormState) {
  const { db } = c.var.lab
  const { viewer } = c.var
  const strand = await loadStrand(c)
  const cursor = readCursor(c)
  const [line, { rows, next }] = await Promise.all([
    readLine(db, viewer, strand.id),
    listLines(db, viewer, strand.id, cursor),
  ])
  return show(
    c,
    <LinePage strand={strand} line={line} lines={rows} next={next} started={cursor !== null} state={state} />,
    state ? 422 : 200,
  )
}
