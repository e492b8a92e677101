import { SignedAs } from '../../people/index.ts'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { GroupCard } from '../cards.tsx'
import type { ListedGroup } from '../lists.ts'
import { ScopeLinks } from '../scope-links.tsx'
import type { readStrands, ShownStrand } from './queries.ts'

interface StrandsPageProps {
  strands: Awaited<ReturnType<typeof readStrands>>['rows']
  next: Cursor | null
  started: boolean
}

/** Strands: lines of work that gather groups. */
export function StrandsPage({ strands, next, started }: StrandsPageProps) {
  const { t } = useView()
  return (
    <Layout title={t('groups.strands.title')} description={t('groups.strands.intro')}>
      <section class="poster group stack">
        <h1>{t('groups.strands.title')}</h1>
        <p>{t('groups.strands.intro')}</p>
        <div class="acts">
          <a class="act main" href="/chantiers/ouvrir">
            <Icon name="add" />
            {t('groups.strand.open')}
          </a>
        </div>
      </section>
      <h2 class="sr">{t('groups.strands.all')}</h2>
      {strands.length === 0 && <p class="empty">{t('groups.strands.none')}</p>}
      <ul class="wall">
        {strands.map((strand) => (
          <li class="card group">
            <p class="kind">
              <Icon name="strand" />
              {t('groups.kind.strand')}
            </p>
            <h3>
              <a href={strand.path} {...inLang(strand.lang)}>
                {strand.name}
              </a>
            </h3>
            <p {...inLang(strand.lang)}>{strand.summary}</p>
          </li>
        ))}
      </ul>
      <Pager path="/chantiers" next={next} started={started} />
    </Layout>
  )
}

interface StrandPageProps {
  strand: ShownStrand
  line: { text: string; lang: string } | undefined
  groups: readonly ListedGroup[]
  next: Cursor | null
  started: boolean
}

/** One strand and the groups it gathers. */
export function StrandPage({ strand, line, groups, next, started }: StrandPageProps) {
  const { t } = useView()
  return (
    <Layout title={strand.name} description={strand.summary}>
      <section class="poster group stack">
        <p class="kind">
          <Icon name="strand" />
          {t('groups.kind.strand')}
        </p>
        <h1 {...inLang(strand.lang)}>{strand.name}</h1>
        <Prose text={strand.purpose} lang={strand.lang} />
        <div class="acts">
          <a class="act main" href={`/groupes/ouvrir?chantier=${strand.slug}`}>
            {t('groups.strand.group-here')}
          </a>
          <a class="act" href={`${strand.path}/ligne`}>
            {t('groups.line.see')}
          </a>
          {strand.mine && (
            <a class="act" href={`${strand.path}/modifier`}>
              {t('groups.strand.edit')}
            </a>
          )}
        </div>
      </section>
      <HiddenNote id={strand.id} reason={strand.hiddenReason} />
      {line && (
        <section class="stack">
          <h2>{t('groups.line.title')}</h2>
          <Prose text={line.text} lang={line.lang} />
        </section>
      )}
      <h2>{t('groups.strand.groups')}</h2>
      {groups.length === 0 && <p class="empty">{t('groups.strand.none')}</p>}
      <ul class="wall">
        {groups.map((group) => (
          <GroupCard group={group} />
        ))}
      </ul>
      <Pager path={strand.path} next={next} started={started} />
      <ScopeLinks {...strand} />
      <ThingLinks {...strand} />
    </Layout>
  )
}

/** Opening a strand. */
export function OpenStrandPage({ state }: { state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('groups.strand.open')}>
      <h1>{t('groups.strand.open')}</h1>
      <p>{t('groups.strands.intro')}</p>
      <SignedAs />
      <Form action="/chantiers/ouvrir" state={state} submit="groups.strand.open">
        <StrandFields state={state} />
      </Form>
    </Layout>
  )
}

/** Editing a strand one opened. */
export function EditStrandPage({ strand, state }: { strand: ShownStrand; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('groups.strand.edit')} personal>
      <h1>{t('groups.strand.edit')}</h1>
      <Conflict
        state={state}
        kept={[
          { field: 'name', label: 'groups.field.strand-name', text: strand.name },
          { field: 'purpose', label: 'groups.field.strand-purpose', text: strand.purpose },
        ]}
      />
      <Form action={`${strand.path}/modifier`} state={state} submit="groups.edit.act">
        <Version now={strand.version} state={state} />
        <StrandFields state={state} values={strand} />
      </Form>
    </Layout>
  )
}

function StrandFields({
  state,
  values,
}: {
  state: FormState | undefined
  values?: { name: string; purpose: string }
}) {
  return (
    <>
      <Field name="name" label="groups.field.strand-name" max={80} state={state} value={values?.name} />
      <Field
        name="purpose"
        label="groups.field.strand-purpose"
        hint="groups.field.strand-purpose.hint"
        rows={5}
        max={2_000}
        state={state}
        value={values?.purpose}
      />
    </>
  )
}
