import { readForm, refuseForm, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { readCursor } from '../../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../platform/web.ts'
import { todayOf } from '../../day.tsx'
import { findStudy } from '../queries.ts'
import { AccessPage } from './access-page.tsx'
import { answerAccess, askAccess, confirmDestroyed, takeRows } from './access.ts'
import { AskPage } from './ask-page.tsx'
import { accessForm, answerForm, takeForm } from './forms.ts'
import { LogPage } from './log-page.tsx'
import { MyDataPage } from './mine-page.tsx'
import { packRows } from './pack.ts'
import { listAccesses, listOwnTaken, readAccess, readTaken } from './queries.ts'

const askPath = '/recherche/etudes/:slug{[a-z0-9-]+}/donnees/demander'
const accessPath = '/recherche/acces/:id{[0-9a-z]{12}}'
const mine = '/moi/donnees-de-recherche'

/** Rows go to named people, whom everyone reads of. */
export const accessRoutes = newRoutes()
  .get('/recherche/telechargements', async (c) => {
    storePage(c, ['release.'], ['avant'])
    const cursor = readCursor(c)
    return show(c, <LogPage {...await readTaken(c.var.lab.db, cursor)} started={cursor !== null} />)
  })
  .get(askPath, (c) => showAsk(c))
  .post(askPath, async (c) => {
    const form = await readForm(c, accessForm)
    if (!form.ok) return showAsk(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'open')
    if (form.data.until <= todayOf(c.var.view))
      return showAsk(c, await refuseForm(c, 'until', 'research.release.until-past'))
    const asked = requireFound(await askAccess(c.var.lab.db, viewer, param(c, 'slug'), form.data))
    if (asked === 'late') return showAsk(c, await refuseForm(c, 'until', 'research.release.until-late'))
    return seeOther(c, `/recherche/acces/${asked.id}`, { key: 'research.release.asked-done' })
  })
  .get(accessPath, (c) => showAccess(c))
  .post(`${accessPath}/repondre`, async (c) => {
    const form = await readForm(c, answerForm)
    if (!form.ok) return showAccess(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'write')
    const id = param(c, 'id')
    const said = requireFound(await answerAccess(c.var.lab.db, viewer, id, form.data))
    return seeOther(c, `/recherche/acces/${id}`, { key: `research.release.answered.${said}` })
  })
  .post(`${accessPath}/prendre`, async (c) => {
    const form = await readForm(c, takeForm)
    if (!form.ok) return showAccess(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'carry')
    const { lab, view } = c.var
    const { release } = form.data
    const taken = requireFound(await takeRows(lab.db, viewer, param(c, 'id'), release))
    c.header('content-type', 'application/zip')
    c.header('content-disposition', `attachment; filename="${taken.slug}-${taken.quarter}.zip"`)
    c.header('cache-control', 'no-store')
    return c.body(packRows(lab, view, release, taken))
  })
  .get(mine, async (c) => {
    const viewer = requireMember(c)
    const { db } = c.var.lab
    const [accesses, taken] = await Promise.all([listAccesses(db, viewer), listOwnTaken(db, viewer)])
    return show(c, <MyDataPage accesses={accesses} taken={taken} />)
  })
  .post(`${mine}/:id{[0-9a-z]{12}}/detruit`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    requireFound((await confirmDestroyed(c.var.lab.db, viewer, param(c, 'id'))) || null)
    return seeOther(c, mine, { key: 'research.release.destroyed-done' })
  })

async function showAsk(c: Ctx, state?: FormState) {
  const study = requireFound(await findStudy(c.var.lab.db, c.var.viewer, param(c, 'slug')))
  return show(c, <AskPage study={study} {...(state && { state })} />, state ? 422 : 200)
}

async function showAccess(c: Ctx, state?: FormState) {
  const viewer = requireMember(c)
  const access = requireFound(await readAccess(c.var.lab.db, viewer, param(c, 'id')))
  return show(c, <AccessPage access={access} {...(state && { state })} />, state ? 422 : 200)
}
