import { draftKey, openDraft, pathOfDraft } from '../../platform/drafts.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { recoverTyped } from '../../platform/errors.tsx'
import { seeOther, show } from '../../platform/page.tsx'
import { addressOf, newRoutes, param, requireMember, TooOften, type Ctx } from '../../platform/web.ts'
import type { LimitRule } from '../../platform/limits.ts'
import { openAccount } from '../accounts.ts'
import { drawWords } from '../passphrases.ts'
import { logSecurity } from '../security.ts'
import { closeSession, closeSessions, openSession } from '../sessions.ts'
import { CardPage, NotedPage } from './card.tsx'
import { carryOf, keepCarried, readCarry } from './carry.tsx'
import { enterByCard, enterByPassphrase, handleTyped, type Entry } from './enter.ts'
import { CardEntryPage, EnterPage, LeavePage, type RefusedEntry } from './enter-pages.tsx'
import { cardForm, enterForm, joinForm } from './forms.ts'
import { cardPath, forgetCard, handCard, readCard } from './hand-card.ts'
import { JoinPage, YoungerPage } from './join-pages.tsx'
import { SignInPage } from './sign-in-pages.tsx'

export const enteringRoutes = newRoutes()
  .get('/rejoindre', (c) => {
    if (c.var.viewer) return seeOther(c, '/moi')
    noStore(c)
    return show(c, <JoinPage drawn={drawWords()} />)
  })
  .post('/rejoindre', async (c) => {
    const form = await readForm(c, joinForm)
    noStore(c)
    // Sent twice, or the page reloaded: nobody gets two accounts.
    if (c.var.viewer) return toCard(c, c.var.viewer.accountId)
    if (!form.ok) return refuseEntry(c, 'join', form.state)
    await countAddress(c, 'join')
    const { name, 'pass-drawn': drawn, 'new-pass': chosen, 'new-shared': shared } = form.data
    const account = await openAccount(c.var.lab.db, {
      name,
      passphrase: chosen || drawn,
      lang: c.var.view.lang,
    })
    return welcome(c, account, { shared, words: chosen ? [] : drawn.split(' ') })
  })
  .get('/rejoindre/moins-de-15', (c) => show(c, <YoungerPage />))
  .get(cardPath, async (c) => {
    requireMember(c)
    const draft = await openDraft(c, c.req.query(draftKey) ?? '')
    const card = readCard(c)
    if (card) return show(c, <CardPage card={card} draft={draft} />)
    return draft ? seeOther(c, pathOfDraft(draft.id)) : show(c, <NotedPage />)
  })
  .post(cardPath, async (c) => {
    forgetCard(c)
    const draft = await openDraft(c, c.req.query(draftKey) ?? '')
    return seeOther(c, draft ? pathOfDraft(draft.id) : '/moi', { key: 'people.card.kept' })
  })
  .get('/entrer', (c) => {
    if (c.var.viewer) return seeOther(c, '/moi')
    return show(c, <EnterPage mailed={c.var.lab.mail.available} />)
  })
  .post('/entrer', async (c) => {
    const form = await readForm(c, enterForm)
    if (!form.ok) return refuseEntry(c, 'enter', form.state)
    await countAddress(c, 'sign-in')
    await countAs(c, 'sign-in-handle', handleTyped(form.data.handle))
    const entry = await enterByPassphrase(c.var.lab.db, form.data.handle, form.data.pass)
    if (entry) return enter(c, entry, form.data.shared)
    await logSecurity(c, 'enter-refused', null)
    return refuseEntry(c, 'enter', await refuseForm(c, 'handle', 'people.enter.refused'))
  })
  .get('/entrer/carte/:code', (c) => {
    noStore(c)
    return show(c, <CardEntryPage code={param(c, 'code')} />)
  })
  .post('/entrer/carte', async (c) => {
    const form = await readForm(c, cardForm)
    noStore(c)
    if (!form.ok) return refuseEntry(c, 'card', form.state)
    await countAddress(c, 'code')
    const entry = await enterByCard(c.var.lab.db, form.data.card)
    if (entry) return enter(c, entry, form.data['card-shared'])
    await logSecurity(c, 'enter-refused', null)
    return refuseEntry(c, 'card', await refuseForm(c, 'card', 'people.enter.card-refused'))
  })
  .get('/sortir', (c) => show(c, <LeavePage />))
  .post('/sortir', async (c) => {
    const { viewer } = c.var
    if (viewer) await logSecurity(c, 'leave-session', viewer.accountId)
    await closeSession(c)
    forgetCard(c)
    // Nothing stays on a shared computer: neither pages nor cookies.
    if (viewer?.shared) c.header('clear-site-data', '"cache", "cookies", "storage"')
    return c.redirect('/', 303)
  })
  .post('/sortir/partout', async (c) => {
    const viewer = requireMember(c)
    await closeSessions(c.var.lab.db, viewer.accountId)
    await logSecurity(c, 'leave-session', viewer.accountId)
    await closeSession(c)
    return seeOther(c, '/entrer', { key: 'people.leave.left-everywhere' })
  })

/** The page for an act that needs a name: it carries what was typed, and where it was going. */
export async function showSignIn(c: Ctx): Promise<Response> {
  const typed = c.req.method === 'POST' ? await recoverTyped(c, { files: true }) : []
  const carry = carryOf(c.req.method, c.var.view.path, typed)
  noStore(c)
  return show(c, <SignInPage carry={carry} drawn={drawWords()} mailed={c.var.lab.mail.available} />, 401)
}

/** Shows a refused way in again; while something waits for a name, every way stays in sight and carries it. */
export function refuseEntry(c: Ctx, way: RefusedEntry['way'], state: FormState): Response {
  const carry = readCarry(c.get('typed') ?? [])
  const page = { refused: { way, state }, mailed: c.var.lab.mail.available }
  if (carry) return show(c, <SignInPage carry={carry} drawn={drawWords()} {...page} />, 422)
  if (way === 'join') return show(c, <JoinPage state={state} drawn={drawWords()} />, 422)
  if (way === 'card') return show(c, <CardEntryPage state={state} />, 422)
  return show(c, <EnterPage {...page} />, 422)
}

/** Opens the session of someone who showed who they are, then leads to what they were doing. */
export async function enter(c: Ctx, entry: Entry, shared: boolean): Promise<Response> {
  await openSession(c, entry, shared)
  // Whoever was here before may have left a card in sight.
  forgetCard(c)
  await logSecurity(c, 'enter', entry.accountId)
  const draft = await keepCarried(c, entry.accountId)
  if (draft === undefined) return seeOther(c, readCarry(c.get('typed') ?? [])?.path ?? '/moi')
  const name = c.var.viewer?.name ?? ''
  return seeOther(c, pathOfDraft(draft), { key: 'people.enter.done', args: { name } })
}

/** Opens the first session of a new account, and leads to its card. */
export async function welcome(
  c: Ctx,
  account: Entry & { handle: string; card: string },
  { shared, words = [] }: { shared: boolean; words?: readonly string[] },
): Promise<Response> {
  await openSession(c, account, shared)
  await logSecurity(c, 'join', account.accountId)
  handCard(c, { code: account.card, words })
  return toCard(c, account.accountId)
}

/** Leads to the page of the card, with what waits to be sent above it. */
async function toCard(c: Ctx, accountId: string): Promise<Response> {
  const draft = await keepCarried(c, accountId)
  return seeOther(c, draft === undefined ? cardPath : `${cardPath}?${draftKey}=${draft}`)
}

/** Counts by address alone, never by account; a place where many people share one is not counted. */
export async function countAddress(c: Ctx, rule: LimitRule): Promise<void> {
  const address = addressOf(c)
  if (!c.var.lab.limits.isShared(address)) await countAs(c, rule, `address ${address}`)
}

async function countAs(c: Ctx, rule: LimitRule, key: string): Promise<void> {
  const seconds = await c.var.lab.limits.count(rule, key)
  if (seconds > 0) throw new TooOften(seconds)
}

const noStore = (c: Ctx) => c.header('cache-control', 'no-store')
