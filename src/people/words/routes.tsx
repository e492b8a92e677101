import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { WordList } from '../../platform/words.ts'
import {
  limit,
  newRoutes,
  param,
  requireCircle,
  requireFound,
  requireMember,
  type Ctx,
} from '../../platform/web.ts'
import { declineForm, draftOf, editForm, pronounForm, proposalForm, wordForm } from './forms.ts'
import { listOf, listRules } from './lists.ts'
import { ListPage, ListsPage } from './pages.tsx'
import { ProposePage } from './propose-page.tsx'
import { readWords, type KeptWord } from './queries.ts'
import { WordPage } from './word-page.tsx'
import {
  addWord,
  adoptWord,
  bringBack,
  declineWord,
  editWord,
  proposeWord,
  raiseWord,
  retireWord,
  type WordDraft,
  type WordRef,
} from './words.ts'

const lists = '/cercles/cles/mots'
const list = `${lists}/:list`
const word = `${list}/:slug`
const pronoun = `${lists}/:list{lab}/:slug{pronoun}`

export const wordRoutes = newRoutes()
  .get('/mots/proposer', (c) => show(c, <ProposePage list={c.req.query('liste')} />))
  .post('/mots/proposer', async (c) => {
    const form = await readForm(c, proposalForm)
    if (!form.ok) return show(c, <ProposePage list={undefined} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const { name, why } = form.data
    const said = await proposeWord(c.var.lab.db, viewer, {
      list: requireFound(listOf(form.data.list)),
      name,
      why,
    })
    if (said === 'there') {
      return show(
        c,
        <ProposePage list={undefined} state={await refuseForm(c, 'name', 'people.words.there')} />,
        422,
      )
    }
    return saidOf(c, '/mots/proposer', 'people.words.proposed-done')
  })
  .get(lists, (c) => {
    requireCircle(c, 'keys')
    return show(c, <ListsPage />)
  })
  .get(list, (c) => showList(c))
  .get(`${list}/ajouter`, (c) => showWord(c))
  .post(`${list}/ajouter`, async (c) => {
    const form = await readForm(c, wordForm)
    requireCircle(c, 'keys')
    const shown = growing(c)
    if (!form.ok) return showWord(c, undefined, form.state)
    const { number } = form.data
    if (shown === 'help' && number === '')
      return showWord(c, undefined, await refuseForm(c, 'number', 'people.words.not-number'))
    await limit(c, 'write')
    const said = await addWord(
      c.var.lab.db,
      shown,
      draftOf(shown, form.data),
      shown === 'help' ? number : undefined,
    )
    if (said === 'there') return showWord(c, undefined, await refuseForm(c, 'name-fr', 'people.words.there'))
    return saidOf(c, `${lists}/${shown}`, 'people.words.saved')
  })
  .get(word, async (c) => showWord(c, await requireWord(c)))
  .post(pronoun, async (c) => {
    const form = await readForm(c, pronounForm)
    const shown = await requireWord(c)
    if (!form.ok) return showWord(c, shown, form.state)
    const { pronoun, version } = form.data
    return edit(c, shown, { ...shown, data: { pronoun } }, version)
  })
  .post(word, async (c) => {
    const form = await readForm(c, editForm)
    const shown = await requireWord(c)
    if (!form.ok) return showWord(c, shown, form.state)
    return edit(c, shown, draftOf(shown.list, form.data), form.data.version)
  })
  .post(`${word}/monter`, async (c) => {
    const shown = await requireWord(c)
    await limit(c, 'write')
    await raiseWord(c.var.lab.db, shown)
    return saidOf(c, `${lists}/${shown.list}`, 'people.words.saved')
  })
  .post(`${word}/retirer`, (c) => act(c, retireWord, 'people.words.retired-done'))
  .post(`${word}/remettre`, (c) => act(c, bringBack, 'people.words.saved'))
  .post(`${word}/adopter`, (c) => act(c, adoptWord, 'people.words.adopted-done'))
  .post(`${word}/decliner`, async (c) => {
    const form = await readForm(c, declineForm)
    if (!form.ok) return showList(c, { slug: param(c, 'slug'), state: form.state })
    return act(c, (db, ref) => declineWord(db, ref, form.data.reason), 'people.words.declined-done')
  })

/** Writes a word over what its editor read; when somebody else changed it meanwhile, both are in sight. */
async function edit(c: Ctx, shown: KeptWord, draft: WordDraft, version: number): Promise<Response> {
  await limit(c, 'write')
  if (await editWord(c.var.lab.db, shown, draft, version))
    return saidOf(c, `${lists}/${shown.list}`, 'people.words.saved')
  // Read again: what was written meanwhile is what they must see.
  return showWord(c, await requireWord(c), await conflictOf(c))
}

/** Does something to a word of a list that grows, then shows the list. */
async function act(
  c: Ctx,
  verb: (db: Ctx['var']['lab']['db'], word: WordRef) => Promise<boolean>,
  said: MessageKey,
): Promise<Response> {
  const shown = await requireWord(c)
  growing(c)
  await limit(c, 'write')
  await verb(c.var.lab.db, shown)
  return saidOf(c, `${lists}/${shown.list}`, said)
}

/** Shows the page that follows an act with the words as they are now: this process hears of the change a moment later. */
async function saidOf(c: Ctx, path: string, key: MessageKey): Promise<Response> {
  await c.var.lab.words.reload()
  return seeOther(c, path, { key })
}

function requireList(c: Ctx): WordList {
  requireCircle(c, 'keys')
  return requireFound(listOf(param(c, 'list')))
}

function growing(c: Ctx): WordList {
  const shown = requireList(c)
  return requireFound(listRules[shown].grows ? shown : null)
}

async function requireWord(c: Ctx): Promise<KeptWord> {
  const words = await readWords(c.var.lab.db, requireList(c))
  return requireFound(words.find((one) => one.slug === param(c, 'slug')))
}

async function showList(c: Ctx, refused?: { slug: string; state: FormState }): Promise<Response> {
  const shown = requireList(c)
  const words = await readWords(c.var.lab.db, shown)
  return show(c, <ListPage list={shown} words={words} refused={refused} />, refused ? 422 : 200)
}

function showWord(c: Ctx, shown?: KeptWord, state?: FormState): Response {
  const own = shown ? requireList(c) : growing(c)
  const status = state?.conflict ? 409 : state ? 422 : 200
  const forms = new Set(c.var.lab.words.list('kind').flatMap(({ form }) => (form ? [form] : [])))
  return show(c, <WordPage list={own} word={shown} forms={[...forms]} state={state} />, status)
}
