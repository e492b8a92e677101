import { getCookie } from 'hono/cookie'
import { z } from 'zod'
import { readForm, refuseForm, severalIds, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, storePage, type Ctx } from '../../../platform/web.ts'
import { draftPath } from '../../making/load.ts'
import { cutContent } from '../../reading/cut.ts'
import { readPage } from '../../reading/content.tsx'
import { readNextCohort } from './cohorts/queries.ts'
import { todayOf } from './cohorts/day.tsx'
import { ContentsPage } from './contents-page.tsx'
import { findStep, stepsOf } from './course.ts'
import { readChosen, writeChosen } from './judge.ts'
import { coursePath, loadCourse, loadDraftCourse, versionPath, type Followed } from './load.ts'
import { doneCookie, forgetDone, noteDone, readDone } from './progress.ts'
import { StepPage } from './step-page.tsx'
import { findWorkshop } from './workshop.ts'

const step = '/:key{[0-9a-z]{12}}'

/** Facts that change what a course or one of its steps shows. */
const facts = ['production.', 'workshop.', 'cohort.']

/** Following a course, step by step; looking at one that is being written, or as it was, notes nothing. */
export const followRoutes = newRoutes()
  .get(coursePath, async (c) => {
    storeUnlessBegun(c)
    return showContents(c, await loadCourse(c))
  })
  .get(versionPath, async (c) => showContents(c, await loadCourse(c)))
  .get(`${draftPath}/cours`, async (c) => showContents(c, (await loadDraftCourse(c)).followed))
  .get(`${coursePath}${step}`, async (c) => {
    storeUnlessBegun(c)
    return showStep(c, await loadCourse(c))
  })
  .get(`${versionPath}${step}`, async (c) => showStep(c, await loadCourse(c)))
  .get(`${draftPath}/cours${step}`, async (c) => showStep(c, (await loadDraftCourse(c)).followed))
  .post(`${coursePath}${step}`, async (c) => answer(c, await loadCourse(c)))
  .post(`${versionPath}${step}`, async (c) => answer(c, await loadCourse(c)))
  .post(`${draftPath}/cours${step}`, async (c) => answer(c, (await loadDraftCourse(c)).followed))
  .post(`${coursePath}${step}/fait`, async (c) => {
    const followed = await loadCourse(c)
    const { step: done, after } = requireStep(c, followed)
    await limit(c, 'play')
    await noteDone(c, followed, done.key, true)
    const next = after ? `${followed.path}/${after.key}` : followed.path
    return seeOther(c, next, {
      key: c.var.viewer ? 'productions.course.noted' : 'productions.course.noted-here',
    })
  })
  .post(`${coursePath}${step}/refaire`, async (c) => {
    const followed = await loadCourse(c)
    const { step: undone } = requireStep(c, followed)
    await limit(c, 'play')
    await noteDone(c, followed, undone.key, false)
    return seeOther(c, `${followed.path}/${undone.key}`, { key: 'productions.course.undone' })
  })
  .post(`${coursePath}/oublier`, async (c) => {
    const followed = await loadCourse(c)
    await limit(c, 'play')
    await forgetDone(c, followed)
    return seeOther(c, followed.path, { key: 'productions.course.forgotten' })
  })

/** Pages that say what someone did are theirs: only those of readers who did nothing may be kept for others. */
function storeUnlessBegun(c: Ctx): void {
  if (!c.var.viewer && getCookie(c, doneCookie) === undefined) storePage(c, facts, ['page'])
}

async function showContents(c: Ctx, followed: Followed) {
  requireFound(stepsOf(followed.course)[0])
  const { lab, viewer, view } = c.var
  const { productionId } = followed
  const [done, cohort] = await Promise.all([
    readDone(c, followed),
    productionId === null
      ? undefined
      : readNextCohort(lab.db, viewer, { productionId, today: todayOf(view) }),
  ])
  return show(c, <ContentsPage {...{ followed, done, cohort }} />)
}

async function showStep(c: Ctx, followed: Followed, state?: FormState) {
  const found = requireStep(c, followed)
  const typed = c.req.query('choix')
  const { question, meeting, part } = found.step
  const chosen = typed === undefined ? null : requireFound(question && readChosen(typed, question))
  // A step's own sorts are cut as texts are.
  const pages = cutContent([question || found.step.exercise || meeting ? { ...part, sort: 'text' } : part])
  const at = readPage(c.req.query('page'))
  const content = requireFound(pages[at - 1])
  const workshop = await findWorkshop(c, meeting?.workshop ?? '')
  const done = await readDone(c, followed)
  const page = { at, of: pages.length, content }
  const status = state ? 422 : 200
  return show(
    c,
    <StepPage {...{ followed, ...found, chosen, page, workshop, state }} done={done.has(found.step.key)} />,
    status,
  )
}

/** What one answers goes into the address of the page that says what to think of it, and is kept nowhere. */
async function answer(c: Ctx, followed: Followed) {
  const { step: asked } = requireStep(c, followed)
  const question = requireFound(asked.question)
  const form = await readForm(c, z.object({ choix: severalIds(6) }))
  await limit(c, 'play')
  const typed = form.ok ? form.data.choix.map(Number).sort((a, b) => a - b) : []
  if (typed.length === 0)
    return showStep(c, followed, await refuseForm(c, 'choix', 'productions.course.question.none'))
  const chosen = requireFound(readChosen(writeChosen(typed), question))
  return seeOther(c, `${followed.path}/${asked.key}?choix=${writeChosen(chosen)}#reponse`)
}

function requireStep(c: Ctx, { course }: Followed) {
  return requireFound(findStep(course, param(c, 'key')))
}
