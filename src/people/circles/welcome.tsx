import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { CodeField } from '../../platform/paper.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { NewNameField, SharedCheck } from '../entering/fields.tsx'

/** Welcome cards to print and hand over at the desk. */
export function CardsPage({ codes, state }: { codes: readonly string[]; state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('people.cards.title')} personal>
      <h1 class="screen">{t('people.cards.title')}</h1>
      {codes.length > 0 && <p class="said screen">{t('people.cards.drawn', { count: codes.length })}</p>}
      <p class="screen">{t('people.cards.text')}</p>
      {codes.map((code) => (
        <WelcomeCard code={code} />
      ))}
      <Form
        action="/cercles/accueil/cartes"
        state={state}
        submit="people.cards.submit"
        quiet={codes.length > 0}
      >
        <Field
          name="count"
          type="number"
          label="people.cards.count"
          state={state}
          value="4"
          min={1}
          max={20}
          inputmode="numeric"
        />
      </Form>
    </Layout>
  )
}

function WelcomeCard({ code }: { code: string }) {
  const { t, publicUrl } = useView()
  const address = new URL('/bienvenue', publicUrl)
  return (
    <section class="paper a6 stack" aria-label={code}>
      <h2>{t('people.cards.welcome')}</h2>
      <p>{t('people.cards.how', { address: address.host + address.pathname })}</p>
      <Qr text={new URL(`/bienvenue/${code}`, publicUrl).href} label={t('people.cards.qr')} />
      <p class="code">{code}</p>
      <p>{t('people.cards.rule')}</p>
    </section>
  )
}

interface OpenProps {
  state?: FormState | undefined
  /** Where it posts: the welcome card's page, or the first keyholder's link. */
  action: string
  /** The code as the card's square gave it; absent where the address holds it. */
  code?: string | undefined
}

/** Opening an account with a card from the desk: a name, and that is all. */
export function BienvenuePage({ state, action, code }: OpenProps) {
  const { t } = useView()
  return (
    <Layout title={t('people.bienvenue.title')} personal>
      <h1>{t('people.bienvenue.title')}</h1>
      <p>{t('people.bienvenue.text')}</p>
      <Form action={action} state={state} submit="people.join.submit">
        <NewNameField state={state} />
        <CodeField label="people.bienvenue.code" state={state} value={code} />
        <SharedCheck state={state} />
        <p class="hint">
          {t('people.bienvenue.age')} <a href="/rejoindre/moins-de-15">{t('people.join.younger')}</a>
        </p>
      </Form>
    </Layout>
  )
}

/** The first key: taken under the name one has, or under a new one. */
export function KeysPage({ state, action }: OpenProps) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('people.keys.title')} personal>
      <h1>{t('people.keys.title')}</h1>
      <p>{t('people.keys.text')}</p>
      {viewer ? (
        <Form action={action} state={state} submit="people.keys.take">
          <p>{t('people.keys.as', { name: viewer.name })}</p>
        </Form>
      ) : (
        <Form action={action} state={state} submit="people.keys.join">
          <NewNameField state={state} />
          <SharedCheck state={state} />
        </Form>
      )}
    </Layout>
  )
}
