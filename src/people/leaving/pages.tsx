import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { MyParts } from '../mine/parts.tsx'

/** Taking everything along, and leaving. */
export function DataPage({ state, several }: { state?: FormState | undefined; several: boolean }) {
  const { t } = useView()
  return (
    <Layout title={t('people.data.title')} personal>
      <h1>{t('people.data.title')}</h1>
      <MyParts />
      <section class="stack">
        <h2>{t('people.data.take')}</h2>
        <p>{t('people.data.take-text')}</p>
        <p class="acts">
          <a class="act" href="/moi/donnees/export.zip" download>
            {t('people.data.download')}
          </a>
        </p>
      </section>
      <section class="stack">
        <h2>{t('people.data.leave')}</h2>
        <p>{t('people.data.leave-text')}</p>
        <Form action="/moi/donnees/partir" state={state} submit="people.data.leave-submit" danger>
          {several && (
            <Choice
              name="when"
              label="people.data.when"
              state={state}
              value="spread"
              options={[
                { value: 'spread', label: t('people.data.spread'), hint: t('people.data.spread-hint') },
                { value: 'now', label: t('people.data.now') },
              ]}
            />
          )}
          <Field
            name="confirm-pass"
            label="people.data.confirm"
            hint="people.data.confirm-hint"
            state={state}
            max={200}
            autocomplete="off"
          />
        </Form>
      </section>
    </Layout>
  )
}

/** One presentation leaves, the others stay. */
export function EraseNamePage({
  name,
  handle,
  state,
}: {
  name: string
  handle: string
  state?: FormState | undefined
}) {
  const { t } = useView()
  return (
    <Layout title={t('people.names.erase')} personal>
      <h1>{t('people.erase.title', { name })}</h1>
      <p>{t('people.erase.text')}</p>
      <Form action={`/moi/noms/${handle}/effacer`} state={state} submit="people.names.erase" danger>
        <Field name="confirm-pass" label="people.erase.confirm" state={state} max={200} autocomplete="off" />
      </Form>
    </Layout>
  )
}
