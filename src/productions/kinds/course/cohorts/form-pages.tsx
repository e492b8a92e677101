import { SignedAs } from '../../../../people/index.ts'
import { Conflict, keptTexts, Version } from '../../../../platform/conflict.tsx'
import { Field, Form, typedValue, Wrong } from '../../../../platform/fields.tsx'
import type { FormState } from '../../../../platform/forms.ts'
import { Layout } from '../../../../platform/layout.tsx'
import { inLang } from '../../../../platform/prose.tsx'
import { useView } from '../../../../platform/view.ts'
import type { CourseModule } from '../course.ts'
import type { Followed } from '../load.ts'
import { ModuleName } from '../names.tsx'
import { datedModules, dayField } from './forms.ts'
import type { ShownCohort } from './queries.ts'

const labels = {
  name: 'productions.cohort.name',
  begins: 'productions.cohort.begins',
  place: 'productions.cohort.place',
  accompanied: 'productions.cohort.accompanied',
} as const

interface FormPageProps {
  followed: Followed
  state?: FormState
}

/** Calls others to follow a course on the same days. */
export function OpenCohortPage({ followed, state }: FormPageProps) {
  const { t } = useView()
  const { path, title, lang } = followed
  return (
    <Layout title={t('productions.cohort.open')} personal>
      <h1>{t('productions.cohort.open')}</h1>
      <p class="links">
        <a href={path} {...inLang(lang)}>
          {title}
        </a>
      </p>
      <p>{t('productions.cohort.open-intro')}</p>
      <SignedAs />
      <Form action={`${path}/groupes/ouvrir`} state={state} submit="productions.cohort.open-send">
        <Fields followed={followed} state={state} />
      </Form>
    </Layout>
  )
}

/** Other days or other words, or none any more, by whoever opened it. */
export function ChangeCohortPage({ followed, cohort, state }: FormPageProps & { cohort: ShownCohort }) {
  const { t } = useView()
  const path = `${followed.path}/groupes/${cohort.id}`
  return (
    <Layout title={t('productions.cohort.change')} personal>
      <h1>{t('productions.cohort.change')}</h1>
      <p class="links">
        <a href={path}>{cohort.name}</a>
      </p>
      <Conflict state={state} kept={keptTexts(labels, cohort)} />
      <Form action={`${path}/modifier`} state={state} submit="productions.save">
        <Version name="saves" now={cohort.saves} state={state} />
        <Fields followed={followed} state={state} cohort={cohort} />
      </Form>
      <details class="more">
        <summary>{t('productions.cohort.close')}</summary>
        <div class="stack">
          <p>{t('productions.cohort.close-means')}</p>
          <form method="post" action={`${path}/fermer`}>
            <button class="act danger">{t('productions.cohort.close-send')}</button>
          </form>
        </div>
      </details>
    </Layout>
  )
}

interface FieldsProps {
  followed: Followed
  state: FormState | undefined
  cohort?: ShownCohort
}

function Fields({ followed: { course, lang }, state, cohort }: FieldsProps) {
  const { t } = useView()
  const modules = datedModules(course)
  return (
    <>
      <Field
        name="name"
        label={labels.name}
        hint="productions.cohort.name-hint"
        state={state}
        max={80}
        value={cohort?.name}
      />
      <Field name="begins" label={labels.begins} type="date" state={state} value={cohort?.begins} />
      <Field
        name="place"
        label={labels.place}
        hint="productions.cohort.place-hint"
        state={state}
        max={200}
        value={cohort?.place}
        optional
      />
      <Field
        name="accompanied"
        label={labels.accompanied}
        hint="productions.cohort.accompanied-hint"
        state={state}
        max={200}
        value={cohort?.accompanied}
        optional
      />
      {modules.length > 0 && (
        <fieldset class="stack">
          <legend>{t('productions.cohort.days')}</legend>
          <p class="hint">{t('productions.cohort.days-hint')}</p>
          {modules.map((module) => (
            <ModuleDayField
              module={module}
              number={course.modules.indexOf(module) + 1}
              lang={lang}
              state={state}
              value={cohort?.dates.find(({ key }) => key === module.key)?.day}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

interface ModuleDayProps {
  module: CourseModule
  number: number
  lang: string
  state: FormState | undefined
  value: string | undefined
}

/** A field whose label is what someone wrote. */
function ModuleDayField({ module, number, lang, state, value = '' }: ModuleDayProps) {
  const name = dayField(module.key)
  const wrong = state?.errors[name]
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={name}>
        <ModuleName module={module} number={number} lang={lang} />
      </label>
      <Wrong name={name} state={state} />
      <input
        type="date"
        id={name}
        name={name}
        value={typedValue(state, name) ?? value}
        aria-describedby={wrong ? `${name}-wrong` : undefined}
        aria-invalid={wrong ? 'true' : undefined}
      />
    </div>
  )
}
