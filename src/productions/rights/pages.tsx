import { Choice, Select, type Option } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { agreements, rightUses } from './forms.ts'
import type { RightsOf, ShownRight } from './queries.ts'
import { partName, RightFacts } from './right-parts.tsx'

/** Who is seen and heard: the private list, and adding someone to it. */
export function RightsPage({ of, state }: { of: RightsOf; state?: FormState }) {
  const { t } = useView()
  const path = `/productions/droits/${of.id}`
  return (
    <Layout title={`${t('productions.rights.title')} · ${of.title}`} personal>
      <BackLink path={of.path} title={of.title} lang={of.lang} />
      <h1>{t('productions.rights.title')}</h1>
      <p>{t('productions.rights.intro')}</p>
      {of.rights.length > 0 && (
        <ul class="log">
          {of.rights.map((right) => (
            <li class="stack">
              <RightLine right={right} of={of} />
            </li>
          ))}
        </ul>
      )}
      {of.parts.length === 0 ? (
        <p class="empty">{t('productions.rights.nothing')}</p>
      ) : (
        <section class="stack">
          <h2>{t('productions.rights.add')}</h2>
          <Form action={path} state={state} submit="productions.rights.add">
            <RightFields of={of} state={state} />
          </Form>
        </section>
      )}
    </Layout>
  )
}

function BackLink({ path, title, lang }: { path: string; title: string; lang: string }) {
  return (
    <p>
      <a class="act quiet" href={path} {...inLang(lang)}>
        {title}
      </a>
    </p>
  )
}

function RightLine({ right, of }: { right: ShownRight; of: RightsOf }) {
  const { t } = useView()
  const path = `/productions/droits/${of.id}/personnes/${right.id}`
  return (
    <>
      <p>
        <b>{right.name}</b> · {partName(of, right.key, t)}
      </p>
      <RightFacts right={right} />
      {!right.ended && (
        <p class="acts">
          <a class="act quiet" href={path}>
            {t('productions.rights.change')}
            <span class="sr"> : {right.name}</span>
          </a>
          <a class="act quiet" href={`${path}/feuille`}>
            {t('productions.rights.sheet')}
            <span class="sr"> : {right.name}</span>
          </a>
        </p>
      )}
    </>
  )
}

function RightFields({
  of,
  state,
  right,
}: {
  of: RightsOf
  state?: FormState | undefined
  right?: ShownRight
}) {
  const { t } = useView()
  const options = <Value extends string>(
    values: readonly Value[],
    label: (value: Value) => string,
  ): Option[] => values.map((value) => ({ value, label: label(value) }))
  return (
    <>
      <Field
        name="name"
        label="productions.rights.name"
        hint="productions.rights.name-hint"
        state={state}
        value={right?.name}
        max={80}
      />
      <Select
        name="key"
        label="productions.rights.part"
        options={of.parts.map(({ key }) => ({ value: key, label: partName(of, key, t) }))}
        state={state}
        value={right?.key}
      />
      <Choice
        name="uses"
        label="productions.rights.uses"
        many
        options={options(rightUses, (use) => t(`productions.rights.use.${use}`))}
        state={state}
        values={right?.uses ?? ['here']}
      />
      <Choice
        name="agreed"
        label="productions.rights.agreed"
        options={options(agreements, (how) => t(`productions.rights.agreed.${how}`))}
        state={state}
        value={right?.agreed ?? 'not-yet'}
      />
      <Field
        name="until"
        label="productions.rights.until"
        hint="productions.rights.until-hint"
        type="date"
        state={state}
        value={right?.until ?? ''}
        optional
      />
      <Field
        name="handle"
        label="productions.rights.handle"
        hint="productions.rights.handle-hint"
        state={state}
        value={right?.handle}
        max={40}
        optional
      />
    </>
  )
}

/** What someone says now, and taking it all back for them. */
export function RightPage({ of, right, state }: { of: RightsOf; right: ShownRight; state?: FormState }) {
  const { t } = useView()
  const path = `/productions/droits/${of.id}/personnes/${right.id}`
  return (
    <Layout title={`${right.name} · ${t('productions.rights.title')}`} personal>
      <BackLink path={`/productions/droits/${of.id}`} title={t('productions.rights.title')} lang={of.lang} />
      <h1>{right.name}</h1>
      <Form action={path} state={state} submit="productions.save">
        <RightFields of={of} state={state} right={right} />
      </Form>
      <section class="stack">
        <h2>{t('productions.rights.withdraw')}</h2>
        {right.agreed === 'not-yet' ? (
          <Form action={`${path}/enlever`} submit="productions.rights.drop" quiet />
        ) : (
          <>
            <p>{t('productions.rights.withdraw-means')}</p>
            <Form action={`${path}/retirer`} submit="productions.rights.withdraw-yes" danger />
          </>
        )}
      </section>
    </Layout>
  )
}
