import { z } from 'zod'
import { isUnnamed, readMyGroups } from '../../groups/index.ts'
import { draftState } from '../../platform/drafts.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { loadUploads } from '../../platform/files/uploads/load.ts'
import { originOf } from '../../platform/origins.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import type { Word } from '../../platform/words.ts'
import { readAskedNames } from '../authors/queries.ts'
import { formOf, formOfKind } from '../kinds/registry.ts'
import { readNeedTitle } from '../needs/queries.ts'
import { judgeFile, prepareFiles } from '../parts/files.ts'
import { filesOfSort, scriptsOf } from '../parts/forms.ts'
import { readPage } from '../reading/content.tsx'
import { PublishPage, ThrowPage, WholePage } from './act-pages.tsx'
import { DraftPage } from './draft-page.tsx'
import { DraftsPage } from './drafts-page.tsx'
import { coverRule, publishForm, startForm, wholeForm } from './forms.ts'
import { mayTakeLicence } from './licence.ts'
import { draftPath, loadDraft } from './load.ts'
import { PreviewPage } from './preview-page.tsx'
import { publishDraft } from './publish.ts'
import { readDrafts, readOpenTrials } from './queries.ts'
import { ChooseKindPage, StartPage } from './start-page.tsx'
import { startProduction } from './start.ts'
import { saveWhole, throwAway } from './writing.ts'

/** From the first idea to the published version. */
export const makingRoutes = newRoutes()
  .get('/productions/proposer', (c) => {
    const query = new URL(c.req.url).search
    return show(c, <ChooseKindPage kinds={c.var.lab.words.list('kind')} query={query} />)
  })
  .get('/productions/proposer/:kind', async (c) =>
    show(c, await startPage(c, requireKind(c), await draftState(c))),
  )
  .post('/productions/proposer/:kind', async (c) => {
    const kind = requireKind(c)
    const form = formOf(kind)
    const rules = { ...filesOfSort(form.first), cover: coverRule }
    const read = await readForm(c, z.intersection(startForm(c.var.lab.words), form.answers), rules)
    if (!read.ok) return show(c, await startPage(c, kind, read.state), 422)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const again = async (state: FormState) => show(c, await startPage(c, kind, state), 422)
    const { db, files: store } = c.var.lab
    const { group, need, named, ...whole } = read.data
    const prepared = await prepareFiles(store, read.files)
    if (typeof prepared === 'string')
      return again(await refuseForm(c, prepared, 'productions.part.unreadable'))
    const wrong = await judgeFile(form.first, prepared)
    if (wrong) return again(await refuseForm(c, 'file', wrong.key, wrong.args))
    const { partTitle, partText, partAlt } = whole
    const id = await startProduction(
      db,
      viewer,
      {
        ...whole,
        kind: kind.slug,
        answers: form.answers.parse(read.data),
        groupId: group || null,
        needId: need || null,
        named,
        part: { partTitle, partText, partAlt, sort: form.first },
      },
      { store, prepared },
    )
    if (id === 'not-member') return again(await refuseForm(c, 'group', 'form.invalid'))
    const unnamed = named !== '' && (await isUnnamed(db, group || null, 'open'))
    const inGroup = unnamed ? 'productions.started.unnamed' : 'productions.started.group'
    return seeOther(c, `/productions/ebauches/${id}`, { key: group ? inGroup : 'productions.started' })
  })
  .get('/productions/ebauches', async (c) => {
    const viewer = requireMember(c)
    const { db } = c.var.lab
    const [drafts, asked] = await Promise.all([readDrafts(db, viewer), readAskedNames(db, viewer)])
    return show(c, <DraftsPage drafts={drafts} asked={asked} />)
  })
  .get(draftPath, async (c) => show(c, <DraftPage draft={(await loadDraft(c)).draft} />))
  .get(`${draftPath}/apercu`, async (c) => {
    const { draft } = await loadDraft(c)
    return show(c, <PreviewPage draft={draft} page={readPage(c.req.query('page'))} />)
  })
  .get(`${draftPath}/ensemble`, async (c) => show(c, <WholePage draft={(await loadDraft(c)).draft} />))
  .post(`${draftPath}/ensemble`, async (c) => {
    const { kind } = (await loadDraft(c)).draft
    const { db, files: store, words } = c.var.lab
    const schema = z.intersection(wholeForm(words), formOfKind(words, kind).answers)
    const form = await readForm(c, schema, { cover: coverRule })
    const { draft, viewer } = await loadDraft(c)
    const again = (state: FormState) => show(c, <WholePage draft={draft} state={state} />, 422)
    if (!form.ok) return again(form.state)
    await limit(c, 'write')
    const prepared = await prepareFiles(store, form.files)
    if (typeof prepared === 'string')
      return again(await refuseForm(c, prepared, 'productions.part.unreadable'))
    const { saves, coverGone, ...whole } = form.data
    if (!mayTakeLicence(words, draft, whole.licence))
      return again(await refuseForm(c, 'licence', 'productions.adapt.same-licence'))
    const answers = formOfKind(words, kind).answers.parse(form.data)
    const saved = await saveWhole(
      db,
      viewer,
      { id: draft.id, saves },
      { whole, answers, coverGone },
      { store, prepared },
    )
    if (saved === 'stale') {
      // Read again: what was written meanwhile is what they must see.
      const { draft: now } = await loadDraft(c)
      return show(c, <WholePage draft={now} state={await conflictOf(c)} />, 409)
    }
    requireFound(saved === 'missing' ? null : saved)
    return seeOther(c, `/productions/ebauches/${draft.id}`, { key: 'productions.saved' })
  })
  .get(`${draftPath}/publier`, async (c) => {
    const { draft } = await loadDraft(c)
    return show(
      c,
      <PublishPage draft={draft} trials={await readOpenTrials(c.var.lab.db, draft.productionId)} />,
    )
  })
  .post(`${draftPath}/publier`, async (c) => {
    const form = await readForm(c, publishForm)
    const { draft, viewer } = await loadDraft(c)
    const { db } = c.var.lab
    const again = async (state: FormState) =>
      show(
        c,
        <PublishPage draft={draft} trials={await readOpenTrials(db, draft.productionId)} state={state} />,
        422,
      )
    if (!form.ok) return again(form.state)
    await limit(c, 'write')
    const published = await publishDraft(db, viewer, draft.id, form.data)
    if (published === 'what-changed') return again(await refuseForm(c, 'changed', 'form.required'))
    if (published === 'unagreed') return again(await refuseForm(c, 'audience', 'productions.rights.unagreed'))
    if (published === 'unsaid') return again(await refuseForm(c, 'later', 'productions.captions.needed'))
    const { path } = requireFound(published === 'missing' ? null : published)
    return seeOther(c, path, {
      key: form.data.audience === 'open' ? 'productions.published.open' : 'productions.published.lab',
    })
  })
  .get(`${draftPath}/jeter`, async (c) => show(c, <ThrowPage draft={(await loadDraft(c)).draft} />))
  .post(`${draftPath}/jeter`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await throwAway(c.var.lab.db, viewer, param(c, 'id'))) === 'gone' || null)
    return seeOther(c, '/productions/ebauches', { key: 'productions.thrown' })
  })

function requireKind(c: Ctx): Word {
  const kind = requireFound(c.var.lab.words.find('kind', param(c, 'kind')))
  return requireFound(kind.retired ? null : kind)
}

async function startPage(c: Ctx, kind: Word, state?: FormState) {
  const { lab, viewer } = c.var
  const groups = viewer ? await readMyGroups(lab.db, viewer) : []
  if (scriptsOf(formOf(kind).first).length > 0) await loadUploads(c, c.req.path)
  const typed = (name: string) => state?.typed.find(([field]) => field === name)?.[1]
  const slug = c.req.query('groupe')
  const need = await readNeedTitle(lab.db, viewer, typed('need') ?? c.req.query('besoin') ?? '')
  const groupId = groups.find((group) => group.slug === slug)?.id
  return (
    <StartPage
      kind={kind}
      form={formOf(kind)}
      groups={groups}
      groupId={groupId}
      need={need}
      origin={await originOf(c, state)}
      {...(state && { state })}
    />
  )
}
