import { asksForDraft, draftState } from '../../platform/drafts.ts'
import { describeFile } from '../../platform/files/keep.ts'
import { loadFiles } from '../../platform/files/show.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { readVersions } from '../../platform/versions.ts'
import { VersionsPage } from '../../platform/versions-page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepAsDraft } from '../drafts/keep.ts'
import { bringFiles, isRefused } from './bring.ts'
import { editPost, limitPost } from './change.ts'
import { soundsLikeDanger } from '../../platform/distress.ts'
import { erasePost } from './erase.ts'
import { AnswerPage, SayPage } from './form-pages.tsx'
import { answerForm, audienceOf, editForm, postFiles, voiceForm } from './forms.ts'
import { ConfirmPage, EditPage, postLabels } from './own-pages.tsx'
import { readOwnWords } from './own-words.ts'
import { OwnWordsPage } from './own-words-page.tsx'
import { countUnder, readPost, talkSize, type PostRow } from './queries.ts'
import { answerPost, sayVoice, type Answered } from './say.ts'
import { readSpeakChoices } from './speak-choices.ts'
import { readThanks, thankPost } from './thanks.ts'
import { ThanksPage } from './thanks-page.tsx'
import { nameSilent } from './titles.ts'

const id = ':id{[0-9a-z]{12}}'

/** Posts as one writes them. */
export const actRoutes = newRoutes()
  .get('/paroles/dire', async (c) => showSay(c, await draftState(c)))
  .post('/paroles/dire', async (c) => {
    const form = await readForm(c, voiceForm, postFiles)
    if (asksForDraft(c.var.typed)) return keepAsDraft(c)
    if (!form.ok) return showSay(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const brought = await bringFiles(c, form.data, form.files)
    if (isRefused(brought)) return showSay(c, brought)
    const { lab } = c.var
    const { audience, audienceId } = audienceOf(form.data.readers)
    const priority = lab.words.find('priority', form.data.priority) ? form.data.priority : null
    const said = await sayVoice(lab.db, viewer, { ...form.data, audience, audienceId, priority }, brought)
    if (said === 'not-member') return showSay(c, await refuseForm(c, 'readers', 'conversation.not-member'))
    const args = { audience, help: helpAfter(form.data) }
    return seeOther(c, `/paroles/${said}`, { key: 'conversation.said', args })
  })
  .get(`/paroles/${id}/repondre`, async (c) =>
    show(c, <AnswerPage post={await findPost(c)} state={await draftState(c)} />),
  )
  .post(`/paroles/${id}/repondre`, async (c) => {
    const form = await readForm(c, answerForm, postFiles)
    if (asksForDraft(c.var.typed)) return keepAsDraft(c)
    if (!form.ok) return show(c, <AnswerPage post={await findPost(c)} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const brought = await bringFiles(c, form.data, form.files)
    if (isRefused(brought)) return show(c, <AnswerPage post={await findPost(c)} state={brought} />, 422)
    const { db } = c.var.lab
    const answered = requireFound(await answerPost(db, viewer, param(c, 'id'), form.data, brought))
    const args = { audience: answered.audience, help: helpAfter(form.data) }
    return seeOther(c, await pathOfAnswer(c, answered), { key: 'conversation.answered', args })
  })
  .post(`/paroles/${id}/merci`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const done = requireFound(await thankPost(c.var.lab.db, viewer, param(c, 'id')))
    const key = done.thanked ? 'conversation.thanked' : 'conversation.unthanked'
    return seeOther(c, `/paroles/${param(c, 'id')}`, { key })
  })
  .get('/moi/paroles', async (c) => {
    const cursor = readCursor(c)
    const page = await readOwnWords(c.var.lab.db, requireMember(c), { cursor, count: 30 })
    return show(c, <OwnWordsPage {...page} started={cursor !== null} />)
  })
  .get('/moi/mercis', async (c) => {
    const viewer = requireMember(c)
    return show(c, <ThanksPage thanks={await readThanks(c.var.lab.db, viewer, 100)} />)
  })
  .get(`/paroles/${id}/modifier`, async (c) => showEdit(c, await draftState(c)))
  .post(`/paroles/${id}/modifier`, async (c) => {
    const form = await readForm(c, editForm)
    if (asksForDraft(c.var.typed)) return keepAsDraft(c)
    if (!form.ok) return showEdit(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'write')
    return saveEdit(c, viewer, form.data)
  })
  .get(`/paroles/${id}/versions`, async (c) => {
    const { id: postId, lang } = await findOwnPost(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), postId)
    const path = `/paroles/${postId}`
    return show(c, <VersionsPage path={path} lang={lang} labels={postLabels} versions={versions} />)
  })
  .get(`/paroles/${id}/effacer`, async (c) =>
    show(c, <ConfirmPage post={await findOwnPost(c)} act="effacer" />),
  )
  .post(`/paroles/${id}/effacer`, async (c) => {
    const erased = requireFound(await erasePost(c.var.lab.db, requireMember(c), param(c, 'id')))
    const wasVoice = erased.rootId === param(c, 'id')
    return seeOther(c, wasVoice ? '/paroles' : `/paroles/${erased.rootId}`, {
      key: 'conversation.erased-now',
    })
  })
  .get(`/paroles/${id}/reserver`, async (c) =>
    show(c, <ConfirmPage post={await findOwnPost(c)} act="reserver" />),
  )
  .post(`/paroles/${id}/reserver`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const done = await limitPost(c.var.lab.db, viewer, param(c, 'id'))
    requireFound(done || null)
    return seeOther(c, `/paroles/${param(c, 'id')}`, { key: 'conversation.limited' })
  })

async function showSay(c: Ctx, state: FormState | undefined): Promise<Response> {
  const choices = await readSpeakChoices(c.var.lab.db, c.var.viewer)
  const group = c.req.query('groupe')
  const readers = choices.groups.some((one) => one.id === group) ? `group:${group}` : undefined
  return show(
    c,
    <SayPage choices={choices} priority={c.req.query('priorite')} readers={readers} state={state} />,
    isRefusal(state) ? 422 : 200,
  )
}

/** A form that goes on from a draft has a state too, and nothing against it. */
function isRefusal(state: FormState | undefined): boolean {
  return state !== undefined && Object.keys(state.errors).length > 0
}

async function showEdit(c: Ctx, state: FormState | undefined): Promise<Response> {
  const post = await findOwnPost(c)
  const files = await loadFiles(c.var.lab.db, [post.id])
  const page = <EditPage post={post} files={files.get(post.id) ?? []} state={state} />
  return show(c, page, state?.conflict ? 409 : isRefusal(state) ? 422 : 200)
}

interface Edited {
  text: string
  warning: string
  transcript: string
  version: number
}

async function saveEdit(c: Ctx, viewer: Viewer, words: Edited): Promise<Response> {
  const { db } = c.var.lab
  const post = await findOwnPost(c)
  const files = (await loadFiles(db, [post.id])).get(post.id) ?? []
  if (!words.text && files.length === 0) return showEdit(c, await refuseForm(c, 'text', 'form.required'))
  const silent = nameSilent(files.some((file) => file.role === 'audio'))
  const done = await editPost(db, viewer, post.id, words, silent)
  if (done === 'none') requireFound(null)
  if (done === 'stale') return showEdit(c, await conflictOf(c))
  for (const file of files) {
    const alt = c.var.typed.find(([name]) => name === `alt-${file.id}`)?.[1]?.trim()
    if (alt !== undefined && alt !== file.alt)
      await describeFile(db, file.id, viewer.accountId, alt.slice(0, 1_000))
  }
  return seeOther(c, `/paroles/${post.id}`, { key: 'conversation.saved', args: { help: helpAfter(words) } })
}

async function findPost(c: Ctx): Promise<PostRow> {
  const post = requireFound(await readPost(c.var.lab.db, c.var.viewer, param(c, 'id')))
  return requireFound(post.erased ? null : post)
}

async function findOwnPost(c: Ctx): Promise<PostRow> {
  requireMember(c)
  const post = await findPost(c)
  return requireFound(post.mine ? post : null)
}

/** An answer among few is seen in its talk; in a long one it has its own page. */
async function pathOfAnswer(c: Ctx, answered: Answered): Promise<string> {
  const few = (await countUnder(c.var.lab.db, answered.rootId)) <= talkSize
  return few ? `/paroles/${answered.rootId}#${answered.id}` : `/paroles/${answered.id}`
}

/** Whether the page after the act also shows who helps now. Nothing is kept of it: it lives in the receipt. */
export function helpAfter(words: { text: string; transcript?: string; warning?: string }): 'yes' | 'no' {
  return soundsLikeDanger(words.text, words.transcript ?? '', words.warning ?? '') ? 'yes' : 'no'
}
