import { conflictOf, readForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
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
import { eraseOwn } from '../own.ts'
import { readHead } from '../reading/queries.ts'
import { EditTrialPage, trialLabels } from './form-pages.tsx'
import { trialEditForm, trialForm } from './forms.ts'
import { TrialsPage } from './pages.tsx'
import { listTrials, readTrial } from './queries.ts'
import { editTrial, tellTrial } from './trials.ts'

const trialPath = '/productions/:slug/essais/:trial{[0-9a-z]{12}}'

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
  .get(`${trialPath}/modifier`, async (c) => show(c, <EditTrialPage {...await requireOwn(c)} />))
  .post(`${trialPath}/modifier`, async (c) => {
    const form = await readForm(c, trialEditForm)
    const { production, trial } = await requireOwn(c)
    if (!form.ok)
      return show(c, <EditTrialPage production={production} trial={trial} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editTrial(c.var.lab.db, requireMember(c), trial.id, form.data)
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale')
      return show(c, <EditTrialPage {...await requireOwn(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, `${production.path}/essais#essai-${trial.id}`, { key: 'productions.trial.edited' })
  })
  .get(`${trialPath}/versions`, async (c) => {
    const { production, trial } = await requireOwn(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), trial.id)
    const path = `${production.path}/essais#essai-${trial.id}`
    return show(c, <VersionsPage path={path} lang={trial.lang} labels={trialLabels} versions={versions} />)
  })
  .post(`${trialPath}/effacer`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await eraseOwn(c.var.lab.db, viewer, 'trial', param(c, 'trial'))) || null)
    return seeOther(c, `/productions/${encodeURIComponent(param(c, 'slug'))}/essais`, {
      key: 'productions.trial.erased',
    })
  })

/** A trial of the reader's own; for anyone else there is no such page. */
async function requireOwn(c: Ctx) {
  const viewer = requireMember(c)
  const { db } = c.var.lab
  const production = requireFound(await readHead(db, viewer, param(c, 'slug')))
  const trial = requireFound(await readTrial(db, viewer, production.id, param(c, 'trial')))
  return { production, trial: requireFound(trial.own ? trial : null) }
}

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
