import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { CodeField } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { CarryFields, type Carry } from './carry.tsx'
import { SharedCheck } from './fields.tsx'

/** A way in that was refused: which form, and what was typed in it. */
export interface RefusedEntry {
  way: 'join' | 'enter' | 'card'
  state: FormState
}

export interface EnterProps {
  refused?: RefusedEntry | undefined
  mailed: boolean
}

/** Every way in: passphrase, card, passkey, and a mailed link where the lab sends mail. */
export function EnterPage({ refused, mailed }: EnterProps) {
  const { t } = useView()
  return (
    <Layout title={t('people.enter.title')} scripts={['passkey.js']} personal>
      <h1>{t('people.enter.title')}</h1>
      <div class="row">
        {t('people.enter.no-name')}
        <a class="act" href="/rejoindre">
          {t('people.join.title')}
        </a>
      </div>
      <EnterForm state={stateOf('enter', refused)} carry={null} />
      <OtherWays refused={refused} carry={null} mailed={mailed} />
    </Layout>
  )
}

/** What was refused, for the form it was typed in. */
export function stateOf(way: RefusedEntry['way'], refused: RefusedEntry | undefined): FormState | undefined {
  return refused?.way === way ? refused.state : undefined
}

export interface FormProps {
  state?: FormState | undefined
  carry: Carry | null
}

/** The name and the passphrase. */
export function EnterForm({ state, carry, quiet = false }: FormProps & { quiet?: boolean }) {
  return (
    <Form action="/entrer" state={state} submit="people.enter.submit" quiet={quiet}>
      <Field
        name="handle"
        label="people.enter.handle"
        hint="people.enter.handle-hint"
        state={state}
        max={200}
        autocomplete="username"
      />
      <Field
        name="pass"
        type="password"
        label="people.enter.pass"
        state={state}
        max={200}
        autocomplete="current-password"
      />
      <SharedCheck state={state} />
      <CarryFields carry={carry} />
    </Form>
  )
}

/** Card, passkey, mailed link. */
export function OtherWays({ refused, carry, mailed }: EnterProps & { carry: Carry | null }) {
  const { t } = useView()
  const card = stateOf('card', refused)
  return (
    <section class="stack">
      <h2>{t('people.enter.others')}</h2>
      <details class="more" open={card !== undefined}>
        <summary>{t('people.enter.with-card')}</summary>
        <CardForm state={card} carry={carry} />
      </details>
      <passkey-enter hidden>
        <Form action="/entrer/cle" submit="people.enter.with-passkey" quiet>
          <Hidden name="passkey" value="" />
          <CarryFields carry={carry} />
        </Form>
        <p class="error" role="alert" hidden>
          {t('people.passkey.failed')}
        </p>
      </passkey-enter>
      {mailed && (
        <details class="more">
          <summary>{t('people.enter.with-email')}</summary>
          <Form action="/entrer/courriel" submit="people.enter.email-submit" quiet>
            <Field name="email" type="email" label="people.email.label" max={254} autocomplete="email" />
          </Form>
        </details>
      )}
    </section>
  )
}

function CardForm({ state, carry, code }: FormProps & { code?: string }) {
  return (
    <Form action="/entrer/carte" state={state} submit="people.enter.submit" quiet={code === undefined}>
      <CodeField name="card" label="people.enter.card" state={state} value={code} />
      <SharedCheck name="card-shared" state={state} />
      <CarryFields carry={carry} />
    </Form>
  )
}

/** Where the code of a photographed card leads. Nothing happens before the button: what fetches links ahead opens nothing. */
export function CardEntryPage({ state, code = '' }: { state?: FormState; code?: string }) {
  const { t } = useView()
  return (
    <Layout title={t('people.enter.with-card')} personal>
      <h1>{t('people.enter.with-card')}</h1>
      <CardForm state={state} carry={null} code={code} />
      <ul class="links">
        <li>
          <a href="/entrer">{t('people.enter.other-way')}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** A single sentence and the way on: a link was sent, a code is spent. */
export function SentencePage({
  title,
  text,
  way,
}: {
  title: MessageKey
  text: MessageKey
  way: { path: string; label: MessageKey }
}) {
  const { t } = useView()
  return (
    <Layout title={t(title)} personal>
      <h1>{t(title)}</h1>
      <p>{t(text)}</p>
      <p class="acts">
        <a class="act main" href={way.path}>
          {t(way.label)}
        </a>
      </p>
    </Layout>
  )
}

/** Leaving the session, here or everywhere. */
export function LeavePage() {
  const { t, viewer } = useView()
  return (
    <Layout title={t('people.leave.title')} personal>
      <h1>{t('people.leave.title')}</h1>
      {viewer ? (
        <>
          <p>{t('people.leave.text', { name: viewer.name })}</p>
          <Form action="/sortir" submit="people.leave.submit" />
          <Form action="/sortir/partout" submit="people.leave.everywhere" quiet />
        </>
      ) : (
        <p>{t('people.leave.out')}</p>
      )}
    </Layout>
  )
}
