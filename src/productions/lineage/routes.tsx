import { readMyGroups } from '../../groups/index.ts'
import { readForm, refuseForm } from '../../platform/forms.ts'
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
import { readHead } from '../reading/queries.ts'
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
  .get('/productions/:slug/adapter', async (c) => {
    const { lab, viewer } = c.var
    const production = await loadHead(c)
    const groups = viewer ? await readMyGroups(lab.db, viewer) : []
    return show(c, <AdaptPage production={production} groups={groups} />)
  })
  .post('/productions/:slug/adapter', async (c) => {
    const form = await readForm(c, adaptForm)
    const production = await loadHead(c)
    const { lab, viewer: reader } = c.var
    const groups = reader ? await readMyGroups(lab.db, reader) : []
    if (!form.ok)
      return show(c, <AdaptPage production={production} groups={groups} state={form.state} />, 422)
    const viewer = requireMember(c)
    if (form.data.group && !groups.some(({ id }) => id === form.data.group)) {
      const state = refuseForm(c, 'group', 'form.invalid')
      return show(c, <AdaptPage production={production} groups={groups} state={state} />, 422)
    }
    await limit(c, 'open')
    const draft = await adaptProduction(lab.db, viewer, production, form.data)
    return seeOther(c, `/productions/ebauches/${draft}`, { key: 'productions.adapt.begun' })
  })

/** What is out of sight is not adapted either. */
async function loadHead(c: Ctx) {
  const production = requireFound(await readHead(c.var.lab.db, c.var.viewer, param(c, 'slug')))
  return requireFound(production.withdrawnAt ? null : production)
}
