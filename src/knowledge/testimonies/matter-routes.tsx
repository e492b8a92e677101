import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readPiece } from '../pieces/queries.ts'
import { matterForm } from './forms.ts'
import { AddMatterPage, FindTestimonyPage } from './matter-pages.tsx'
import { addMatter, removeMatter } from './matters.ts'
import { findTestimonies, readTestimony } from './queries.ts'

const matterPath = '/savoirs/:slug{[a-z0-9-]+}/temoignages'

const refusals = {
  'not-quotable': 'knowledge.matter.not-quotable',
  'not-said': 'knowledge.matter.not-said',
} as const

/** Which testimonies a piece comes from, said by those who write it. */
export const matterRoutes = newRoutes()
  .get(matterPath, async (c) => {
    const testimony = c.req.query('de') ?? ''
    return testimony === '' ? showFound(c) : showAdd(c, testimony)
  })
  .post(matterPath, async (c) => {
    const form = await readForm(c, matterForm)
    if (!form.ok)
      return showAdd(c, form.state.typed.find(([name]) => name === 'testimony')?.[1] ?? '', form.state)
    const piece = await requireOwn(c)
    await limit(c, 'write')
    const added = await addMatter(c.var.lab.db, requireMember(c), piece.id, form.data)
    if (added === 'not-quotable' || added === 'not-said')
      return showAdd(c, form.data.testimony, await refuseForm(c, 'quote', refusals[added]))
    requireFound(added === 'missing' ? null : added)
    return seeOther(c, piece.path, { key: 'knowledge.matter.added' })
  })
  .post(`${matterPath}/:matter{[0-9a-z]{12}}/enlever`, async (c) => {
    const piece = await requireOwn(c)
    const viewer = requireMember(c)
    requireFound((await removeMatter(c.var.lab.db, viewer, piece.id, param(c, 'matter'))) || null)
    return seeOther(c, piece.path, { key: 'knowledge.matter.removed' })
  })

async function requireOwn(c: Ctx) {
  const piece = requireFound(await readPiece(c.var.lab.db, requireMember(c), param(c, 'slug')))
  return requireFound(piece.own ? piece : null)
}

async function showFound(c: Ctx) {
  const piece = await requireOwn(c)
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const found = await findTestimonies(c.var.lab.db, requireMember(c), { words, pieceId: piece.id })
  return show(c, <FindTestimonyPage {...{ piece, words, found }} />)
}

async function showAdd(c: Ctx, id: string, state?: FormState) {
  const piece = await requireOwn(c)
  const testimony = requireFound(await readTestimony(c.var.lab.db, c.var.viewer, id))
  return show(c, <AddMatterPage {...{ piece, testimony }} {...(state && { state })} />, state ? 422 : 200)
}
