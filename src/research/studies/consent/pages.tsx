import { Check, Choice } from '../../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownStudy } from '../queries.ts'
import { Terms } from '../said.tsx'
import type { Place } from '../scopes.ts'
import { situations, times } from '../tables.ts'
import type { SaidSituation } from './forms.ts'
import type { OwnConsent } from './queries.ts'

interface ConsentProps {
  study: ShownStudy
  places: readonly Place[]
  consent: OwnConsent | undefined
  state?: FormState
}

/** What a study wants of us, in plain words, then the boxes, each apart. None is ticked but those that the reader ticked before. */
export function ConsentPage({ study, places, consent, state }: ConsentProps) {
  const { t } = useView()
  const asksTexts = study.traces.includes('texts')
  return (
    <Layout title={t('research.consent.answer')} personal>
      <h1>{t('research.consent.answer')}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      {state?.conflict && (
        <p class="note warn" role="alert">
          {t('research.consent.changed')}
        </p>
      )}
      <p {...inLang(study.lang)}>{study.question}</p>
      <Terms study={study} places={places} />
      <section class="stack">
        <h2>{t('research.consent.know')}</h2>
        <ul>
          {(['free', 'unseen', 'anytime', 'undone', 'sensitive'] as const).map((thing) => (
            <li>{t(`research.consent.know.${thing}`)}</li>
          ))}
        </ul>
      </section>
      <Form action={`${study.path}/accord`} state={state} submit="research.consent.send">
        <Hidden name="wording" value={String(study.wording)} />
        <Check
          name="takesPart"
          label="research.consent.takes-part"
          hint="research.consent.takes-part-hint"
          state={state}
          checked={consent?.takesPart ?? false}
        />
        <Check
          name="data"
          label="research.consent.data"
          hint="research.consent.data-hint"
          state={state}
          checked={consent?.data ?? false}
        />
        {asksTexts && (
          <Check
            name="texts"
            label="research.consent.texts"
            hint="research.consent.texts-hint"
            state={state}
            checked={consent?.texts ?? false}
          />
        )}
        <p class="hint">{t('research.consent.nothing-ticked')}</p>
      </Form>
    </Layout>
  )
}

interface SituationProps {
  said: SaidSituation | undefined
  state?: FormState
}

/** From where someone speaks: for research alone, and for their own eyes. */
export function SituationPage({ said, state }: SituationProps) {
  const { t } = useView()
  return (
    <Layout title={t('research.situation.title')} personal>
      <h1>{t('research.situation.title')}</h1>
      <p>{t('research.situation.intro')}</p>
      <Form action="/moi/etudes/situation" state={state} submit="research.situation.send">
        <Choice
          name="situation"
          label="research.situation.question"
          options={situations.map((value) => ({ value, label: t(`research.situation.is.${value}`) }))}
          state={state}
          value={said?.situation}
        />
        <Field
          name="words"
          label="research.situation.words"
          hint="research.situation.words-hint"
          state={state}
          max={200}
          value={said?.words}
          optional
        />
        <Choice
          name="time"
          label="research.situation.time"
          options={times.map((value) => ({ value, label: t(`research.situation.time.${value}`) }))}
          state={state}
          value={said?.time}
        />
      </Form>
      {said && (
        <form method="post" action="/moi/etudes/situation/effacer">
          <button class="act danger">{t('research.situation.erase')}</button>
        </form>
      )}
      <p class="links">
        <a href="/moi/etudes">{t('research.consent.mine')}</a>
      </p>
    </Layout>
  )
}
