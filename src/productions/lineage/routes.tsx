import { readMyGroups } from '../../groups/index.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
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
import { AdaptPage, LineagePage } from './pages.tsx'
import { readLineage } from './queries.ts'

/** Adapting a production, and the line from one to the other. */
export const lineageRoutes = newRoutes()
  .get('/productions/:slug/filiation', async (c) => {
    storePage(c, ['production.'])
    const production = await loadHead(c)
    const lineage = await readLineage(c.var.lab.db, c.var.viewer, production.id)
    return show(c, <LineagePage production={production} {...lineage} />)
  })
  .get('/productions/:slug/adapter', async (c) => showAdapt(c, await loadHead(c)))
  .post('/productions/:slug/adapter', async (c) => {
    const form = await readForm(c, adaptForm)
    const production = await loadHead(c)
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
