import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
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
import { answerForm, needForm } from './forms.ts'
import { eraseNeed, linkAnswer, sayNeed, unlinkAnswer } from './needs.ts'
import { NeedPage, NeedsPage, SayNeedPage } from './pages.tsx'
import { listNeeds, readAnswers, readNeed, readOwnProductions } from './queries.ts'

const needPath = '/besoins/:id{[0-9a-z]{12}}'
const facts = ['need.', 'production.', 'presentation.']

/** What people lack, and the productions that answer it. */
export const needRoutes = newRoutes()
  .get('/besoins', async (c) => {
    storePage(c, facts, ['avant', 'attente', 'priorite'])
    const filter = { priority: c.req.query('priorite') ?? '', waiting: c.req.query('attente') !== undefined }
    const cursor = readCursor(c)
    const list = await listNeeds(c.var.lab.db, c.var.viewer, filter, cursor)
    return show(c, <NeedsPage {...list} filter={filter} started={cursor !== null} />)
  })
  .get('/besoins/dire', (c) => show(c, <SayNeedPage />))
  .post('/besoins/dire', async (c) => {
    const form = await readForm(c, needForm(c.var.lab.words))
    if (!form.ok) return show(c, <SayNeedPage state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const path = await sayNeed(c.var.lab.db, viewer, form.data)
    return seeOther(c, path, { key: 'productions.need.said' })
  })
  .get(needPath, async (c) => {
    storePage(c, facts)
    return showNeed(c)
  })
  .post(`${needPath}/reponses`, async (c) => {
    const form = await readForm(c, answerForm)
    const viewer = requireMember(c)
    if (!form.ok) return showNeed(c, form.state)
    await limit(c, 'write')
    const need = requireFound(await readNeed(c.var.lab.db, viewer, param(c, 'id')))
    const linked = await linkAnswer(c.var.lab.db, viewer, need.id, form.data.production)
    if (!linked) return showNeed(c, refuseForm(c, 'production', 'form.invalid'))
    return seeOther(c, need.path, { key: 'productions.need.linked' })
  })
  .post(`${needPath}/reponses/:production{[0-9a-z]{12}}/enlever`, async (c) => {
    const viewer = requireMember(c)
    const id = param(c, 'id')
    requireFound((await unlinkAnswer(c.var.lab.db, viewer, id, param(c, 'production'))) || null)
    return seeOther(c, `/besoins/${id}`, { key: 'productions.need.unlinked' })
  })
  .post(`${needPath}/effacer`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await eraseNeed(c.var.lab.db, viewer, param(c, 'id'))) || null)
    return seeOther(c, '/besoins', { key: 'productions.need.erased' })
  })

async function showNeed(c: Ctx, state?: FormState) {
  const { lab, viewer } = c.var
  const need = requireFound(await readNeed(lab.db, viewer, param(c, 'id')))
  const answers = await readAnswers(lab.db, viewer, need.id)
  const mine = await readOwnProductions(lab.db, viewer, need.id)
  return show(
    c,
    <NeedPage need={need} answers={answers} mine={mine} {...(state && { state })} />,
    state ? 422 : 200,
  )
}
