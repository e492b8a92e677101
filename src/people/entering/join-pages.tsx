import { Check } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { CarryFields } from './carry.tsx'
import type { FormProps } from './enter-pages.tsx'
import { NewNameField, SharedCheck } from './fields.tsx'

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

/** The name, and the words that open again. */
export function JoinForm({ state, carry, drawn }: JoinProps & FormProps) {
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
