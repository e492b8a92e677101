import { conflictOf, readForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { readVersions } from '../../platform/versions.ts'
import { VersionsPage } from '../../platform/versions-page.tsx'
import { limit, newRoutes, requireFound, requireMember, storePage, type Ctx } from '../../platform/web.ts'
import { readHeld } from '../voices/queries.ts'
import { listAsked } from '../voices/voices.ts'
import { EditUsePage, OwnUsesPage } from './edit-pages.tsx'
import { useLabels } from './fields.ts'
import { useEditForm } from './forms.ts'
import { UsesPage } from './list-page.tsx'
import { listOwnUses, listTools, listUses, type ShownUse } from './queries.ts'
import { requireUse, showUsePage, usePath } from './reading.tsx'
import { editUse, eraseUse } from './uses.ts'

const facts = ['use.', 'presentation.']
/** What may change the page of a use: ideas on it, and what comes of it. */
const pageFacts = [...facts, 'idea.', 'post.', 'group.', 'need.', 'production.', 'question.']

/** The inventory: uses as they are read, and changed by whoever told them. */
export const inventoryRoutes = newRoutes()
  .get('/usages', async (c) => {
    storePage(c, facts, ['avant', 'priorite', 'public', 'cadre', 'outil'])
    const { db } = c.var.lab
    const cursor = readCursor(c)
    const filter = readFilter(c)
    const [list, tools] = await Promise.all([listUses(db, c.var.viewer, filter, cursor), listTools(db)])
    return show(c, <UsesPage {...list} filter={filter} tools={tools} started={cursor !== null} />)
  })
  .get('/moi/usages', async (c) => {
    const cursor = readCursor(c)
    const viewer = requireMember(c)
    const { db } = c.var.lab
    const [list, asked] = await Promise.all([
      listOwnUses(db, viewer, cursor),
      cursor ? [] : listAsked(db, viewer),
    ])
    return show(c, <OwnUsesPage {...list} asked={asked} started={cursor !== null} />)
  })
  .get(usePath, async (c) => {
    storePage(c, pageFacts, ['avant'])
    return showUsePage(c)
  })
  .get(`${usePath}/modifier`, async (c) => showEdit(c))
  .post(`${usePath}/modifier`, async (c) => {
    const form = await readForm(c, useEditForm(c.var.lab.words))
    const use = await requireOwnUse(c)
    if (!form.ok) return showEdit(c, form.state)
    await limit(c, 'write')
    const edited = await editUse(c.var.lab.db, requireMember(c), use.id, form.data)
    if (edited === 'stale') return showEdit(c, await conflictOf(c))
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, use.path, { key: edited === 'asked' ? 'uses.voice.words-asked' : 'uses.edit-done' })
  })
  .get(`${usePath}/versions`, async (c) => {
    const use = await requireOwnUse(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), use.id)
    return show(c, <VersionsPage {...use} labels={useLabels} versions={versions} />)
  })
  .post(`${usePath}/effacer`, async (c) => {
    const use = await requireOwnUse(c)
    requireFound((await eraseUse(c.var.lab.db, requireMember(c).presentationIds, use.id)) || null)
    return seeOther(c, '/usages', { key: 'uses.erased' })
  })

/** A word longer than any of the lab's narrows nothing. */
function readFilter(c: Ctx) {
  const read = (key: string) => (c.req.query(key) ?? '').slice(0, 60)
  return {
    priority: read('priorite'),
    people: read('public'),
    setting: read('cadre'),
    tool: read('outil'),
  }
}

/** A published use of the reader's own; for anyone else there is no such page. */
async function requireOwnUse(c: Ctx): Promise<ShownUse> {
  requireMember(c)
  const use = await requireUse(c)
  return requireFound(use.own ? use : null)
}

/** Read again: what was written meanwhile is what they must see, words that wait for a yes too. */
async function showEdit(c: Ctx, state?: FormState): Promise<Response> {
  const { db } = c.var.lab
  const use = await requireOwnUse(c)
  const [tools, held] = await Promise.all([listTools(db), use.held && readHeld(db, requireMember(c), use.id)])
  const status = state ? (state.conflict ? 409 : 422) : 200
  return show(c, <EditUsePage use={{ ...use, ...held }} tools={tools} state={state} />, status)
}
