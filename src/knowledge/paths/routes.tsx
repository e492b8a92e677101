import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { readWhatCame } from '../../platform/origins.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { VersionsPage } from '../../platform/versions-page.tsx'
import { limit, newRoutes, requireFound, requireMember, storePage, type Ctx } from '../../platform/web.ts'
import { EditPathPage, pathLabels, WritePathPage } from './form-pages.tsx'
import { pathEditForm, pathForm } from './forms.ts'
import { PathsPage } from './list-page.tsx'
import { loadPath, pathPattern, requireOwnPath } from './load.ts'
import { PathPage } from './path-page.tsx'
import { editPath, erasePath, writePath } from './paths.ts'
import { hasNoted, readDone } from './progress.ts'
import { findWay, listPaths, readPathVersions, wayKinds, type ShownPath } from './queries.ts'

const facts = ['path.', 'piece.', 'workshop.', 'production.', 'presentation.']

/** Ways through what people know: listed, written, read from the door one chooses. */
export const pathRoutes = newRoutes()
  .get('/savoirs/parcours', async (c) => {
    storePage(c, ['path.', 'presentation.'], ['avant'])
    const cursor = readCursor(c)
    const list = await listPaths(c.var.lab.db, c.var.viewer, cursor)
    return show(c, <PathsPage {...list} started={cursor !== null} />)
  })
  .get('/parcours/ecrire', (c) => show(c, <WritePathPage />))
  .post('/parcours/ecrire', async (c) => {
    const form = await readForm(c, pathForm(c.var.lab.words))
    if (!form.ok) return show(c, <WritePathPage state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const withId = await findTogether(c, form.data.together)
    if (withId === undefined) return show(c, <WritePathPage state={await refuseTogether(c)} />, 422)
    const path = await writePath(c.var.lab.db, viewer, { ...form.data, withId })
    return seeOther(c, path, { key: `knowledge.path.begun.${form.data.readers}` })
  })
  .get(pathPattern, async (c) => {
    if (!c.var.viewer && !hasNoted(c)) storePage(c, facts)
    const { path, steps } = await loadPath(c)
    const [progress, came] = await Promise.all([
      readDone(c, path, steps),
      readWhatCame(c.var.lab.db, c.var.viewer, path.id),
    ])
    return show(c, <PathPage {...{ path, steps, progress, came }} />)
  })
  .get(`${pathPattern}/modifier`, async (c) => showEdit(c, await requireOwnPath(c)))
  .post(`${pathPattern}/modifier`, async (c) => {
    const form = await readForm(c, pathEditForm(c.var.lab.words))
    const path = await requireOwnPath(c)
    if (!form.ok) return showEdit(c, path, form.state)
    await limit(c, 'write')
    const withId = await findTogether(c, form.data.together)
    if (withId === undefined) return showEdit(c, path, await refuseTogether(c))
    const edited = await editPath(c.var.lab.db, requireMember(c), path.id, { ...form.data, withId })
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale') return showEdit(c, await requireOwnPath(c), await conflictOf(c))
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, path.path, { key: 'knowledge.path.saved' })
  })
  .get(`${pathPattern}/versions`, async (c) => {
    const path = await requireOwnPath(c)
    const gone = c.var.view.t('knowledge.step.gone')
    const versions = await readPathVersions(c.var.lab.db, requireMember(c), path.id, gone)
    return show(c, <VersionsPage {...path} labels={pathLabels} versions={versions} />)
  })
  .post(`${pathPattern}/effacer`, async (c) => {
    const path = await requireOwnPath(c)
    requireFound((await erasePath(c.var.lab.db, requireMember(c), path.id)) || null)
    return seeOther(c, '/savoirs/parcours', { key: 'knowledge.path.erased' })
  })

function findTogether(c: Ctx, typed: string) {
  const { lab } = c.var
  const { origin } = lab.config.publicUrl
  return findWay(lab.db, requireMember(c), { typed, origin, kinds: wayKinds.together })
}

const refuseTogether = (c: Ctx) => refuseForm(c, 'together', 'knowledge.path.together-none')

function showEdit(c: Ctx, path: ShownPath, state?: FormState) {
  const page = <EditPathPage path={path} {...(state && { state })} />
  return show(c, page, state ? (state.conflict ? 409 : 422) : 200)
}
