import { readMyGroups } from '../../groups/index.ts'
import { loadFiles } from '../../platform/files/show.ts'
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
import { askedGroup } from '../access.ts'
import { editAddress, eraseAddress, writeAddress } from './addresses.ts'
import { dataRoutes } from './data-routes.ts'
import { followRoutes } from './follow-routes.tsx'
import { EditAddressPage, versionLabels, WriteAddressPage } from './form-pages.tsx'
import { addressEditForm, addressForm, commentForm } from './forms.ts'
import { AddressesPage, stateWords } from './list-page.tsx'
import { addressFacts, addressPath, loadAddress, loadOurs } from './load.ts'
import { AddressPage } from './page.tsx'
import { addressStates, listAddresses, readComments, readReplies } from './queries.ts'
import { comment, eraseComment, eraseTyped } from './replies/replies.ts'
import { replyRoutes } from './replies/routes.tsx'
import { todayIn } from './silence.tsx'

const ownRoutes = newRoutes()
  .get('/interpellations', async (c) => {
    storePage(c, ['address.', 'reply.', 'presentation.', 'group.'], ['avant', 'etat', 'groupe'])
    const state = addressStates.find((one) => stateWords[one] === c.req.query('etat')) ?? null
    const filter = { state, group: askedGroup(c) }
    const cursor = readCursor(c)
    const list = await listAddresses(c.var.lab.db, c.var.viewer, filter, cursor)
    return show(c, <AddressesPage {...list} filter={filter} started={cursor !== null} />)
  })
  .get('/interpellations/ecrire', (c) => showWrite(c))
  .post('/interpellations/ecrire', async (c) => {
    const form = await readForm(c, addressForm(c.var.lab.words))
    if (!form.ok) return showWrite(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const { now, zone } = c.var.view
    const written = await writeAddress(c.var.lab.db, viewer, form.data, todayIn(now, zone))
    if (written === 'not-member') return showWrite(c, await refuseForm(c, 'group', 'form.invalid'))
    return seeOther(c, written.path, { key: 'institutions.address.published' })
  })
  .get(addressPath, async (c) => {
    storePage(c, addressFacts)
    return showAddress(c)
  })
  .get(`${addressPath}/modifier`, async (c) => show(c, <EditAddressPage address={await loadOurs(c)} />))
  .post(`${addressPath}/modifier`, async (c) => {
    const form = await readForm(c, addressEditForm(c.var.lab.words))
    const address = await loadOurs(c)
    if (!form.ok) return show(c, <EditAddressPage address={address} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editAddress(c.var.lab.db, requireMember(c), address.id, form.data)
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale')
      return show(c, <EditAddressPage address={await loadOurs(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, address.path, { key: 'institutions.saved' })
  })
  .get(`${addressPath}/versions`, async (c) => {
    const address = await loadOurs(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), address.id)
    return show(c, <VersionsPage {...address} labels={versionLabels} versions={versions} />)
  })
  .post(`${addressPath}/suites`, async (c) => {
    const form = await readForm(c, commentForm)
    if (!form.ok) return showAddress(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const { id, path } = await loadOurs(c)
    requireFound(await comment(c.var.lab.db, viewer, id, form.data))
    return seeOther(c, path, { key: 'institutions.comment.said' })
  })
  .post(`${addressPath}/suites/:comment{[0-9a-z]{12}}/effacer`, async (c) => {
    const viewer = requireMember(c)
    const { id, path } = await loadAddress(c)
    requireFound(await eraseComment(c.var.lab.db, viewer, id, param(c, 'comment')))
    return seeOther(c, path, { key: 'institutions.erased' })
  })
  .post(`${addressPath}/reponses/:reply{[0-9a-z]{12}}/effacer`, async (c) => {
    const { id, path } = await loadOurs(c)
    requireFound(await eraseTyped(c.var.lab.db, requireMember(c), id, param(c, 'reply')))
    return seeOther(c, path, { key: 'institutions.erased' })
  })
  .post(`${addressPath}/effacer`, async (c) => {
    const { id } = await loadOurs(c)
    requireFound(await eraseAddress(c.var.lab.db, requireMember(c), id))
    return seeOther(c, '/interpellations', { key: 'institutions.erased' })
  })

/** What is asked of institutions. Fixed addresses come first: the slug would take them. */
export const addressRoutes = newRoutes()
  .route('/', dataRoutes)
  .route('/', replyRoutes)
  .route('/', followRoutes)
  .route('/', ownRoutes)

async function showWrite(c: Ctx, state?: FormState): Promise<Response> {
  const { lab, viewer } = c.var
  const groups = viewer ? await readMyGroups(lab.db, viewer) : []
  const groupId = groups.find((group) => group.slug === c.req.query('groupe'))?.id
  const origin = await originOf(c, state)
  const props = { groups, groupId, origin, ...(state && { state }) }
  return show(c, <WriteAddressPage {...props} />, state ? 422 : 200)
}

async function showAddress(c: Ctx, state?: FormState): Promise<Response> {
  const { lab, viewer } = c.var
  const address = await loadAddress(c)
  const [replies, comments, came] = await Promise.all([
    readReplies(lab.db, viewer, address.id),
    readComments(lab.db, viewer, address.id),
    readWhatCame(lab.db, viewer, address.id),
  ])
  const files = await loadFiles(
    lab.db,
    replies.map(({ id }) => id),
  )
  const props = { address, replies, comments, came, files, ...(state && { state }) }
  return show(c, <AddressPage {...props} />, state ? 422 : 200)
}
