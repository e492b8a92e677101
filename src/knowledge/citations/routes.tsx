import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readPiece } from '../pieces/queries.ts'
import { referenceForm } from './forms.ts'
import { ReferencePage } from './pages.tsx'
import { readReference, setReference } from './references.ts'

const referencePath = '/savoirs/:slug{[a-z0-9-]+}/reference'

/** The book, article or law that a piece rests on, by those who write it. */
export const referenceRoutes = newRoutes()
  .get(referencePath, async (c) => showForm(c))
  .post(referencePath, async (c) => {
    const form = await readForm(c, referenceForm)
    const piece = await requireOwn(c)
    if (!form.ok) return showForm(c, form.state)
    await limit(c, 'write')
    const read = readReference(form.data)
    if (read === 'wrong-id') return showForm(c, await refuseForm(c, 'refId', 'knowledge.reference.wrong-id'))
    requireFound((await setReference(c.var.lab.db, requireMember(c), piece.id, read)) || null)
    return seeOther(c, piece.path, { key: 'knowledge.reference.saved' })
  })
  .post(`${referencePath}/enlever`, async (c) => {
    const piece = await requireOwn(c)
    requireFound((await setReference(c.var.lab.db, requireMember(c), piece.id, null)) || null)
    return seeOther(c, piece.path, { key: 'knowledge.reference.removed' })
  })

async function requireOwn(c: Ctx) {
  const piece = requireFound(await readPiece(c.var.lab.db, requireMember(c), param(c, 'slug')))
  return requireFound(piece.own ? piece : null)
}

async function showForm(c: Ctx, state?: FormState) {
  const page = <ReferencePage piece={await requireOwn(c)} {...(state && { state })} />
  return show(c, page, state ? 422 : 200)
}
