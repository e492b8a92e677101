import { Check, Choice } from '../../../platform/choice-fields.tsx'
import { Field, Form, Hidden, typedValue } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownStudy } from '../queries.ts'
import type { Question } from '../questions/queries.ts'
import { sayStep, steps } from '../questions/scale.ts'
import { Terms } from '../said.tsx'
import type { Place } from '../scopes.ts'
import { answerField } from './forms.ts'

interface SheetProps {
  study: ShownStudy
  questions: readonly Question[]
  places: readonly Place[]
  /** Whether the reader keeps the desk, and may type sheets in. */
  types: boolean
}

/** The sheet to print: what the study asks, two boxes to tick by hand, and its questions. */
export function SheetPage({ study, questions, places, types }: SheetProps) {
  const { t } = useView()
  return (
    <Layout title={t('research.form.paper')}>
      <h1>{t('research.form.paper')}</h1>
      <p class="links screen">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <p class="screen">{t('research.form.paper-intro')}</p>
      {types && (
        <p class="screen">
          <a class="act main" href={`${study.path}/papier/taper`}>
            {t('research.form.paper-type')}
          </a>
        </p>
      )}
      <section class="paper a4 stack">
        <h2 {...inLang(study.lang)}>{study.title}</h2>
        <p {...inLang(study.lang)}>{study.question}</p>
        <Terms study={study} places={places} />
        <p>☐ {t('research.consent.takes-part')}</p>
        <p>☐ {t('research.form.paper-data')}</p>
        <p>{t('research.form.paper-code')}</p>
        <ol class="stack">
          {questions.map((question) => (
            <li>
              <p {...inLang(study.lang)}>{question.asks}</p>
              {question.sort === 'scale' ? (
                <p>{steps.map((step) => `☐ ${sayStep(step, question, t)}`).join('   ')}</p>
              ) : (
                <p>…</p>
              )}
            </li>
          ))}
        </ol>
      </section>
    </Layout>
  )
}

interface TypeProps {
  study: ShownStudy
  questions: readonly Question[]
  state?: FormState
}

/** The desk types in a sheet that someone filled, whole. */
export function TypeSheetPage({ study, questions, state }: TypeProps) {
  const { t } = useView()
  return (
    <Layout title={t('research.form.paper-type')} personal>
      <h1>{t('research.form.paper-type')}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <Form action={`${study.path}/papier/taper`} state={state} submit="research.form.paper-send">
        <Check name="agreed" label="research.form.paper-agreed" state={state} checked={false} />
        <Choice
          name="moment"
          label="research.form.moment"
          options={(['before', 'after'] as const).map((value) => ({
            value,
            label: t(`research.form.moment.${value}`),
          }))}
          value="before"
          state={state}
        />
        <Field
          name="code"
          label="research.form.paper-before"
          hint="research.form.paper-before-hint"
          state={state}
          max={100}
          optional
        />
        {questions.map((question) => (
          <TypedAnswer question={question} lang={study.lang} state={state} />
        ))}
      </Form>
    </Layout>
  )
}

interface TypedProps {
  question: Question
  lang: string
  state: FormState | undefined
}

/** A field whose label is what the study asks. */
function TypedAnswer({ question, lang, state }: TypedProps) {
  const { t } = useView()
  const name = answerField(question.id)
  const typed = typedValue(state, name) ?? ''
  return (
    <div class="field">
      <label for={name} {...inLang(lang)}>
        {question.asks}
      </label>
      {question.sort === 'scale' ? (
        <select id={name} name={name}>
          <option value="" selected={typed === ''}>
            {t('research.form.skipped')}
          </option>
          {steps.map((step) => (
            <option value={String(step)} selected={typed === String(step)}>
              {sayStep(step, question, t)}
            </option>
          ))}
        </select>
      ) : (
        <textarea id={name} name={name} rows={3} maxlength={2000}>
          {`\n${typed}`}
        </textarea>
      )}
    </div>
  )
}

/** Under a code on paper: which study has a sheet of that person, and the one act that erases it. */
export function SheetOnPaper({
  study: { title, slug, lang },
  code,
}: {
  study: { title: string; slug: string; lang: string }
  code: string
}) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('research.form.paper-held')}</h2>
      <p>
        <a href={`/recherche/etudes/${slug}`} {...inLang(lang)}>
          {title}
        </a>
      </p>
      <form method="post" action="/recherche/papier/retirer">
        <Hidden name="code" value={code} />
        <button class="act danger">{t('research.form.paper-erase')}</button>
      </form>
    </section>
  )
}
