import { readForm, type FormState } from '../../platform/forms.ts'
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
import { readHead } from '../reading/queries.ts'
import { trialForm } from './forms.ts'
import { TrialsPage } from './pages.tsx'
import { listTrials } from './queries.ts'
import { eraseTrial, tellTrial } from './trials.ts'

/** What happened when a production was used somewhere. */
export const trialRoutes = newRoutes()
  .get('/productions/:slug/essais', async (c) => {
    storePage(c, ['trial.', 'production.', 'presentation.'], ['avant'])
    return showTrials(c)
  })
  .post('/productions/:slug/essais', async (c) => {
    const form = await readForm(c, trialForm)
    if (!form.ok) return showTrials(c, form.state)
    const viewer = requireMember(c)
    const production = requireFound(await readHead(c.var.lab.db, viewer, param(c, 'slug')))
    requireFound(production.withdrawnAt ? null : production)
    await limit(c, 'speak')
    await tellTrial(c.var.lab.db, viewer, production, form.data)
    return seeOther(c, `${production.path}/essais`, { key: 'productions.trial.told' })
  })
  .post('/productions/:slug/essais/:trial{[0-9a-z]{12}}/effacer', async (c) => {
    const viewer = requireMember(c)
    requireFound((await eraseTrial(c.var.lab.db, viewer, param(c, 'trial'))) || null)
    return seeOther(c, `/productions/${encodeURIComponent(param(c, 'slug'))}/essais`, {
      key: 'productions.trial.erased',
    })
  })

async function showTrials(c: Ctx, state?: FormState) {
  const { lab, viewer } = c.var
  const production = requireFound(await readHead(lab.db, viewer, param(c, 'slug')))
  const cursor = readCursor(c)
  const list = await listTrials(lab.db, viewer, production.id, cursor)
  const page = (
    <TrialsPage production={production} {...list} started={cursor !== null} {...(state && { state })} />
  )
  return show(c, page, state ? 422 : 200)
}
