import { draftState } from '../../platform/drafts.ts'
import { prepareFile } from '../../platform/files/keep.ts'
import { loadFiles } from '../../platform/files/show.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
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
import { EditTestimonyPage, TellPage, testimonyLabels } from './form-pages.tsx'
import { testimonyEditForm, testimonyFiles, testimonyForm } from './forms.ts'
import { TestimoniesPage, TestimonyPage } from './pages.tsx'
import {
  listTestimonies,
  readOwnGroups,
  readTestimony,
  readUnderstood,
  type ShownTestimony,
} from './queries.ts'
import { editTestimony, tellTestimony, withdrawTestimony } from './testimonies.ts'

const testimonyPath = '/savoirs/temoignages/:id{[0-9a-z]{12}}'
const facts = ['testimony.', 'piece.', 'presentation.']

/** What people lived, told with or without a name, and taken back whenever they like. */
export const testimonyRoutes = newRoutes()
  .get('/savoirs/temoignages', async (c) => {
    storePage(c, facts, ['avant'])
    const cursor = readCursor(c)
    const list = await listTestimonies(c.var.lab.db, c.var.viewer, cursor)
    return show(c, <TestimoniesPage {...list} started={cursor !== null} />)
  })
  .get('/savoirs/temoignages/dire', async (c) => showTell(c, await draftState(c), 200))
  .post('/savoirs/temoignages/dire', async (c) => {
    const form = await readForm(c, testimonyForm(c.var.lab.words), testimonyFiles)
    if (!form.ok) return showTell(c, form.state)
    const [file] = form.files.voice ?? []
    if (!file && form.data.text === '') return showTell(c, await refuseForm(c, 'text', 'form.required'))
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const store = c.var.lab.files
    const prepared = file ? await prepareFile(store, file) : null
    if (prepared === 'unreadable') return showTell(c, await refuseForm(c, 'voice', 'form.file-wrong-type'))
    const voice = prepared && { store, prepared }
    const told = await tellTestimony(c.var.lab.db, viewer, form.data, voice)
    if (told === 'not-member')
      return showTell(c, await refuseForm(c, 'readers', 'knowledge.testimony.choose-readers'))
    return seeOther(c, told.path, { key: `knowledge.testimony.told.${form.data.readers.audience}` })
  })
  .get(testimonyPath, async (c) => {
    storePage(c, facts)
    const { lab, viewer } = c.var
    const testimony = requireFound(await readTestimony(lab.db, viewer, param(c, 'id')))
    const [files, understood] = await Promise.all([
      loadFiles(lab.db, [testimony.id]),
      readUnderstood(lab.db, viewer, testimony.id),
    ])
    const shown = files.get(testimony.id) ?? []
    return show(c, <TestimonyPage {...{ testimony, understood }} files={shown} />)
  })
  .get(`${testimonyPath}/modifier`, async (c) => showEdit(c))
  .post(`${testimonyPath}/modifier`, async (c) => {
    const form = await readForm(c, testimonyEditForm(c.var.lab.words))
    if (!form.ok) return showEdit(c, form.state)
    const testimony = await requireOwn(c)
    await limit(c, 'write')
    const edited = await editTestimony(c.var.lab.db, requireMember(c), testimony.id, form.data)
    if (edited === 'stale') return showEdit(c, await conflictOf(c))
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, testimony.path, { key: 'knowledge.testimony.saved' })
  })
  .get(`${testimonyPath}/versions`, async (c) => {
    const testimony = await requireOwn(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), testimony.id)
    return show(c, <VersionsPage {...testimony} labels={testimonyLabels} versions={versions} />)
  })
  .post(`${testimonyPath}/retirer`, async (c) => {
    const withdrawn = await withdrawTestimony(c.var.lab.db, requireMember(c), param(c, 'id'))
    requireFound(withdrawn || null)
    return seeOther(c, '/savoirs/temoignages', { key: 'knowledge.testimony.withdrawn' })
  })

async function showTell(c: Ctx, state?: FormState, status: 200 | 422 = state ? 422 : 200) {
  const groups = await readOwnGroups(c.var.lab.db, c.var.viewer)
  return show(c, <TellPage groups={groups} {...(state && { state })} />, status)
}

async function showEdit(c: Ctx, state?: FormState) {
  const page = <EditTestimonyPage testimony={await requireOwn(c)} {...(state && { state })} />
  return show(c, page, state ? (state.conflict ? 409 : 422) : 200)
}

/** A testimony that the reader told; for anyone else there is no such page. */
async function requireOwn(c: Ctx): Promise<ShownTestimony> {
  const testimony = requireFound(await readTestimony(c.var.lab.db, requireMember(c), param(c, 'id')))
  return requireFound(testimony.own ? testimony : null)
}
