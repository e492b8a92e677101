import { SignedAs } from '../../people/index.ts'
import { Choice, Select } from '../../platform/choice-fields.tsx'
import { priorityOptions } from '../../platform/choices.ts'
import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { sayDay } from '../day.tsx'
import type { ShownStudy } from './queries.ts'
import type { Place } from './scopes.ts'
import { traces } from './tables.ts'

/** What a study says, field by field. */
const labels = {
  title: 'research.study.title',
  question: 'research.study.question',
  protocol: 'research.study.protocol',
  doneBy: 'research.study.done-by',
  institution: 'research.study.institution',
  ethics: 'research.study.ethics',
} as const

interface FormProps {
  /** Strands and groups it may look at. */
  offered: readonly Place[]
  state?: FormState
}

/** Prepares a study. */
export function PrepareStudyPage({ offered, state }: FormProps) {
  const { t } = useView()
  return (
    <Layout title={t('research.study.prepare')}>
      <h1>{t('research.study.prepare')}</h1>
      <p>{t('research.study.prepare-intro')}</p>
      <SignedAs />
      <Form action="/recherche/etudes/ouvrir" state={state} submit="research.study.prepare-send">
        <StudyFields offered={offered} state={state} />
      </Form>
    </Layout>
  )
}

/** Other words for a study, by whoever opened it. */
export function ChangeStudyPage({ study, offered, state }: FormProps & { study: ShownStudy }) {
  const { t } = useView()
  return (
    <Layout title={t('research.study.change')} personal>
      <h1>{t('research.study.change')}</h1>
      {study.openedAt && <p class="note">{t('research.study.change-means')}</p>}
      <Conflict state={state} kept={keptTexts(labels, study)} />
      <Form action={`${study.path}/modifier`} state={state} submit="research.study.save">
        <Version name="saves" now={study.saves} state={state} />
        <StudyFields offered={offered} state={state} study={study} />
      </Form>
      <p class="links">
        <a href={study.path}>{t('research.study.leave-as-is')}</a>
      </p>
    </Layout>
  )
}

interface FieldsProps {
  offered: readonly Place[]
  state: FormState | undefined
  study?: ShownStudy
}

function StudyFields({ offered, state, study }: FieldsProps) {
  const { t } = useView()
  const field = (name: keyof typeof labels, max: number, rows?: number) => ({
    ...{ name, label: labels[name], state, max, value: study?.[name] },
    ...(rows && { rows }),
  })
  return (
    <>
      <Field {...field('title', 120)} />
      <Field {...field('question', 1_000, 3)} hint="research.study.question-hint" />
      <Field {...field('protocol', 4_000, 6)} hint="research.study.protocol-hint" />
      <Field {...field('doneBy', 400, 2)} hint="research.study.done-by-hint" />
      <Field {...field('institution', 200)} hint="research.study.institution-hint" optional />
      <Field {...field('ethics', 2_000, 4)} hint="research.study.ethics-hint" />
      <Choice
        name="traces"
        label="research.study.traces"
        hint="research.study.traces-hint"
        options={traces.map((trace) => ({ value: trace, label: t(`research.study.trace.${trace}`) }))}
        state={state}
        values={study?.traces ?? []}
        many
      />
      <ScopeFields offered={offered} state={state} scopes={study?.scopes ?? ['lab']} />
      {study?.openedAt ? (
        <p>{t('research.study.analysis-stays', { day: sayDay(study.analysisOn) })}</p>
      ) : (
        <Field
          name="analysisOn"
          label="research.study.analysis-on"
          hint="research.study.analysis-hint"
          type="date"
          state={state}
          value={study?.analysisOn}
        />
      )}
      <Field
        name="dataUntil"
        label="research.study.data-until"
        hint="research.study.data-until-hint"
        type="date"
        state={state}
        value={study?.dataUntil}
      />
      <LanguageField state={state} value={study?.lang} />
    </>
  )
}

interface ScopeProps {
  offered: readonly Place[]
  state: FormState | undefined
  scopes: readonly string[]
}

function ScopeFields({ offered, state, scopes }: ScopeProps) {
  const { t, words } = useView()
  const places = (kind: string) => offered.filter((place) => place.kind === kind)
  const chosen = (kind: string) => places(kind).find(({ id }) => scopes.includes(id))?.id ?? ''
  const priority = scopes.find((scope) => words.find('priority', scope)) ?? ''
  const select = (name: 'strand' | 'group') => (
    <Select
      name={name}
      label={`research.study.scope.${name}`}
      options={places(name).map(({ id, title }) => ({ value: id, label: title }))}
      empty="research.study.scope.none"
      value={chosen(name)}
      state={state}
    />
  )
  return (
    <>
      <Choice
        name="where"
        label="research.study.where"
        options={(['lab', 'some'] as const).map((value) => ({
          value,
          label: t(`research.study.scope.${value}`),
        }))}
        state={state}
        value={scopes.includes('lab') ? 'lab' : 'some'}
      />
      <details class="more" open={state !== undefined || !scopes.includes('lab')}>
        <summary>{t('research.study.scope.which')}</summary>
        <div class="stack">
          <Select
            name="priority"
            label="research.study.scope.priority"
            options={priorityOptions(priority)}
            empty="research.study.scope.none"
            value={priority}
            state={state}
          />
          {select('strand')}
          {select('group')}
        </div>
      </details>
    </>
  )
}
