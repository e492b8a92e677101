import { seeOther, show } from '../../../platform/page.tsx'
import { slugOf } from '../../../platform/slugs.ts'
import { limit, newRoutes, param, requireFound, type Ctx } from '../../../platform/web.ts'
import { draftPath } from '../../making/load.ts'
import { writeGift } from './gift.ts'
import { coursePath, loadCourse, loadDraftCourse, versionPath } from './load.ts'
import { movePart } from './move-part.ts'
import { AddAfterPage, PlanPage } from './plan-page.tsx'

/** The whole of a course that is being written, to see what it lacks and to put it in order. */
export const planRoutes = newRoutes()
  .get(`${draftPath}/plan`, async (c) => {
    const { draft, followed } = await loadDraftCourse(c)
    return show(c, <PlanPage draft={draft} course={followed.course} />)
  })
  .get(`${draftPath}/plan/ajouter/:key{[0-9a-z]{12}}`, async (c) => {
    const { draft } = await loadDraftCourse(c)
    const above = requireFound(draft.parts.find(({ key }) => key === param(c, 'key')))
    return show(c, <AddAfterPage draft={draft} above={above} />)
  })
  .post(`${draftPath}/plan/monter/:part{[0-9a-z]{12}}`, (c) => moveBy(c, -1))
  .post(`${draftPath}/plan/descendre/:part{[0-9a-z]{12}}`, (c) => moveBy(c, 1))
  .get(`${draftPath}/cours/questions.gift`, async (c) => sendGift(c, (await loadDraftCourse(c)).followed))
  .get(`${versionPath}/questions.gift`, async (c) => sendGift(c, await loadCourse(c)))
  .get(`${coursePath}/questions.gift`, async (c) => sendGift(c, await loadCourse(c)))

async function moveBy(c: Ctx, by: -1 | 1): Promise<Response> {
  const { viewer, draft } = await loadDraftCourse(c)
  const partId = param(c, 'part')
  await limit(c, 'write')
  requireFound((await movePart(c.var.lab.db, viewer, { editionId: draft.id, partId }, by)) || null)
  return seeOther(c, `/productions/ebauches/${draft.id}/plan#${partId}`)
}

function sendGift(c: Ctx, { title, course }: Awaited<ReturnType<typeof loadCourse>>): Response {
  return c.body(writeGift(course), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${slugOf(title)}.gift"`,
  })
}
