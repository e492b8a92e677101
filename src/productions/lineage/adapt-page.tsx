import { SignedAs } from '../../people/index.ts'
import type { MyGroup } from '../../groups/index.ts'
import { Choice, Select } from '../../platform/choice-fields.tsx'
import { nameOf } from '../../platform/choices.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { languageOptions } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { sharesAlike } from '../making/licence.ts'
import { GroupField } from '../making/start-page.tsx'
import { SideHeading } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import { adaptedKinds } from '../tables.ts'

interface AdaptProps {
  production: ProductionHead
  groups: readonly MyGroup[]
  state?: FormState
}

/** Begins an adaptation: what it is called, why it is made, what it changes. */
export function AdaptPage({ production, groups, state }: AdaptProps) {
  const { t, words } = useView()
  return (
    <Layout title={t('productions.adapt.title')}>
      <SideHeading production={production} title={t('productions.adapt.title')} />
      <p>{t('productions.adapt.intro')}</p>
      <p class="note">
        {nameOf('licence', production.licence)}
        {'. '}
        {t(
          sharesAlike(words, production.licence)
            ? 'productions.adapt.same-licence'
            : 'productions.adapt.any-licence',
        )}
      </p>
      <SignedAs />
      <Form action={`${production.path}/adapter`} state={state} submit="productions.adapt.submit">
        <Field name="title" label="productions.title" state={state} value={production.title} max={120} />
        <Choice
          name="kind"
          label="productions.lineage.choose"
          options={adaptedKinds.map((kind) => ({
            value: kind,
            label: t(`productions.lineage.choose.${kind}`),
          }))}
          state={state}
          value="audience"
        />
        <Select
          name="to"
          label="productions.lineage.to"
          hint="productions.lineage.to-hint"
          options={languageOptions().filter(({ value }) => value !== production.lang)}
          empty="productions.lineage.to-none"
          state={state}
        />
        <Field
          name="why"
          label="productions.adapt.why"
          hint="productions.adapt.why-hint"
          state={state}
          rows={4}
          max={1_000}
        />
        <GroupField groups={groups} state={state} />
      </Form>
    </Layout>
  )
}
