import { SignedAs } from '../../people/index.ts'
import type { MyGroup } from '../../groups/index.ts'
import { nameOf } from '../../platform/choices.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { sharesAlike } from '../making/licence.ts'
import { GroupField } from '../making/start-page.tsx'
import { SideHeading, Tabs } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import type { Relative } from './queries.ts'

interface LineageProps {
  production: ProductionHead
  before: readonly Relative[]
  after: readonly Relative[]
}

/** Where a production comes from and what came from it. */
export function LineagePage({ production, before, after }: LineageProps) {
  const { t } = useView()
  const titles = new Map([production, ...after].map(({ id, title }) => [id, title]))
  return (
    <Layout title={`${t('productions.tab.lineage')} · ${production.title}`}>
      <SideHeading production={production} title={t('productions.lineage.title')} />
      <Tabs production={production} here="/filiation" />
      <section class="stack">
        <h2>{t('productions.comes-from')}</h2>
        {!production.adapted && <p>{t('productions.lineage.first')}</p>}
        {production.adapted && <p {...inLang(production.lang)}>{production.adaptedWhy}</p>}
        {production.adapted && !production.origin && <p class="note">{t('productions.origin-gone')}</p>}
        {before.length > 0 && (
          <ol class="journal">
            {before.map((relative) => (
              <RelativeItem relative={relative} />
            ))}
          </ol>
        )}
      </section>
      <section class="stack">
        <h2>{t('productions.lineage.after')}</h2>
        {after.length === 0 && <p>{t('productions.lineage.none')}</p>}
        {after.length > 0 && (
          <ol class="journal">
            {after.map((relative) => (
              <RelativeItem
                relative={relative}
                from={relative.from === production.id ? undefined : titles.get(relative.from ?? '')}
              />
            ))}
          </ol>
        )}
        <p>
          <a class="act main" href={`${production.path}/adapter`}>
            {t('productions.adapt')}
          </a>
        </p>
      </section>
    </Layout>
  )
}

function RelativeItem({ relative, from }: { relative: Relative; from?: string | undefined }) {
  const { t } = useView()
  return (
    <li>
      <p>
        <Day at={relative.at} />
        <br />
        <a href={relative.path} {...inLang(relative.lang)}>
          {relative.title}
        </a>
      </p>
      {relative.why && <p {...inLang(relative.lang)}>{relative.why}</p>}
      {from !== undefined && <p class="soft">{t('productions.lineage.through', { title: from })}</p>}
    </li>
  )
}

interface AdaptProps {
  production: ProductionHead
  groups: readonly MyGroup[]
  state?: FormState
}

/** Begins an adaptation: what it is called, what it changes and why. */
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
