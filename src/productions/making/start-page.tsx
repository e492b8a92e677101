import { SignedAs } from '../../people/index.ts'
import type { MyGroup } from '../../groups/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { nameOf, optionsOf, priorityOptions } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { OriginField } from '../../platform/origin-parts.tsx'
import type { Origin } from '../../platform/origins.ts'
import { useView } from '../../platform/view.ts'
import { wordName, wordText, type Word } from '../../platform/words.ts'
import type { ProductionForm } from '../kinds/form.tsx'
import { formOf } from '../kinds/registry.ts'
import { PartFiles, PartTexts } from '../parts/fields.tsx'
import { scriptsOf } from '../parts/forms.ts'
import { usualLicence } from './forms.ts'
import { sharesAlike } from './licence.ts'
import type { ShownDraft } from './queries.ts'

/** What can be made here: one choice, then the form for it. `query` goes along, with the group and the need it is for. */
export function ChooseKindPage({ kinds, query }: { kinds: readonly Word[]; query: string }) {
  const { t, locale, viewer } = useView()
  return (
    <Layout title={t('productions.propose.title')}>
      <section class="poster made stack">
        <h1>{t('productions.propose.title')}</h1>
        <p>{t('productions.propose.intro')}</p>
        {viewer && (
          <div class="acts">
            <a class="act" href="/productions/ebauches">
              {t('productions.drafts.yours')}
            </a>
          </div>
        )}
      </section>
      <h2>{t('productions.propose.which')}</h2>
      <ul class="wall">
        {kinds.map((kind) => {
          const form = formOf(kind)
          return (
            <li class="card made">
              <p class="kind">
                <Icon name={form.icon} />
                {t(form.first.label)}
              </p>
              <h3>
                <a href={`/productions/proposer/${encodeURIComponent(kind.slug)}${query}`}>
                  {t('productions.start.title', { kind: wordName(kind, locale) })}
                </a>
              </h3>
              <p>{wordText(kind, locale) || t(form.hint)}</p>
            </li>
          )
        })}
      </ul>
    </Layout>
  )
}

interface StartProps {
  kind: Word
  form: ProductionForm
  /** Groups the reader is in. */
  groups: readonly MyGroup[]
  /** Chosen by the link that led here. */
  groupId?: string | undefined
  need?: { id: string; title: string } | undefined
  origin: Origin | undefined
  state?: FormState | undefined
}

/** One form for the whole, the first part of it, and what can wait. */
export function StartPage({ kind, form, groups, groupId, need, origin, state }: StartProps) {
  const { t, locale, viewer } = useView()
  const title = t('productions.start.title', { kind: wordName(kind, locale) })
  return (
    <Layout title={title} scripts={viewer ? scriptsOf(form.first) : []}>
      <h1>{title}</h1>
      <p>{t('productions.start.intro')}</p>
      {need && <p class="note">{t('productions.start.need', { title: need.title })}</p>}
      <SignedAs />
      <Form
        action={`/productions/proposer/${encodeURIComponent(kind.slug)}`}
        state={state}
        submit="productions.start.submit"
        files
      >
        {need && <Hidden name="need" value={need.id} />}
        <OriginField origin={origin} />
        <Field name="title" label="productions.title" state={state} max={120} />
        <Field
          name="summary"
          label="productions.summary"
          hint="productions.summary-hint"
          state={state}
          rows={3}
          max={400}
        />
        <PartTexts sort={form.first} state={state} starting />
        {form.fields(state, {})}
        <GroupField groups={groups} value={groupId} state={state} />
        <Field
          name="named"
          label="productions.named"
          hint="productions.named-hint"
          state={state}
          value={viewer?.name}
          max={80}
          optional
        />
        <details class="more" open={state !== undefined}>
          <summary>{t('productions.more')}</summary>
          <div class="stack">
            <WholeChoices state={state} />
          </div>
        </details>
        <PartFiles sort={form.first} state={state} starting />
        {!form.first.pictured && <CoverFields state={state} />}
      </Form>
    </Layout>
  )
}

/** With which of one's groups it is made, for those who are in one. */
export function GroupField({
  groups,
  value,
  state,
}: {
  groups: readonly MyGroup[]
  value?: string | undefined
  state: FormState | undefined
}) {
  if (groups.length === 0) return null
  return (
    <Select
      name="group"
      label="productions.group"
      hint="productions.group-hint"
      options={groups.map((group) => ({ value: group.id, label: groupChoice(group) }))}
      empty="productions.group-none"
      state={state}
      value={value}
    />
  )
}

/** Choices about the whole that have a usual answer. */
export function WholeChoices({
  state,
  draft,
}: {
  state?: FormState | undefined
  draft?: ShownDraft | undefined
}) {
  return (
    <>
      <Field
        name="easy"
        label="productions.easy"
        hint="productions.easy-hint"
        state={state}
        value={draft?.easy}
        rows={5}
        max={10_000}
        optional
      />
      <LicenceField state={state} draft={draft} />
      <Select
        name="priority"
        label="productions.priority"
        options={priorityOptions(draft?.priority)}
        empty="productions.priority-none"
        state={state}
        value={draft?.priority ?? ''}
      />
      <LanguageField state={state} value={draft?.lang} />
    </>
  )
}

/** The licence in plain words. What is shared alike stays so in an adaptation: then there is nothing to choose. */
function LicenceField({ state, draft }: { state?: FormState | undefined; draft?: ShownDraft | undefined }) {
  const { t, words } = useView()
  if (draft?.adapted && sharesAlike(words, draft.licence)) {
    return (
      <div class="note">
        <Hidden name="licence" value={draft.licence} />
        {nameOf('licence', draft.licence)}. {t('productions.adapt.same-licence')}
      </div>
    )
  }
  return (
    <Select
      name="licence"
      label="productions.licence"
      hint="productions.licence-hint"
      options={optionsOf('licence', draft?.licence)}
      state={state}
      value={draft?.licence ?? usualLicence}
    />
  )
}

/** The picture that shows the whole in lists and in what people share. */
export function CoverFields({ state, alt }: { state?: FormState | undefined; alt?: string | undefined }) {
  return (
    <>
      <Field
        name="coverAlt"
        label="productions.cover.alt"
        hint="productions.part.alt-hint"
        state={state}
        value={alt}
        rows={3}
        max={1_000}
        optional
      />
      <FileField
        name="cover"
        label="productions.cover"
        hint="productions.part.weight.picture"
        accept="image/*"
        state={state}
      />
    </>
  )
}
