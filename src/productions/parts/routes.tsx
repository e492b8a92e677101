import { z } from 'zod'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { formOfKind, sortNamed } from '../kinds/registry.ts'
import { draftPath, loadDraft } from '../making/load.ts'
import { judgeFile, prepareFiles } from './files.ts'
import { filesOfSort, partForm, savedState } from './forms.ts'
import { AddPartPage, EditPartPage } from './pages.tsx'
import { addToDraft, raisePart, removePart, savePart } from './parts.ts'
import { readOriginalPart } from './queries.ts'
import type { PartSort } from './sorts.ts'

const partPath = `${draftPath}/parties/:part{[0-9a-z]{12}}`

export const partRoutes = newRoutes()
  .get(`${draftPath}/ajouter/:sort`, async (c) => {
    const { draft } = await loadDraft(c)
    return show(c, <AddPartPage draft={draft} sort={sortOf(c, draft)} after={c.req.query('apres')} />)
  })
  .post(`${draftPath}/ajouter/:sort`, async (c) => {
    const { draft, viewer } = await loadDraft(c)
    const sort = sortOf(c, draft)
    const form = await readForm(c, partForm(sort), filesOfSort(sort))
    const after = c.req.query('apres')
    const again = (state: FormState) =>
      show(c, <AddPartPage draft={draft} sort={sort} state={state} after={after} />, 422)
    if (!form.ok) return again(form.state)
    if (sort.file?.needed && !form.files['file'])
      return again(await refuseForm(c, 'file', 'productions.part.file-needed'))
    await limit(c, form.files['file'] ? 'upload' : 'write')
    const { db, files: store } = c.var.lab
    const prepared = await prepareFiles(store, form.files)
    if (typeof prepared === 'string') return again(await refuseForm(c, 'file', 'productions.part.unreadable'))
    const wrong = await judgeFile(sort, prepared)
    if (wrong) return again(await refuseForm(c, 'file', wrong.key, wrong.args))
    requireFound(
      (await addToDraft(db, viewer, draft.id, { ...form.data, sort, after }, { store, prepared })) || null,
    )
    return seeOther(c, placeOf(c, draft, after), { key: 'productions.part.added' })
  })
  .get(partPath, async (c) => showPart(c))
  .post(partPath, async (c) => {
    const before = (await loadDraft(c)).draft
    const sort = sortNamed(requirePart(c, before).sort)
    const schema = z.intersection(partForm(sort), z.object(savedState))
    const form = await readForm(c, schema, filesOfSort(sort))
    const { draft, viewer } = await loadDraft(c)
    const part = requirePart(c, draft)
    const again = (state: FormState) => showPart(c, state)
    if (!form.ok) return again(form.state)
    await limit(c, 'write')
    const { db, files: store } = c.var.lab
    const prepared = await prepareFiles(store, form.files)
    if (typeof prepared === 'string') return again(await refuseForm(c, 'file', 'productions.part.unreadable'))
    const wrong = await judgeFile(sort, prepared)
    if (wrong) return again(await refuseForm(c, 'file', wrong.key, wrong.args))
    const place = { editionId: draft.id, partId: part.id, saves: form.data.saves }
    const saved = await savePart(db, viewer, place, { ...form.data, sort }, { store, prepared })
    if (saved === 'stale') return showPart(c, await conflictOf(c))
    requireFound(saved === 'missing' ? null : saved)
    return seeOther(c, `/productions/ebauches/${draft.id}`, { key: 'productions.saved' })
  })
  .post(`${partPath}/monter`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const id = param(c, 'id')
    requireFound((await raisePart(c.var.lab.db, viewer, id, param(c, 'part'))) || null)
    return seeOther(c, `/productions/ebauches/${id}`)
  })
  .post(`${partPath}/enlever`, async (c) => {
    const viewer = requireMember(c)
    const id = param(c, 'id')
    requireFound((await removePart(c.var.lab.db, viewer, id, param(c, 'part'))) || null)
    return seeOther(c, `/productions/ebauches/${id}`, { key: 'productions.part.removed' })
  })

/** Where one was when one added a part: the page of the whole, or the form's own where one said after which. */
function placeOf(c: Ctx, { id, kind }: { id: string; kind: string }, after: string | undefined): string {
  const { table } = formOfKind(c.var.lab.words, kind)
  return `/productions/ebauches/${id}${after !== undefined && table ? `/${table.path}` : ''}`
}

function sortOf(c: Ctx, { kind }: { kind: string }): PartSort {
  const { sorts } = formOfKind(c.var.lab.words, kind)
  return requireFound(sorts.find(({ name }) => name === c.req.param('sort')))
}

/** The form of a part as it stands now: what was written meanwhile is what its writer must see. */
async function showPart(c: Ctx, state?: FormState): Promise<Response> {
  const { draft, viewer } = await loadDraft(c)
  const part = requirePart(c, draft)
  const { productionId } = draft
  const original = draft.adapted
    ? await readOriginalPart(c.var.lab.db, viewer, { productionId, key: part.key })
    : undefined
  const page = <EditPartPage draft={draft} part={part} original={original} state={state} />
  return show(c, page, state ? (state.conflict ? 409 : 422) : 200)
}

function requirePart(c: Ctx, draft: Awaited<ReturnType<typeof loadDraft>>['draft']) {
  return requireFound(draft.parts.find(({ id }) => id === c.req.param('part')))
}
