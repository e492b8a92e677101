import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { readWhatCame } from '../../platform/origins.ts'
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
import { todayOf } from '../day.tsx'
import { readOwnConsent } from './consent/queries.ts'
import { ChangeStudyPage, PrepareStudyPage } from './form-pages.tsx'
import { givingBackForm, studyChangeForm, studyForm } from './forms.ts'
import { readLenders } from './lent.tsx'
import { ResearchPage } from './list-pages.tsx'
import { StudyPage } from './pages.tsx'
import { listDrafts, listStudies, readStudy, type ShownStudy } from './queries.ts'
import { listPlaces, readPlaces } from './scopes.ts'
import { changeStudy, closeStudy, eraseStudy, giveBack, openStudy, prepareStudy } from './study.ts'
import { GiveBackPage, WordingsPage } from './wording-pages.tsx'
import { readWordings } from './wordings.ts'

const studyPath = '/recherche/etudes/:slug{[a-z0-9-]+}'
const facts = ['study.', 'presentation.', 'group.', 'strand.']

/** Studies: what they ask, from the first draft to what came of them. */
export const studyRoutes = newRoutes()
  .get('/recherche', async (c) => {
    storePage(c, facts)
    const { db } = c.var.lab
    const { viewer } = c.var
    const [studies, drafts] = await Promise.all([
      listStudies(db, viewer),
      viewer ? listDrafts(db, viewer) : [],
    ])
    return show(c, <ResearchPage studies={studies} drafts={drafts} />)
  })
  .get('/recherche/etudes/ouvrir', (c) => showPrepare(c))
  .post('/recherche/etudes/ouvrir', async (c) => {
    const form = await readForm(c, studyForm(c.var.lab.words))
    if (!form.ok) return showPrepare(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'open')
    if (form.data.analysisOn <= todayOf(c.var.view))
      return showPrepare(c, await refuseForm(c, 'analysisOn', 'research.study.analysis-past'))
    const path = await prepareStudy(c.var.lab.db, viewer, form.data)
    if (path === 'scope') return showPrepare(c, await refuseForm(c, 'where', 'research.study.scope.needed'))
    return seeOther(c, path, { key: 'research.study.prepared' })
  })
  .get(studyPath, async (c) => {
    storePage(c, facts)
    const { lab, viewer } = c.var
    const study = await requireSeen(c)
    const [places, came, lenders, consent] = await Promise.all([
      readPlaces(lab.db, viewer, study.scopes),
      readWhatCame(lab.db, viewer, study.id),
      readLenders(lab.db, viewer, study.id),
      readOwnConsent(lab.db, viewer, study.id),
    ])
    return show(c, <StudyPage {...{ study, places, came, lenders, consent }} />)
  })
  .get(`${studyPath}/versions`, async (c) => {
    storePage(c, facts)
    const { lab, viewer } = c.var
    const study = await requireSeen(c)
    const wordings = await readWordings(lab.db, study.id)
    const scopes = wordings.flatMap((wording) => wording.scopes)
    const places = await readPlaces(lab.db, viewer, scopes)
    return show(c, <WordingsPage {...{ study, wordings, places }} />)
  })
  .post(`${studyPath}/ouvrir`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const slug = param(c, 'slug')
    const opened = requireFound(await openStudy(c.var.lab.db, viewer, slug, todayOf(c.var.view)))
    const study = await requireSeen(c)
    const path = opened === 'late' ? `${study.path}/modifier` : study.path
    return seeOther(c, path, {
      key: opened === 'late' ? 'research.study.analysis-past' : 'research.study.opened',
    })
  })
  .get(`${studyPath}/modifier`, async (c) => showChange(c, await requireOwn(c)))
  .post(`${studyPath}/modifier`, async (c) => {
    const { words, db } = c.var.lab
    const form = await readForm(c, studyChangeForm(words))
    const study = await requireOwn(c)
    if (!form.ok) return showChange(c, study, form.state)
    await limit(c, 'write')
    const changed = requireFound(await changeStudy(db, requireMember(c), study.slug, form.data))
    // Read again: what was written meanwhile is what they must see.
    if (changed === 'stale') return showChange(c, await requireOwn(c), await conflictOf(c))
    if (changed !== 'changed') {
      const [field, key] = refusals[changed]
      return showChange(c, study, await refuseForm(c, field, key))
    }
    return seeOther(c, study.path, { key: 'research.study.changed' })
  })
  .get(`${studyPath}/rendre`, async (c) => show(c, <GiveBackPage study={await requireOwn(c)} />))
  .post(`${studyPath}/rendre`, async (c) => {
    const form = await readForm(c, givingBackForm)
    const study = await requireOwn(c)
    if (!form.ok) return show(c, <GiveBackPage study={study} state={form.state} />, 422)
    await limit(c, 'write')
    requireFound((await giveBack(c.var.lab.db, requireMember(c), study.slug, form.data.text)) || null)
    return seeOther(c, study.path, { key: 'research.study.gave-back' })
  })
  .post(`${studyPath}/fermer`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await closeStudy(c.var.lab.db, viewer, param(c, 'slug'))) || null)
    const { path } = await requireSeen(c)
    return seeOther(c, path, { key: 'research.study.closed' })
  })
  .post(`${studyPath}/effacer`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await eraseStudy(c.var.lab.db, viewer, param(c, 'slug'))) || null)
    return seeOther(c, '/recherche', { key: 'research.study.erased' })
  })

const refusals: Record<'scope' | 'undated' | 'until', readonly [string, MessageKey]> = {
  scope: ['where', 'research.study.scope.needed'],
  undated: ['analysisOn', 'research.study.analysis-needed'],
  until: ['dataUntil', 'research.study.until-too-short'],
}

async function requireSeen(c: Ctx): Promise<ShownStudy> {
  return requireFound(await readStudy(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** A study of the reader's own; for anyone else there is no such page. */
async function requireOwn(c: Ctx): Promise<ShownStudy> {
  requireMember(c)
  const study = await requireSeen(c)
  return requireFound(study.own ? study : null)
}

async function showPrepare(c: Ctx, state?: FormState) {
  const offered = await listPlaces(c.var.lab.db, c.var.viewer)
  return show(c, <PrepareStudyPage offered={offered} {...(state && { state })} />, state ? 422 : 200)
}

async function showChange(c: Ctx, study: ShownStudy, state?: FormState) {
  const offered = await listPlaces(c.var.lab.db, c.var.viewer)
  const status = state?.conflict ? 409 : state ? 422 : 200
  return show(c, <ChangeStudyPage study={study} offered={offered} {...(state && { state })} />, status)
}
