import { SignedAs } from '../../people/index.ts'
import { keptTexts } from '../../platform/conflict.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { MoreFields } from '../../platform/more-fields.tsx'
import { useView } from '../../platform/view.ts'
import { ReadersField } from '../readers-field.tsx'
import type { ShownPath } from './queries.ts'

const labels = { title: 'knowledge.path.title', summary: 'knowledge.path.summary' } as const

/** What a path said before, field by field. */
export const pathLabels = { ...labels, steps: 'knowledge.path.steps' } as const

/** `/parcours/ecrire`: what the path is about; its steps come next. */
export function WritePathPage({ state }: { state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.path.write')}>
      <h1>{t('knowledge.path.write')}</h1>
      <p>{t('knowledge.path.write-intro')}</p>
      <SignedAs />
      <Form action="/parcours/ecrire" state={state} submit="knowledge.path.begin">
        <PathFields state={state} />
      </Form>
    </Layout>
  )
}

/** Other words for a path, by those who write it. */
export function EditPathPage({ path, state }: { path: ShownPath; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.path.edit')} personal>
      <h1>{t('knowledge.path.edit')}</h1>
      <EditForm
        means="knowledge.edit-means"
        action={`${path.path}/modifier`}
        back={path.path}
        kept={keptTexts(labels, path)}
        saves={path.saves}
        state={state}
      >
        <PathFields state={state} path={path} />
      </EditForm>
    </Layout>
  )
}

function PathFields({ state, path }: { state: FormState | undefined; path?: ShownPath }) {
  return (
    <>
      <Field name="title" label={labels.title} state={state} max={120} value={path?.title} />
      <Field
        name="summary"
        label={labels.summary}
        hint="knowledge.path.summary-hint"
        state={state}
        rows={3}
        max={600}
        value={path?.summary}
      />
      <ReadersField state={state} value={path?.audience ?? 'open'} />
      <MoreFields state={state} kept={path}>
        <Field
          name="together"
          label="knowledge.path.together"
          hint="knowledge.path.together-hint"
          state={state}
          max={200}
          value={path?.together?.path}
          optional
        />
      </MoreFields>
    </>
  )
}
