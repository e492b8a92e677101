import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, storePage } from '../../platform/web.ts'
import { readCrossings } from '../crossings/queries.ts'
import { loadPath, loadStep, pathPattern } from './load.ts'
import { forgetDone, hasNoted, noteDone, readDone, takeNoted } from './progress.ts'
import { StepPage, TogetherPage } from './step-page.tsx'

const stepPattern = `${pathPattern}/:step{[0-9a-z]{12}}`
const facts = ['path.', 'piece.', 'crossing.', 'production.', 'use.']

/** Following a path step by step, with or without an account, alone or with others. */
export const followRoutes = newRoutes()
  .get(stepPattern, async (c) => {
    if (!c.var.viewer && !hasNoted(c)) storePage(c, facts)
    const { path, steps, found } = await loadStep(c)
    const [{ done }, crossings] = await Promise.all([
      readDone(c, path, steps),
      readCrossings(c.var.lab.db, c.var.viewer, found.step.piece?.id ?? ''),
    ])
    return show(c, <StepPage {...{ path, steps, found, crossings }} done={done.has(found.step.id)} />)
  })
  .get(`${stepPattern}/ensemble`, async (c) => {
    storePage(c, facts)
    const { path, found } = await loadStep(c)
    return show(c, <TogetherPage path={path} found={found} />)
  })
  .post(`${stepPattern}/fait`, async (c) => {
    const { path, steps, found } = await loadStep(c)
    await limit(c, 'play')
    await noteDone(c, { path, steps, id: found.step.id, isDone: true })
    const next = found.after ? `${path.path}/${found.after.id}` : path.path
    return seeOther(c, next, { key: c.var.viewer ? 'knowledge.step.noted' : 'knowledge.step.noted-here' })
  })
  .post(`${stepPattern}/refaire`, async (c) => {
    const { path, steps, found } = await loadStep(c)
    await limit(c, 'play')
    await noteDone(c, { path, steps, id: found.step.id, isDone: false })
    return seeOther(c, `${path.path}/${found.step.id}`, { key: 'knowledge.step.undone' })
  })
  .post(`${pathPattern}/reprendre`, async (c) => {
    const { path, steps } = await loadPath(c)
    await limit(c, 'play')
    await takeNoted(c, path, steps)
    return seeOther(c, path.path, { key: 'knowledge.path.taken' })
  })
  .post(`${pathPattern}/oublier`, async (c) => {
    const { path } = await loadPath(c)
    await limit(c, 'play')
    await forgetDone(c, path)
    return seeOther(c, path.path, { key: 'knowledge.path.forgotten' })
  })
