import { conflictOf, readForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readVersions } from '../../platform/versions.ts'
import { VersionsPage } from '../../platform/versions-page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { readPiece } from '../pieces/queries.ts'
import { editCrossing, eraseCrossing, writeCrossing } from './crossings.ts'
import { EditCrossingPage, FindSidePage, WriteCrossingPage } from './form-pages.tsx'
import { crossingEditForm, crossingForm } from './forms.ts'
import { CrossingPage } from './page.tsx'
import { findSides, readCrossing, selectSides, type WholeCrossing } from './queries.ts'

const crossPath = '/savoirs/:slug{[a-z0-9-]+}/croiser'
const crossingPath = '/savoirs/croisements/:id{[0-9a-z]{12}}'
const facts = ['piece.', 'crossing.', 'production.', 'use.', 'presentation.']

/** How pieces answer each other, and what is made or done shows that they hold or not. */
export const crossingRoutes = newRoutes()
  .get(crossPath, async (c) => {
    const other = c.req.query('avec') ?? ''
    return other === '' ? showFound(c) : showForm(c, other)
  })
  .post(crossPath, async (c) => {
    const form = await readForm(c, crossingForm(c.var.lab.words))
    if (!form.ok)
      return showForm(c, form.state.typed.find(([name]) => name === 'other')?.[1] ?? '', form.state)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const piece = await requirePiece(c)
    const path = requireFound(await writeCrossing(c.var.lab.db, viewer, piece.id, form.data))
    return seeOther(c, path, { key: 'knowledge.crossing.published' })
  })
  .get(crossingPath, async (c) => {
    storePage(c, facts)
    const { lab, viewer } = c.var
    const crossing = requireFound(await readCrossing(lab.db, viewer, param(c, 'id')))
    return show(c, <CrossingPage crossing={crossing} />)
  })
  .get(`${crossingPath}/modifier`, async (c) => show(c, <EditCrossingPage crossing={await requireOwn(c)} />))
  .post(`${crossingPath}/modifier`, async (c) => {
    const form = await readForm(c, crossingEditForm(c.var.lab.words))
    const crossing = await requireOwn(c)
    if (!form.ok) return show(c, <EditCrossingPage crossing={crossing} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editCrossing(c.var.lab.db, requireMember(c), crossing.id, form.data)
    if (edited === 'stale')
      return show(c, <EditCrossingPage crossing={await requireOwn(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, crossing.path, { key: 'knowledge.crossing.saved' })
  })
  .get(`${crossingPath}/versions`, async (c) => {
    const crossing = await requireOwn(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), crossing.id)
    return show(
      c,
      <VersionsPage {...crossing} labels={{ why: 'knowledge.crossing.why' }} versions={versions} />,
    )
  })
  .post(`${crossingPath}/effacer`, async (c) => {
    const crossing = await requireOwn(c)
    requireFound((await eraseCrossing(c.var.lab.db, requireMember(c), crossing.id)) || null)
    return seeOther(c, crossing.from.path, { key: 'knowledge.crossing.erased' })
  })

async function requirePiece(c: Ctx) {
  return requireFound(await readPiece(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

async function showFound(c: Ctx) {
  const { lab, viewer } = c.var
  const piece = await requirePiece(c)
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const { origin } = lab.config.publicUrl
  const found = await findSides(lab.db, viewer, {
    pieceId: piece.id,
    priority: piece.priority,
    words,
    origin,
  })
  return show(c, <FindSidePage {...{ piece, words, found }} />)
}

async function showForm(c: Ctx, otherId: string, state?: FormState) {
  const { lab, viewer } = c.var
  const piece = await requirePiece(c)
  const other = await selectSides(lab.db, viewer)
    .where('t.id', '=', otherId)
    .where('t.id', '<>', piece.id)
    .executeTakeFirst()
  const page = <WriteCrossingPage piece={piece} other={requireFound(other)} {...(state && { state })} />
  return show(c, page, state ? 422 : 200)
}

/** A crossing that the reader wrote; for anyone else there is no such page. */
async function requireOwn(c: Ctx): Promise<WholeCrossing> {
  const crossing = requireFound(await readCrossing(c.var.lab.db, requireMember(c), param(c, 'id')))
  return requireFound(crossing.own ? crossing : null)
}
