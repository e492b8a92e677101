import { z } from 'zod'
import { checkbox, optionalText, readForm, refuseForm, text, type FormState } from '../../platform/forms.ts'
import { readAddress } from '../../platform/mail.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireMember, type Ctx } from '../../platform/web.ts'
import { wordName } from '../../platform/words.ts'
import { logSecurity } from '../security.ts'
import { CredentialsPage, MailedPage, type CredentialForm } from './credential-pages.tsx'
import {
  changePassphrase,
  closeOneSession,
  confirmsAccount,
  confirmsOwner,
  readCredentials,
  renewCard,
} from './credentials.ts'
import { askToConfirm, confirmEmail, enterByEmail, mailEntry, removeEmail } from './email.ts'
import { newPassphrase } from './forms.ts'
import { SentencePage } from './enter-pages.tsx'
import { cardPath, handCard, holdsCard } from './hand-card.ts'
import { addPasskey, askPasskey, enterByPasskey, offerPasskey, removePasskey, type Site } from './passkeys.ts'
import { countAddress, enter, refuseEntry } from './routes.tsx'

const passphraseForm = z.object({ pass: text(200, 'people.pass.missing'), 'new-pass': newPassphrase })
const passkeyForm = z.object({ passkey: text(20_000) })
const emailForm = z.object({ email: text(254, 'people.email.invalid') })
/** What confirms whoever adds a way in; left out by who entered minutes ago. */
const confirm = optionalText(200)
const addCardForm = z.object({ 'card-pass': confirm })
const addPasskeyForm = passkeyForm.extend({ 'key-pass': confirm })
const addEmailForm = emailForm.extend({ 'email-pass': confirm })
const sessionForm = z.object({ session: text(40) })
const mailedForm = z.object({ shared: checkbox })

export const credentialRoutes = newRoutes()
  .get('/moi/entrer', (c) => showCredentials(c))
  .post('/moi/entrer/phrase', async (c) => {
    const form = await readForm(c, passphraseForm)
    const viewer = requireMember(c)
    if (!form.ok) return showCredentials(c, 'passphrase', form.state)
    await limit(c, 'sign-in-handle')
    const { db } = c.var.lab
    if (!(await confirmsAccount(db, viewer.accountId, form.data.pass))) {
      return showCredentials(c, 'passphrase', await refuseForm(c, 'pass', 'people.credentials.wrong'))
    }
    await changePassphrase(db, viewer, form.data['new-pass'])
    await logSecurity(c, 'passphrase', viewer.accountId)
    return seeOther(c, '/moi/entrer', { key: 'people.credentials.changed' })
  })
  .post('/moi/entrer/carte', async (c) => {
    const form = await readForm(c, addCardForm)
    const viewer = requireMember(c)
    if (!form.ok) return showCredentials(c, 'card', form.state)
    const unconfirmed = await confirmAgain(c, 'card-pass', form.data['card-pass'])
    if (unconfirmed) return showCredentials(c, 'card', unconfirmed)
    handCard(c, { code: await renewCard(c.var.lab.db, viewer.accountId), words: [] })
    await logSecurity(c, 'card', viewer.accountId)
    return c.redirect(cardPath, 303)
  })
  .post('/moi/entrer/fermer', async (c) => {
    const form = await readForm(c, sessionForm)
    const viewer = requireMember(c)
    if (form.ok) await closeOneSession(c.var.lab.db, viewer.accountId, form.data.session)
    return seeOther(c, '/moi/entrer', { key: 'people.sessions.closed' })
  })
  .post('/moi/entrer/cle/defi', async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'code')
    return c.json(await offerPasskey(c.var.lab.db, viewer, siteOf(c)))
  })
  .post('/moi/entrer/cle', async (c) => {
    const form = await readForm(c, addPasskeyForm)
    const viewer = requireMember(c)
    const unconfirmed = form.ok && (await confirmAgain(c, 'key-pass', form.data['key-pass']))
    if (unconfirmed) return showCredentials(c, 'passkey', unconfirmed)
    if (!form.ok || !(await addPasskey(c.var.lab.db, viewer, siteOf(c), form.data.passkey))) {
      return showCredentials(c, 'passkey', await refuseForm(c, 'form', 'people.passkey.not-added'))
    }
    await logSecurity(c, 'passkey', viewer.accountId)
    return seeOther(c, '/moi/entrer', { key: 'people.passkey.done' })
  })
  .post('/moi/entrer/cle/retirer', async (c) => {
    const form = await readForm(c, passkeyForm)
    const viewer = requireMember(c)
    if (form.ok) await removePasskey(c.var.lab.db, viewer.accountId, form.data.passkey)
    await logSecurity(c, 'passkey', viewer.accountId)
    return seeOther(c, '/moi/entrer', { key: 'people.passkey.removed' })
  })
  .post('/moi/entrer/courriel', async (c) => {
    const form = await readForm(c, addEmailForm)
    const viewer = requireMember(c)
    const address = form.ok ? readAddress(form.data.email) : undefined
    if (!form.ok) return showCredentials(c, 'email', form.state)
    if (!address) return showCredentials(c, 'email', await refuseForm(c, 'email', 'people.email.invalid'))
    const unconfirmed = await confirmAgain(c, 'email-pass', form.data['email-pass'])
    if (unconfirmed) return showCredentials(c, 'email', unconfirmed)
    const sent = await askToConfirm(c.var.lab, viewer.accountId, address, c.var.view)
    if (sent === 'sent') return seeOther(c, '/moi/entrer', { key: 'people.email.asked', args: { address } })
    return showCredentials(c, 'email', await refuseForm(c, 'email', 'people.email.not-sent'))
  })
  .post('/moi/entrer/courriel/retirer', async (c) => {
    const viewer = requireMember(c)
    await removeEmail(c.var.lab.db, viewer.accountId)
    await logSecurity(c, 'email', viewer.accountId)
    return seeOther(c, '/moi/entrer', { key: 'people.email.removed' })
  })
  .get('/moi/entrer/courriel/:code', (c) => {
    requireMember(c)
    c.header('cache-control', 'no-store')
    return show(c, <MailedPage action={c.req.path} kind="confirm" />)
  })
  .post('/moi/entrer/courriel/:code', async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'code')
    const said = await confirmEmail(c.var.lab.db, viewer.accountId, param(c, 'code'))
    if (said === 'confirmed') await logSecurity(c, 'email', viewer.accountId)
    return seeOther(c, '/moi/entrer', { key: `people.email.${said}` })
  })
  .post('/entrer/cle/defi', async (c) => {
    await countAddress(c, 'code')
    return c.json(await askPasskey(c.var.lab.db, siteOf(c)))
  })
  .post('/entrer/cle', async (c) => {
    const form = await readForm(c, passkeyForm)
    await countAddress(c, 'sign-in')
    const entry = form.ok ? await enterByPasskey(c.var.lab.db, siteOf(c), form.data.passkey) : null
    if (entry) return enter(c, entry, false)
    return refuseEntry(c, 'enter', await refuseForm(c, 'form', 'people.passkey.failed'))
  })
  .post('/entrer/courriel', async (c) => {
    const form = await readForm(c, emailForm)
    const { lab, view } = c.var
    if (!form.ok) return refuseEntry(c, 'enter', await refuseForm(c, 'form', 'people.email.invalid'))
    await countAddress(c, 'code')
    const address = readAddress(form.data.email)
    // Nobody waits for the letter: the time of the answer would tell whether the address is known.
    if (address)
      void mailEntry(lab, address, view).catch((error: unknown) =>
        lab.log.warn({ err: error }, 'letter not sent'),
      )
    const way = { path: '/entrer', label: 'people.enter.other-way' } as const
    return show(c, <SentencePage title="people.email.title" text="people.email.maybe" way={way} />)
  })
  .get('/entrer/courriel/:code', (c) => {
    c.header('cache-control', 'no-store')
    return show(c, <MailedPage action={c.req.path} kind="enter" />)
  })
  .post('/entrer/courriel/:code', async (c) => {
    const form = await readForm(c, mailedForm)
    await countAddress(c, 'code')
    const entry = await enterByEmail(c.var.lab.db, param(c, 'code'))
    if (entry) return enter(c, entry, form.ok && form.data.shared)
    return refuseEntry(c, 'enter', await refuseForm(c, 'form', 'people.email.spent'))
  })

/** Asks again who it is before the account gets another way in; the refusal, unless they are its owner. */
async function confirmAgain(c: Ctx, field: string, typed: string): Promise<FormState | null> {
  await limit(c, 'sign-in-handle')
  if (await confirmsOwner(c.var.lab.db, requireMember(c), typed)) return null
  return refuseForm(c, field, 'people.credentials.wrong')
}

async function showCredentials(c: Ctx, form?: CredentialForm, state?: FormState): Promise<Response> {
  const { lab } = c.var
  const own = await readCredentials(lab.db, requireMember(c))
  const refused = form && state ? { form, state } : undefined
  return show(
    c,
    <CredentialsPage own={own} mailed={lab.mail.available} holdsCard={holdsCard(c)} refused={refused} />,
    state ? 422 : 200,
  )
}

function siteOf(c: Ctx): Site {
  const { config, words } = c.var.lab
  const lab = words.find('lab', 'name')
  return { name: lab ? wordName(lab, c.var.view.locale) : 'Socialab', url: config.publicUrl }
}
