import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { Ago, Day } from '../../platform/when.tsx'
import { MyParts } from '../mine/parts.tsx'
import { CardLink } from './card.tsx'
import type { Credentials } from './credentials.ts'

export type CredentialForm = 'passphrase' | 'card' | 'passkey' | 'email'

interface Props {
  own: Credentials
  mailed: boolean
  /** Their card can still be seen again. */
  holdsCard: boolean
  /** A refused form, and which one it was. */
  refused?: { form: CredentialForm; state: FormState } | undefined
}

/** Everything that opens the account: phrase, card, devices, address; and where it is open now. */
export function CredentialsPage({ own, mailed, holdsCard, refused }: Props) {
  const { t } = useView()
  const stateOf = (form: CredentialForm) => (refused?.form === form ? refused.state : undefined)
  return (
    <Layout title={t('people.credentials.title')} scripts={['passkey.js']} personal>
      <MyParts />
      <h1>{t('people.credentials.title')}</h1>
      <p>{t('people.credentials.text')}</p>
      {!own.fresh && (
        <p>
          {t('people.credentials.again')}{' '}
          {((mailed && own.email) || own.passkeys.length > 0) && t('people.credentials.again-other')}
        </p>
      )}
      <Passphrase own={own} state={stateOf('passphrase')} />
      <section class="stack">
        <h2>{t('people.card.title')}</h2>
        {holdsCard && <CardLink />}
        <p>{t('people.credentials.card')}</p>
        <Form action="/moi/entrer/carte" state={stateOf('card')} submit="people.card.renew" quiet>
          <Confirm name="card-pass" own={own} state={stateOf('card')} />
        </Form>
      </section>
      <Passkeys own={own} state={stateOf('passkey')} />
      {mailed && <Email own={own} state={stateOf('email')} />}
      <Sessions own={own} />
    </Layout>
  )
}

interface ConfirmProps {
  name: string
  own: Credentials
  state: FormState | undefined
}

/** What opens the account now: the phrase or the card, or the card alone. */
function CurrentField({ name, own, state }: ConfirmProps) {
  return (
    <Field
      name={name}
      type="password"
      label={own.hasPassphrase ? 'people.credentials.confirm' : 'people.enter.card'}
      hint={own.hasPassphrase ? 'people.credentials.confirm-hint' : undefined}
      state={state}
      max={200}
      autocomplete="current-password"
    />
  )
}

/** Asked before another way in is added, unless they entered minutes ago: this session may have been left open. */
function Confirm(props: ConfirmProps) {
  return props.own.fresh ? null : <CurrentField {...props} />
}

function Passphrase({ own, state }: { own: Credentials; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('people.credentials.passphrase')}</h2>
      {!own.hasPassphrase && <p>{t('people.credentials.no-passphrase')}</p>}
      <Form action="/moi/entrer/phrase" state={state} submit="people.credentials.passphrase-submit" quiet>
        <CurrentField name="pass" own={own} state={state} />
        <Field
          name="new-pass"
          type="password"
          label="people.credentials.new-pass"
          hint="people.pass.hint"
          state={state}
          max={200}
          autocomplete="new-password"
        />
      </Form>
    </section>
  )
}

function Passkeys({ own, state }: { own: Credentials; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('people.passkey.title')}</h2>
      <p>{t('people.passkey.text')}</p>
      {own.passkeys.map((passkey) => (
        <form method="post" action="/moi/entrer/cle/retirer" class="row">
          <Hidden name="passkey" value={passkey.id} />
          <span>
            {t('people.passkey.added')} <Day at={passkey.addedAt} />
          </span>
          <button class="act danger">{t('people.passkey.remove')}</button>
        </form>
      ))}
      <passkey-add hidden>
        <Form action="/moi/entrer/cle" state={state} submit="people.passkey.add" quiet>
          <Hidden name="passkey" value="" />
          <Confirm name="key-pass" own={own} state={state} />
        </Form>
        <p class="error" role="alert" hidden>
          {t('people.passkey.not-added')}
        </p>
      </passkey-add>
    </section>
  )
}

function Email({ own, state }: { own: Credentials; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('people.email.title')}</h2>
      <p>{t('people.email.text')}</p>
      {own.email ? (
        <>
          <p>
            <b>{own.email}</b>
          </p>
          <Form action="/moi/entrer/courriel/retirer" submit="people.email.remove" danger />
        </>
      ) : (
        <Form action="/moi/entrer/courriel" state={state} submit="people.email.submit" quiet>
          <Field
            name="email"
            type="email"
            label="people.email.label"
            state={state}
            max={254}
            autocomplete="email"
          />
          <Confirm name="email-pass" own={own} state={state} />
        </Form>
      )}
    </section>
  )
}

function Sessions({ own }: { own: Credentials }) {
  const { t, viewer } = useView()
  return (
    <section class="stack">
      <h2>{t('people.sessions.title')}</h2>
      {viewer?.shared && <p class="note">{t('people.sessions.shared-here')}</p>}
      <ul class="stack">
        {own.sessions.map((session) => (
          <li>
            {t('people.sessions.opened')} <Ago at={session.openedAt} />, {t('people.sessions.seen')}{' '}
            <Ago at={session.seenAt} />
            {session.shared && ` · ${t('people.sessions.shared')}`}
            {session.id === viewer?.sessionId ? (
              <b> · {t('people.sessions.here')}</b>
            ) : (
              <form method="post" action="/moi/entrer/fermer">
                <Hidden name="session" value={session.id} />
                <button class="act">{t('people.sessions.close')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <Form action="/sortir/partout" submit="people.leave.everywhere" danger />
    </section>
  )
}

/** Where a mailed link leads. Nothing happens before the button: machines that read mail follow links. */
export function MailedPage({ action, kind }: { action: string; kind: 'enter' | 'confirm' }) {
  const { t } = useView()
  const title = kind === 'enter' ? 'people.enter.title' : 'people.email.title'
  return (
    <Layout title={t(title)} personal>
      <h1>{t(title)}</h1>
      <p>{t(kind === 'enter' ? 'people.email.enter-here' : 'people.email.confirm-here')}</p>
      <Form action={action} submit={kind === 'enter' ? 'people.enter.submit' : 'people.email.confirm'}>
        {kind === 'enter' && (
          <label class="check">
            <input type="checkbox" name="shared" value="1" /> <span>{t('people.shared')}</span>
          </label>
        )}
      </Form>
    </Layout>
  )
}
