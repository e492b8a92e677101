import { conflictOf, readForm, refuseForm, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../../platform/web.ts'
import { writeCsv } from '../../../platform/csv.ts'
import { readStudy } from '../queries.ts'
import { readPlaces } from '../scopes.ts'
import { answerStudy, withdraw } from './consent.ts'
import { consentForm, situationForm } from './forms.ts'
import { MyStudiesPage } from './mine-page.tsx'
import { OwnDataPage } from './own-data-page.tsx'
import { readOwnTables } from './own-data.ts'
import { ConsentPage, SituationPage } from './pages.tsx'
import { listOwnConsents, listUnanswered, readHistory, readOwnConsent } from './queries.ts'
import { eraseSituation, readSituation, saySituation } from './situation.ts'

const studyPath = '/recherche/etudes/:slug{[a-z0-9-]+}'

/** Saying yes or no to a study, taking it back, and from where one speaks. */
export const consentRoutes = newRoutes()
  .get(`${studyPath}/accord`, async (c) => {
    requireMember(c)
    return showConsent(c)
  })
  .post(`${studyPath}/accord`, async (c) => {
    const form = await readForm(c, consentForm)
    const viewer = requireMember(c)
    if (!form.ok) return showConsent(c, form.state, 422)
    await limit(c, 'write')
    const study = await requireOpen(c)
    const answered = requireFound(await answerStudy(c.var.lab.db, viewer, study.id, form.data))
    // What is asked changed while they read: they read it again before any box counts.
    if (answered === 'stale') return showConsent(c, await conflictOf(c), 409)
    return seeOther(c, '/moi/etudes', { key: `research.consent.done.${answered}` })
  })
  .post(`${studyPath}/retirer`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await withdraw(c.var.lab.db, viewer, param(c, 'slug'))) || null)
    return seeOther(c, '/moi/etudes', { key: 'research.consent.withdrawn' })
  })
  .get('/moi/etudes', async (c) => {
    const viewer = requireMember(c)
    const { db } = c.var.lab
    const [consents, unanswered, situation, history] = await Promise.all([
      listOwnConsents(db, viewer.accountId),
      listUnanswered(db, viewer),
      readSituation(db, viewer.accountId),
      readHistory(db, viewer.accountId),
    ])
    return show(c, <MyStudiesPage {...{ consents, unanswered, situation, history }} />)
  })
  .get('/moi/etudes/:slug{[a-z0-9-]+}/donnees', async (c) => show(c, <OwnDataPage {...await readOwn(c)} />))
  .get('/moi/etudes/:slug{[a-z0-9-]+}/donnees.csv', async (c) => {
    const { study, tables } = await readOwn(c)
    const cells = tables.flatMap(({ name, columns, rows }) =>
      rows.flatMap((row, at) =>
        columns.map(({ key }) => ({ table: name, ligne: at + 1, colonne: key, valeur: row[key] ?? '' })),
      ),
    )
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${study.slug}.csv"`)
    return c.body(writeCsv(cells, ['table', 'ligne', 'colonne', 'valeur']))
  })
  .get('/moi/etudes/situation', async (c) => {
    const { accountId } = requireMember(c)
    return show(c, <SituationPage said={await readSituation(c.var.lab.db, accountId)} />)
  })
  .post('/moi/etudes/situation', async (c) => {
    const form = await readForm(c, situationForm)
    const { accountId } = requireMember(c)
    const { db } = c.var.lab
    if (!form.ok)
      return show(c, <SituationPage said={await readSituation(db, accountId)} state={form.state} />, 422)
    const { situation, words } = form.data
    if (situation === 'other' && words === '') {
      const state = await refuseForm(c, 'words', 'research.situation.words-needed')
      return show(c, <SituationPage said={await readSituation(db, accountId)} state={state} />, 422)
    }
    await limit(c, 'write')
    await saySituation(db, accountId, form.data)
    return seeOther(c, '/moi/etudes', { key: 'research.situation.kept' })
  })
  .post('/moi/etudes/situation/effacer', async (c) => {
    await eraseSituation(c.var.lab.db, requireMember(c).accountId)
    return seeOther(c, '/moi/etudes', { key: 'research.situation.erased' })
  })

/** What a study holds about its reader: there for whoever may see the study, a visitor apart. */
async function readOwn(c: Ctx) {
  const { accountId } = requireMember(c)
  const { db } = c.var.lab
  const study = requireFound(await readStudy(db, c.var.viewer, param(c, 'slug')))
  const consent = await readOwnConsent(db, c.var.viewer, study.id)
  const tables = await readOwnTables(db, { accountId, studyId: study.id, consent }, c.var.view)
  return { study, consent, tables }
}

/** A study that asks now; for any other there is no such page. */
async function requireOpen(c: Ctx) {
  const study = requireFound(await readStudy(c.var.lab.db, c.var.viewer, param(c, 'slug')))
  return requireFound(study.openedAt && !study.closedAt ? study : null)
}

async function showConsent(c: Ctx, state?: FormState, status: 200 | 409 | 422 = 200) {
  const { lab, viewer } = c.var
  const study = await requireOpen(c)
  const [places, consent] = await Promise.all([
    readPlaces(lab.db, viewer, study.scopes),
    readOwnConsent(lab.db, viewer, study.id),
  ])
  const page = { study, places, consent, ...(state && { state }) }
  return show(c, <ConsentPage {...page} />, status)
}
