import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { originOf, readWhatCame } from '../../platform/origins.ts'
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
import { EditNeedPage, needLabels, SayNeedPage } from './form-pages.tsx'
import { answerForm, needEditForm, needForm } from './forms.ts'
import { editNeed, linkAnswer, sayNeed, unlinkAnswer } from './needs.ts'
import { NeedPage, NeedsPage } from './pages.tsx'
import { listNeeds, readAnswers, readNeed, readOwnProductions, type ShownNeed } from './queries.ts'

const needPath = '/besoins/:id{[0-9a-z]{12}}'
const facts = ['need.', 'production.', 'group.', 'presentation.']

/** What people lack, and the productions that answer it. */
export const needRoutes = newRoutes()
  .get('/besoins', async (c) => {
    storePage(c, facts, ['avant', 'attente', 'priorite'])
    const filter = { priority: c.req.query('priorite') ?? '', waiting: c.req.query('attente') !== undefined }
    const cursor = readCursor(c)
    const list = await listNeeds(c.var.lab.db, c.var.viewer, filter, cursor)
    return show(c, <NeedsPage {...list} filter={filter} started={cursor !== null} />)
  })
  .get('/besoins/dire', async (c) => show(c, <SayNeedPage origin={await originOf(c)} />))
  .post('/besoins/dire', async (c) => {
    const form = await readForm(c, needForm(c.var.lab.words))
    if (!form.ok)
      return show(c, <SayNeedPage origin={await originOf(c, form.state)} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const path = await sayNeed(c.var.lab.db, viewer, form.data)
    return seeOther(c, path, { key: 'productions.need.said' })
  })
  .get(needPath, async (c) => {
    storePage(c, facts)
    return showNeed(c)
  })
  .get(`${needPath}/modifier`, async (c) => show(c, <EditNeedPage need={await requireOwn(c)} />))
  .post(`${needPath}/modifier`, async (c) => {
    const form = await readForm(c, needEditForm(c.var.lab.words))
    const need = await requireOwn(c)
    if (!form.ok) return show(c, <EditNeedPage need={need} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editNeed(c.var.lab.db, requireMember(c), need.id, form.data)
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale')
      return show(c, <EditNeedPage need={await requireOwn(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, need.path, { key: 'productions.need.edited' })
  })
  .get(`${needPath}/versions`, async (c) => {
    const need = await requireOwn(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), need.id)
    return show(c, <VersionsPage {...need} labels={needLabels} versions={versions} />)
  })
  .post(`${needPath}/reponses`, async (c) => {
    const form = await readForm(c, answerForm)
    const viewer = requireMember(c)
    if (!form.ok) return showNeed(c, form.state)
    await limit(c, 'write')
    const need = requireFound(await readNeed(c.var.lab.db, viewer, param(c, 'id')))
    const linked = await linkAnswer(c.var.lab.db, viewer, need.id, form.data.production)
    if (!linked) return showNeed(c, await refuseForm(c, 'production', 'form.invalid'))
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
    requireFound((await eraseOwn(c.var.lab.db, viewer, 'need', param(c, 'id'))) || null)
    return seeOther(c, '/besoins', { key: 'productions.need.erased' })
  })

/** A need of the reader's own; for anyone else there is no such page. */
async function requireOwn(c: Ctx): Promise<ShownNeed> {
  const need = requireFound(await readNeed(c.var.lab.db, requireMember(c), param(c, 'id')))
  return requireFound(need.own ? need : null)
}

async function showNeed(c: Ctx, state?: FormState) {
  const { lab, viewer } = c.var
  const need = requireFound(await readNeed(lab.db, viewer, param(c, 'id')))
  const [answers, mine, came] = await Promise.all([
    readAnswers(lab.db, viewer, need.id),
    readOwnProductions(lab.db, viewer, need.id),
    readWhatCame(lab.db, viewer, need.id),
  ])
  return show(
    c,
    <NeedPage need={need} answers={answers} came={came} mine={mine} {...(state && { state })} />,
    state ? 422 : 200,
  )
}
