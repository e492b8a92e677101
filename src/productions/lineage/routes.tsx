import { readMyGroups } from '../../groups/index.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show, showDrawing } from '../../platform/page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { readHead, type ProductionHead } from '../reading/queries.ts'
import { adaptProduction } from './adapt.ts'
import { adaptForm } from './forms.ts'
import { AdaptPage } from './adapt-page.tsx'
import { readFamilyPage } from './list.ts'
import { LineagePage } from './pages.tsx'
import { FamilyPicture } from './picture.tsx'
import { readFamily, readTold } from './queries.ts'

/** Facts that change what the line of a production shows. */
const facts = ['production.', 'presentation.']

/** Adapting a production, and the line from one to the other. */
export const lineageRoutes = newRoutes()
  .get('/productions/:slug/filiation', async (c) => {
    storePage(c, facts, ['apres'])
    const { viewer } = c.var
    const { db } = c.var.lab
    const production = await loadHead(c)
    const page = await readFamilyPage(db, viewer, { id: production.id, cursor: c.req.query('apres') })
    const ids = [...page.before, ...page.after].map(({ id }) => id)
    const told = await readTold(db, viewer, ids)
    return show(c, <LineagePage production={production} page={page} told={told} />)
  })
  .get('/productions/:slug/filiation/:look{(?:jour|nuit)\\.svg}', async (c) => {
    storePage(c, facts)
    const production = await loadHead(c)
    const family = await readFamily(c.var.lab.db, c.var.viewer, production.id)
    const look = param(c, 'look') === 'nuit.svg' ? 'nuit' : 'jour'
    return showDrawing(c, <FamilyPicture family={family} look={look} />)
  })
  .get('/productions/:slug/adapter', async (c) => showAdapt(c, await loadHead(c)))
  .post('/productions/:slug/adapter', async (c) => {
    const production = await loadHead(c)
    const form = await readForm(c, adaptForm(production.lang))
    if (!form.ok) return showAdapt(c, production, form.state)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const draft = await adaptProduction(c.var.lab.db, viewer, production, form.data)
    if (draft === 'not-member') return showAdapt(c, production, await refuseForm(c, 'group', 'form.invalid'))
    return seeOther(c, `/productions/ebauches/${draft}`, { key: 'productions.adapt.begun' })
  })

async function showAdapt(c: Ctx, production: ProductionHead, state?: FormState): Promise<Response> {
  const { lab, viewer } = c.var
  const groups = viewer ? await readMyGroups(lab.db, viewer) : []
  const page = <AdaptPage production={production} groups={groups} {...(state && { state })} />
  return show(c, page, state ? 422 : 200)
}

/** What is out of sight is not adapted either. */
async function loadHead(c: Ctx) {
  const production = requireFound(await readHead(c.var.lab.db, c.var.viewer, param(c, 'slug')))
  return requireFound(production.withdrawnAt ? null : production)
}
