import { Check } from '../../../platform/choice-fields.tsx'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ReleasedStudy } from '../queries.ts'

/** Asks to work on the rows of a study. */
export function AskPage({ study, state }: { study: ReleasedStudy; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('research.release.ask')}>
      <h1>{t('research.release.ask')}</h1>
      <p>
        <a class="act quiet" href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <p>{t('research.release.ask-intro')}</p>
      <Form action={`${study.path}/donnees/demander`} state={state} submit="research.release.ask-send">
        <Field
          name="name"
          label="research.release.name"
          hint="research.release.name-hint"
          state={state}
          max={120}
          autocomplete="name"
        />
        <Field
          name="institution"
          label="research.release.institution"
          state={state}
          max={200}
          autocomplete="organization"
        />
        <Field
          name="purpose"
          label="research.release.purpose"
          hint="research.release.purpose-hint"
          state={state}
          max={2_000}
          rows={4}
        />
        <Field
          name="until"
          label="research.release.until"
          hint="research.release.until-hint"
          type="date"
          state={state}
        />
        <Terms />
        <Check name="agreed" label="research.release.agree" state={state} />
      </Form>
    </Layout>
  )
}

/** What whoever takes rows agrees to, in plain words. */
function Terms() {
  const { t } = useView()
  return (
    <div class="note stack">
      <ul>
        <li>{t('research.release.term.nobody')}</li>
        <li>{t('research.release.term.keep')}</li>
        <li>{t('research.release.term.destroy')}</li>
        <li>{t('research.release.term.public')}</li>
      </ul>
    </div>
  )
}
