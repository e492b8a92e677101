import { prepareFile } from '../../platform/files/keep.ts'
import type { ReceivedFile } from '../../platform/files/receive.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
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
import { editForm, faceFiles, nameForm } from './forms.ts'
import { EditNamePage, GonePage, NamesPage, ProfilePage } from './pages.tsx'
import {
  addName,
  blockPresentation,
  editName,
  speakAs,
  unblockPresentation,
  type NewFace,
} from './presentations.ts'
import { readNames, readProfile, readPublished } from './queries.ts'

const profile = '/:handle{@[^/.]+}'

export const presentationRoutes = newRoutes()
  .get('/moi/noms', async (c) => {
    const viewer = requireMember(c)
    return show(c, <NamesPage names={await readNames(c.var.lab.db, viewer.accountId)} />)
  })
  .post('/moi/noms', async (c) => {
    const form = await readForm(c, nameForm)
    const viewer = requireMember(c)
    if (!form.ok) return showNames(c, form.state)
    await limit(c, 'write')
    const handle = await addName(c.var.lab.db, viewer, { ...form.data, lang: c.var.view.lang })
    if (handle === 'full') return showNames(c, await refuseForm(c, 'form', 'people.names.full'))
    return seeOther(c, '/moi/noms', { key: 'people.names.added', args: { name: form.data.name, handle } })
  })
  .get('/moi/noms/:handle', (c) => showEdit(c))
  .post('/moi/noms/:handle', async (c) => {
    const form = await readForm(c, editForm, faceFiles)
    const viewer = requireMember(c)
    if (!form.ok) return showEdit(c, form.state)
    await limit(c, 'write')
    const face = await readFace(c, form.data, form.files.picture?.[0])
    if (face === 'unreadable') return showEdit(c, await refuseForm(c, 'picture', 'people.names.unreadable'))
    const said = await editName(c.var.lab.db, viewer, param(c, 'handle'), { ...form.data, face })
    if (said === 'stale') return showEdit(c, await conflictOf(c))
    if (said === 'missing') return showEdit(c)
    return seeOther(c, `/@${param(c, 'handle')}`, { key: 'people.names.saved' })
  })
  .post('/moi/noms/:handle/parler', async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    if (!(await speakAs(c.var.lab.db, viewer, param(c, 'handle')))) return showEdit(c)
    return seeOther(c, '/moi/noms', { key: 'people.names.spoke' })
  })
  .get(profile, async (c) => {
    storePage(c, [''], ['avant'])
    const { lab, viewer } = c.var
    const found = await readProfile(lab.db, viewer, handleOf(c))
    if (found === 'gone') return show(c, <GonePage />, 404)
    const cursor = readCursor(c)
    const person = requireFound(found)
    const published = await readPublished(lab.db, viewer, person.id, cursor)
    return show(c, <ProfilePage profile={person} {...published} started={cursor !== null} />)
  })
  .post(`${profile}/ne-plus-voir`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const person = await findProfile(c)
    await blockPresentation(c.var.lab.db, viewer, person.id)
    return seeOther(c, `/@${person.handle}`, { key: 'people.block.done', args: { name: person.name } })
  })
  .post(`${profile}/revoir`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const person = await findProfile(c)
    await unblockPresentation(c.var.lab.db, viewer, person.id)
    return seeOther(c, `/@${person.handle}`, { key: 'people.block.undone', args: { name: person.name } })
  })

const handleOf = (c: Ctx) => param(c, 'handle').slice(1)

async function findProfile(c: Ctx) {
  const found = await readProfile(c.var.lab.db, c.var.viewer, handleOf(c))
  return requireFound(found === 'gone' ? null : found)
}

async function showNames(c: Ctx, state: FormState): Promise<Response> {
  const names = await readNames(c.var.lab.db, requireMember(c).accountId)
  return show(c, <NamesPage names={names} state={state} />, 422)
}

async function showEdit(c: Ctx, state?: FormState): Promise<Response> {
  const names = await readNames(c.var.lab.db, requireMember(c).accountId)
  const own = requireFound(names.find((one) => one.handle === param(c, 'handle')))
  const status = state?.conflict ? 409 : state ? 422 : 200
  return show(c, <EditNamePage own={own} only={names.length === 1} state={state} />, status)
}

/** The picture a form brings: a new one, none any more, or no change. */
async function readFace(
  c: Ctx,
  data: { alt: string; 'no-picture': boolean },
  file: ReceivedFile | undefined,
): Promise<NewFace | null | undefined | 'unreadable'> {
  if (!file) return data['no-picture'] ? null : undefined
  await limit(c, 'upload')
  const { files: store } = c.var.lab
  const prepared = await prepareFile(store, file)
  return prepared === 'unreadable' ? prepared : { store, prepared, alt: data.alt }
}
