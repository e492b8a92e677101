import { Check, Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { CodeField } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { CarryFields, CarryNote, CarriedForm, type Carry } from './carry.tsx'
import { NewNameField, SharedCheck } from './fields.tsx'

/** A way in that was refused: which form, and what was typed in it. */
export interface RefusedEntry {
  way: 'join' | 'enter' | 'card'
  state: FormState
}

interface EnterProps {
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

function stateOf(way: RefusedEntry['way'], refused: RefusedEntry | undefined): FormState | undefined {
  return refused?.way === way ? refused.state : undefined
}

interface FormProps {
  state?: FormState | undefined
  carry: Carry | null
}

function EnterForm({ state, carry, quiet = false }: FormProps & { quiet?: boolean }) {
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

function OtherWays({ refused, carry, mailed }: EnterProps & { carry: Carry | null }) {
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

interface JoinProps {
  state?: FormState | undefined
  /** Four words drawn for whoever wants them. */
  drawn: readonly string[]
}

/** Choosing a name: no e-mail, nothing to prove. */
export function JoinPage({ state, drawn }: JoinProps) {
  const { t } = useView()
  return (
    <Layout title={t('people.join.title')} description={t('people.join.text')}>
      <h1>{t('people.join.title')}</h1>
      <p>{t('people.join.text')}</p>
      <JoinForm state={state} carry={null} drawn={drawn} />
      <p>
        {t('people.join.known')} <a href="/entrer">{t('people.enter.title')}</a>
      </p>
    </Layout>
  )
}

function JoinForm({ state, carry, drawn }: JoinProps & FormProps) {
  const { t } = useView()
  const words = state?.typed.find(([name]) => name === 'pass-drawn')?.[1] ?? drawn.join(' ')
  return (
    <Form action="/rejoindre" state={state} submit="people.join.submit">
      <NewNameField state={state} />
      <div class="field">
        <b>{t('people.join.phrase')}</b>
        <span class="hint">{t('people.join.drawn-hint')}</span>
        <p class="code" lang="fr">
          {words}
        </p>
      </div>
      <Hidden name="pass-drawn" value={words} />
      <details class="more" open={state?.errors['new-pass'] !== undefined}>
        <summary>{t('people.join.chosen')}</summary>
        <Field
          name="new-pass"
          type="password"
          label="people.join.pass"
          hint="people.pass.hint"
          state={state}
          max={200}
          optional
          autocomplete="new-password"
        />
      </details>
      <Check name="age" label="people.join.age" state={state} />
      <ul class="links">
        <li>
          <a href="/rejoindre/moins-de-15">{t('people.join.younger')}</a>
        </li>
      </ul>
      <SharedCheck name="new-shared" state={state} />
      <CarryFields carry={carry} />
    </Form>
  )
}

/** Under fifteen, one takes part through the place, with someone. */
export function YoungerPage() {
  const { t } = useView()
  return (
    <Layout title={t('people.younger.title')} description={t('people.younger.text')}>
      <h1>{t('people.younger.title')}</h1>
      <p>{t('people.younger.text')}</p>
      <ul class="stack">
        <li>{t('people.younger.place')}</li>
        <li>{t('people.younger.parent')}</li>
        <li>{t('people.younger.educator')}</li>
        <li>{t('people.younger.later')}</li>
      </ul>
      <p class="acts">
        <a class="act main" href="/ateliers">
          {t('people.younger.workshops')}
        </a>
        <a class="act" href="/lieu">
          {t('people.younger.come')}
        </a>
      </p>
    </Layout>
  )
}

interface SignInProps extends EnterProps {
  carry: Carry
  drawn: readonly string[]
}

/** An act needed a name: join or sign in from here, and nothing typed is lost, however often a way in is refused. */
export function SignInPage({ carry, drawn, refused, mailed }: SignInProps) {
  const { t } = useView()
  return (
    <Layout title={t('error.title.401')} scripts={['passkey.js']} personal>
      <h1>{t('error.title.401')}</h1>
      <CarryNote carry={carry} />
      <p>{t('people.join.text')}</p>
      <section class="stack">
        <h2>{t('people.enter.first-time')}</h2>
        <JoinForm state={stateOf('join', refused)} carry={carry} drawn={drawn} />
      </section>
      <section class="stack">
        <h2>{t('people.enter.have-name')}</h2>
        <EnterForm state={stateOf('enter', refused)} carry={carry} quiet />
        <OtherWays refused={refused} carry={carry} mailed={mailed} />
      </section>
    </Layout>
  )
}

/** Signed in again, with the text that was waiting. */
export function CarriedPage({ carry }: { carry: Carry }) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('people.carry.title')} personal>
      <h1>{t('people.enter.done', { name: viewer?.name ?? '' })}</h1>
      <CarriedForm carry={carry} />
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
