import { SignedAs } from '../../people/index.ts'
import { priorityOptions } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { keptTexts } from '../../platform/conflict.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { OriginField } from '../../platform/origin-parts.tsx'
import type { Origin } from '../../platform/origins.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownNeed } from './queries.ts'

/** What a need says, field by field. */
export const needLabels = {
  title: 'productions.need.title',
  purpose: 'productions.need.purpose',
  withWhom: 'productions.need.with-whom',
  tried: 'productions.need.tried',
} as const

/** Says what one lacks. */
export function SayNeedPage({ origin, state }: { origin: Origin | undefined; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.need.say')}>
      <h1>{t('productions.need.say')}</h1>
      <p>{t('productions.need.say-intro')}</p>
      <SignedAs />
      <Form action="/besoins/dire" state={state} submit="productions.need.send">
        <OriginField origin={origin} />
        <NeedFields state={state} />
      </Form>
    </Layout>
  )
}

/** Other words for a need, by whoever said it. */
export function EditNeedPage({ need, state }: { need: ShownNeed; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.need.edit')} personal>
      <h1>{t('productions.need.edit')}</h1>
      <EditForm
        means="productions.edit-means"
        action={`${need.path}/modifier`}
        back={need.path}
        kept={keptTexts(needLabels, need)}
        saves={need.saves}
        state={state}
      >
        <NeedFields state={state} need={need} />
      </EditForm>
    </Layout>
  )
}

function NeedFields({ state, need }: { state: FormState | undefined; need?: ShownNeed }) {
  const { t } = useView()
  return (
    <>
      <Field name="title" label={needLabels.title} state={state} max={120} value={need?.title} />
      <Field
        name="purpose"
        label={needLabels.purpose}
        hint="productions.confidence"
        state={state}
        rows={5}
        max={2_000}
        value={need?.purpose}
      />
      <Field
        name="withWhom"
        label={needLabels.withWhom}
        hint="productions.need.with-whom-hint"
        state={state}
        max={400}
        value={need?.withWhom}
        optional
      />
      <Field
        name="tried"
        label={needLabels.tried}
        state={state}
        rows={3}
        max={2_000}
        value={need?.tried}
        optional
      />
      <details class="more" open={state !== undefined}>
        <summary>{t('productions.more')}</summary>
        <div class="stack">
          <Select
            name="priority"
            label="productions.priority"
            options={priorityOptions(need?.priority)}
            empty="productions.priority-none"
            value={need?.priority ?? ''}
            state={state}
          />
          <LanguageField state={state} value={need?.lang} />
        </div>
      </details>
    </>
  )
}
