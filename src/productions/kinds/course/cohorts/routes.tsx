import { conflictOf, readForm, refuseForm, type FormState } from '../../../../platform/forms.ts'
import { seeOther, show } from '../../../../platform/page.tsx'
import { slugOf } from '../../../../platform/slugs.ts'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../../platform/web.ts'
import { coursePath, loadCourse } from '../load.ts'
import { writeCohortCalendar } from './calendar.ts'
import { changeCohort, closeCohort, openCohort } from './cohorts.ts'
import { todayOf } from './day.tsx'
import { ChangeCohortPage, OpenCohortPage } from './form-pages.tsx'
import { cohortForm, joinForm } from './forms.ts'
import { joinCohort, leaveCohort } from './members.ts'
import { CohortPage, CohortsPage } from './pages.tsx'
import { listCohorts, readCohort } from './queries.ts'

const listPath = `${coursePath}/groupes`
const cohortPath = `${listPath}/:cohort{[0-9a-z]{12}}`

/** Facts that change what these pages show to visitors, who are told nothing of who comes. */
const facts = ['production.', 'cohort.opened', 'cohort.changed', 'cohort.closed']

/** Following a course with others, on days that one of its writers proposes. */
export const cohortRoutes = newRoutes()
  .get(listPath, async (c) => {
    storePage(c, facts)
    const { followed, ...asked } = await loadTogether(c)
    const cohorts = await listCohorts(c.var.lab.db, c.var.viewer, asked)
    return show(c, <CohortsPage followed={followed} cohorts={cohorts} />)
  })
  .get(`${listPath}/ouvrir`, async (c) => {
    const { followed } = await loadWritten(c)
    return show(c, <OpenCohortPage followed={followed} />)
  })
  .post(`${listPath}/ouvrir`, async (c) => {
    const { viewer, followed, productionId, today } = await loadWritten(c)
    const form = await readForm(c, cohortForm(followed.course))
    const again = (state: FormState) => show(c, <OpenCohortPage followed={followed} state={state} />, 422)
    if (!form.ok) return again(form.state)
    if (form.data.begins < today) return again(await refuseForm(c, 'begins', 'productions.cohort.past'))
    await limit(c, 'open')
    const id = requireFound(await openCohort(c.var.lab.db, viewer, productionId, form.data))
    return seeOther(c, `${followed.path}/groupes/${id}`, { key: 'productions.cohort.opened' })
  })
  .get(cohortPath, async (c) => {
    storePage(c, facts)
    return show(c, <CohortPage {...await loadCohort(c)} />)
  })
  .get(`${cohortPath}/dates.ics`, async (c) => {
    const { followed, cohort } = await loadCohort(c)
    return c.body(writeCohortCalendar(followed, cohort, c.var.view), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${slugOf(cohort.name)}.ics"`,
    })
  })
  .post(`${cohortPath}/venir`, async (c) => {
    const form = await readForm(c, joinForm)
    const viewer = requireMember(c)
    const { ref, path, today } = await loadCohort(c)
    await limit(c, 'join')
    const named = form.ok && form.data.named
    requireFound((await joinCohort(c.var.lab.db, viewer, ref, { named, today })) || null)
    return seeOther(c, path, {
      key: named ? 'productions.cohort.joined-named' : 'productions.cohort.joined',
    })
  })
  .post(`${cohortPath}/quitter`, async (c) => {
    const viewer = requireMember(c)
    const { ref, path } = await loadCohort(c)
    requireFound((await leaveCohort(c.var.lab.db, viewer, ref)) || null)
    return seeOther(c, path, { key: 'productions.cohort.left' })
  })
  .get(`${cohortPath}/modifier`, async (c) => {
    const { followed, cohort } = await loadHeld(c)
    return show(c, <ChangeCohortPage followed={followed} cohort={cohort} />)
  })
  .post(`${cohortPath}/modifier`, async (c) => {
    const { viewer, followed, cohort, ref, path, today } = await loadHeld(c)
    const form = await readForm(c, cohortForm(followed.course))
    const again = (state: FormState, status: 409 | 422 = 422) =>
      show(c, <ChangeCohortPage {...{ followed, cohort, state }} />, status)
    if (!form.ok) return again(form.state)
    const { begins } = form.data
    if (begins < today && begins !== cohort.begins)
      return again(await refuseForm(c, 'begins', 'productions.cohort.past'))
    await limit(c, 'write')
    const changed = await changeCohort(c.var.lab.db, viewer, ref, form.data)
    if (changed === 'stale') return again(await conflictOf(c), 409)
    requireFound(changed === 'missing' ? null : changed)
    return seeOther(c, path, { key: 'productions.cohort.changed' })
  })
  .post(`${cohortPath}/fermer`, async (c) => {
    const { viewer, followed, ref } = await loadHeld(c)
    requireFound((await closeCohort(c.var.lab.db, viewer, ref)) || null)
    return seeOther(c, `${followed.path}/groupes`, { key: 'productions.cohort.closed' })
  })

/** The course of this address, where it may be followed with others: what was withdrawn hides that too. */
async function loadTogether(c: Ctx) {
  const followed = await loadCourse(c)
  const productionId = requireFound(followed.withdrawn ? null : followed.productionId)
  return { followed, productionId, today: todayOf(c.var.view) }
}

/** The same, for who writes it. */
async function loadWritten(c: Ctx) {
  const viewer = requireMember(c)
  const loaded = await loadTogether(c)
  requireFound(loaded.followed.writable || null)
  return { viewer, ...loaded }
}

async function loadCohort(c: Ctx) {
  const { followed, productionId, today } = await loadTogether(c)
  const ref = { productionId, id: param(c, 'cohort') }
  const cohort = requireFound(await readCohort(c.var.lab.db, c.var.viewer, { ...ref, today }))
  return { followed, cohort, ref, today, path: `${followed.path}/groupes/${cohort.id}` }
}

/** One that is open and this reader's to change. */
async function loadHeld(c: Ctx) {
  const viewer = requireMember(c)
  const loaded = await loadCohort(c)
  requireFound((loaded.cohort.held && !loaded.cohort.closed) || null)
  return { viewer, ...loaded }
}
