import { HTTPException } from 'hono/http-exception'
import { draftState } from '../../platform/drafts.ts'
import { typedValue } from '../../platform/fields.tsx'
import { prepareFile } from '../../platform/files/keep.ts'
import { loadFiles } from '../../platform/files/show.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { findVoice } from '../voices/voices.ts'
import { publishForm } from './forms.ts'
import { isOwnUse, listTools, readTold, type ToldUse } from './queries.ts'
import { pathOfTelling } from './show.ts'
import { BeginPage, ReviewPage, StepPage } from './step-pages.tsx'
import { beginForm, findStep, stepFiles, stepForm, stopButton } from './steps.ts'
import { answerUse, beginUse, eraseUse, publishUse } from './uses.ts'

const telling = '/usages/raconter/:id{[0-9a-z]{12}}'

/** A use told one question at a time: each is a page, and what is answered stays until it is published or thrown away. */
export const stepRoutes = newRoutes()
  .get('/usages/raconter', async (c) => {
    const state = await draftState(c)
    const said = c.req.query('parole') ?? typedValue(state, 'parole') ?? ''
    const voice = await findVoice(c.var.lab.db, c.var.viewer, said)
    return show(c, <BeginPage voice={voice} state={state} />)
  })
  .post('/usages/raconter', async (c) => {
    const form = await readForm(c, beginForm)
    const { db } = c.var.lab
    const voiceId = form.ok ? form.data.parole : typedValue(form.state, 'parole')
    const voice = await findVoice(db, c.var.viewer, voiceId ?? '')
    if (!form.ok) return show(c, <BeginPage voice={voice} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const start = { title: form.data.title, lang: c.var.view.lang, voiceId: voice?.id }
    const id = await beginUse(db, viewer, start)
    return seeOther(c, `${pathOfTelling(id)}/qui`, { key: 'uses.tell.begun' })
  })
  .get(telling, async (c) => showReview(c, await requireTold(c)))
  .post(`${telling}/publier`, async (c) => {
    const form = await readForm(c, publishForm)
    const use = await requireTold(c)
    if (!form.ok) return showReview(c, use, form.state)
    await limit(c, 'speak')
    const published = await publishUse(c.var.lab.db, requireMember(c), use.id, form.data.readers)
    if (published === 'asked' || published === 'refused')
      return seeOther(c, pathOfTelling(use.id), { key: `uses.voice.then-${published}` })
    const { path } = requireFound(published === 'missing' ? null : published)
    return seeOther(c, path, { key: 'uses.published', args: { audience: form.data.readers } })
  })
  .post(`${telling}/jeter`, async (c) => {
    const use = await requireTold(c)
    requireFound((await eraseUse(c.var.lab.db, requireMember(c).presentationIds, use.id)) || null)
    return seeOther(c, '/moi/usages', { key: 'uses.thrown' })
  })
  .get(`${telling}/:step{[a-z]{2,6}}`, async (c) => showStep(c))
  .post(`${telling}/:step{[a-z]{2,6}}`, async (c) => {
    const found = requireFound(findStep(param(c, 'step')))
    const form = await readForm(c, stepForm(c.var.lab.words, found.step), stepFiles)
    if (!form.ok) return showStep(c, form.state)
    const viewer = requireMember(c)
    const use = await readTold(c.var.lab.db, viewer, param(c, 'id'))
    // Published meanwhile, as when a voice said yes: what was typed is given back.
    if (!use) throw new HTTPException((await isOwnUse(c.var.lab.db, viewer, param(c, 'id'))) ? 422 : 404)
    await limit(c, 'write')
    const sound = form.files.voice?.[0]
    const prepared = sound && (await prepareFile(c.var.lab.files, sound))
    if (prepared === 'unreadable') return showStep(c, await refuseForm(c, 'voice', 'form.file-wrong-type'))
    const kept = prepared && { store: c.var.lab.files, prepared }
    if (!(await answerUse(c.var.lab.db, viewer, use.id, form.data, kept))) throw new HTTPException(422)
    if (c.var.typed.some(([name]) => name === stopButton))
      return seeOther(c, '/moi/usages', { key: 'uses.tell.stopped' })
    const path = pathOfTelling(use.id)
    return seeOther(c, found.after ? `${path}/${found.after}` : path)
  })

/** A card of the reader's own that is not published; for anyone else there is no such page. */
async function requireTold(c: Ctx): Promise<ToldUse> {
  return requireFound(await readTold(c.var.lab.db, requireMember(c), param(c, 'id')))
}

async function showStep(c: Ctx, state?: FormState): Promise<Response> {
  const found = requireFound(findStep(param(c, 'step')))
  const use = await requireTold(c)
  const { db } = c.var.lab
  const files = found.step.sound ? ((await loadFiles(db, [use.id])).get(use.id) ?? []) : []
  const tools = found.step.texts.includes('tool') ? await listTools(db) : []
  const page = <StepPage use={use} found={found} files={files} tools={tools} state={state} />
  return show(c, page, state ? 422 : 200)
}

async function showReview(c: Ctx, use: ToldUse, state?: FormState): Promise<Response> {
  const files = (await loadFiles(c.var.lab.db, [use.id])).get(use.id) ?? []
  return show(c, <ReviewPage use={use} files={files} state={state} />, state ? 422 : 200)
}
