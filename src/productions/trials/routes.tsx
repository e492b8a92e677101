import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
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
import { readTown } from './map/queries.ts'
import { mapRoutes } from './map/routes.tsx'
import { TrialsPage } from './pages.tsx'
import { listTrials, readTrial } from './queries.ts'
import { findTown, writeTown, type Town } from './towns.ts'
import { editTrial, tellTrial } from './trials.ts'

const trialPath = '/productions/:slug/essais/:trial{[0-9a-z]{12}}'

/** What happened when a production was used somewhere. */
export const trialRoutes = newRoutes()
  .route('/', mapRoutes)
  .get('/productions/:slug/essais', async (c) => {
    storePage(c, ['trial.', 'production.', 'presentation.'], ['avant', 'ville'])
    return showTrials(c)
  })
  .post('/productions/:slug/essais', async (c) => {
    const form = await readForm(c, trialForm)
    if (!form.ok) return showTrials(c, form.state)
    const viewer = requireMember(c)
    const production = requireFound(await readHead(c.var.lab.db, viewer, param(c, 'slug')))
    requireFound(production.withdrawnAt ? null : production)
    await limit(c, 'speak')
    const placed = await placeTrial(c, form.data)
    if (!placed.ok) return showTrials(c, placed.state, placed.choices)
    await tellTrial(c.var.lab.db, viewer, production, { ...form.data, town: placed.town })
    return seeOther(c, `${production.path}/essais`, { key: 'productions.trial.told' })
  })
  .get(`${trialPath}/modifier`, async (c) => show(c, <EditTrialPage {...await requireOwn(c)} />))
  .post(`${trialPath}/modifier`, async (c) => {
    const form = await readForm(c, trialEditForm)
    const { production, trial } = await requireOwn(c)
    if (!form.ok)
      return show(c, <EditTrialPage production={production} trial={trial} state={form.state} />, 422)
    await limit(c, 'write')
    const placed = await placeTrial(c, form.data, trial.town)
    if (!placed.ok)
      return show(
        c,
        <EditTrialPage {...{ production, trial }} state={placed.state} choices={placed.choices} />,
        422,
      )
    const draft = { ...form.data, town: placed.town }
    const edited = await editTrial(c.var.lab.db, requireMember(c), trial.id, draft)
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

type Placing = { ok: true; town: Town | null } | { ok: false; state: FormState; choices: readonly Town[] }

/** The town that was typed, the one it was before when it still says the same; refused with those it may be when it is not clear. */
async function placeTrial(
  c: Ctx,
  { town: typed, townId }: { town: string; townId: string },
  before: Town | null = null,
): Promise<Placing> {
  if (typed === '') return { ok: true, town: null }
  if (before && typed === writeTown(before)) return { ok: true, town: before }
  const { town: clear, choices } = await findTown(typed)
  const town = clear ?? choices.find(({ id }) => id === townId)
  if (town) return { ok: true, town }
  const why = choices.length > 0 ? 'productions.trials.map.which' : 'productions.trials.map.unknown'
  return { ok: false, state: await refuseForm(c, 'town', why), choices }
}

async function showTrials(c: Ctx, state?: FormState, choices?: readonly Town[]) {
  const { lab, viewer } = c.var
  const production = requireFound(await readHead(lab.db, viewer, param(c, 'slug')))
  const cursor = readCursor(c)
  const asked = c.req.query('ville')
  const only = asked === undefined ? undefined : requireFound(await readTown(lab.db, asked))
  const list = await listTrials(lab.db, viewer, { productionId: production.id, town: only?.id }, cursor)
  const page = <TrialsPage {...{ production, ...list, only, state, choices }} started={cursor !== null} />
  return show(c, page, state ? 422 : 200)
}
