import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import type { ShownStudy } from './queries.ts'
import type { Place } from './scopes.ts'
import { Terms } from './said.tsx'
import type { KeptWording } from './wordings.ts'

interface WordingsProps {
  study: ShownStudy
  wordings: readonly KeptWording[]
  places: readonly Place[]
}

/** Word for word what people were asked to agree to, time after time. */
export function WordingsPage({ study, wordings, places }: WordingsProps) {
  const { t } = useView()
  return (
    <Layout title={t('research.study.versions')}>
      <h1>{t('research.study.versions')}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <p>{t('research.study.versions-intro')}</p>
      {wordings.map((wording) => (
        <section class="stack">
          <h2>
            {t('research.study.version', { number: wording.number })} · <Day at={wording.writtenAt} />
          </h2>
          <p {...inLang(wording.texts.lang)}>{wording.texts.question}</p>
          <Terms study={{ ...wording, ...wording.texts }} places={places} />
          <Prose text={wording.texts.protocol} lang={wording.texts.lang} />
          <Prose text={wording.texts.ethics} lang={wording.texts.lang} />
        </section>
      ))}
    </Layout>
  )
}

/** What came of a study, told to everyone by whoever opened it. */
export function GiveBackPage({ study, state }: { study: ShownStudy; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('research.study.give-back')} personal>
      <h1>{t('research.study.give-back')}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <Form action={`${study.path}/rendre`} state={state} submit="research.study.give-back-send">
        <Field
          name="text"
          label="research.study.came"
          hint="research.study.give-back-hint"
          rows={8}
          max={8_000}
          value={study.givenBack}
          state={state}
        />
      </Form>
    </Layout>
  )
}
