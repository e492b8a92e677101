import { SignedAs } from '../../people/index.ts'
import { optionsOf } from '../../platform/choices.ts'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Check, Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { excerpt } from '../../platform/markdown.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { isUnsaid } from '../kinds/form.tsx'
import { formOfKind } from '../kinds/registry.ts'
import type { OpenTrial, ShownDraft } from './queries.ts'
import { CoverFields, WholeChoices } from './start-page.tsx'

/** What is said of the whole. */
export function WholePage({ draft, state }: { draft: ShownDraft; state?: FormState }) {
  const { t, words } = useView()
  const form = formOfKind(words, draft.kind)
  const path = `/productions/ebauches/${draft.id}`
  return (
    <Layout title={t('productions.draft.edit-whole')} personal>
      <h1>{t('productions.draft.edit-whole')}</h1>
      <Conflict
        state={state}
        kept={[
          { field: 'title', label: 'productions.title', text: draft.title },
          { field: 'summary', label: 'productions.summary', text: draft.summary },
          { field: 'easy', label: 'productions.easy', text: draft.easy },
        ]}
      />
      <Form action={`${path}/ensemble`} state={state} submit="productions.save" files>
        <Version name="saves" now={draft.saves} state={state} />
        <Field name="title" label="productions.title" state={state} value={draft.title} max={120} />
        <Select
          name="kind"
          label="productions.kind"
          options={optionsOf('kind', draft.kind)}
          state={state}
          value={draft.kind}
        />
        <Field
          name="summary"
          label="productions.summary"
          hint="productions.summary-hint"
          state={state}
          value={draft.summary}
          rows={3}
          max={400}
        />
        {form.fields(state, draft.answers)}
        <WholeChoices state={state} draft={draft} />
        {draft.cover && <Check name="coverGone" label="productions.cover.remove" state={state} />}
        <CoverFields state={state} alt={draft.coverAlt} />
      </Form>
    </Layout>
  )
}

/** The last look before it is out: who will see it, what changed, what trials it answers. */
export function PublishPage({
  draft,
  trials,
  state,
}: {
  draft: ShownDraft
  trials: readonly OpenTrial[]
  state?: FormState
}) {
  const { t } = useView()
  const next = draft.version !== null
  const title = t(next ? 'productions.publish.version' : 'productions.publish')
  return (
    <Layout title={title} personal>
      <h1>{title}</h1>
      <p>
        <b {...inLang(draft.lang)}>{draft.title}</b>
      </p>
      <p>{t(draft.group ? 'productions.publish.fulfils' : 'productions.publish.at-once')}</p>
      {draft.parts.length === 0 && <p class="note warn">{t('productions.publish.nothing')}</p>}
      <Undescribed draft={draft} />
      <SignedAs otherName={draft.otherName} />
      <Form
        action={`/productions/ebauches/${draft.id}/publier`}
        state={state}
        submit={next ? 'productions.publish.version' : 'productions.publish'}
      >
        {next && (
          <Field
            name="changed"
            label="productions.changed"
            hint="productions.changed-hint"
            state={state}
            rows={3}
            max={400}
          />
        )}
        {trials.length > 0 && <TrialBoxes trials={trials} />}
        <Select
          name="audience"
          label="productions.audience"
          options={[
            { value: 'open', label: t('audience.open') },
            { value: 'lab', label: t('audience.lab') },
          ]}
          state={state}
          value={draft.audience}
        />
        {state?.errors['audience']?.key === 'productions.rights.unagreed' && (
          <p>
            <a class="act" href={`/productions/droits/${draft.productionId}`}>
              {t('productions.rights.title')}
            </a>
          </p>
        )}
        <Unsaid draft={draft} state={state} />
      </Form>
    </Layout>
  )
}

/** Pictures that say nothing to those who do not see them: it can still be put right, and stops nothing. */
function Undescribed({ draft }: { draft: ShownDraft }) {
  const { t } = useView()
  const pictures = draft.parts.filter(({ sort, alt }) => sort === 'picture' && !alt).length
  const count = pictures + (draft.cover && !draft.coverAlt ? 1 : 0)
  if (count === 0) return null
  return (
    <p class="note warn">
      {t('productions.publish.undescribed', { count })}{' '}
      <a href={`/productions/ebauches/${draft.id}`}>{t('productions.publish.describe')}</a>
    </p>
  )
}

/** Films and sounds whose words are not written yet: those who write them go there, or say that they are to come. */
function Unsaid({ draft, state }: { draft: ShownDraft; state: FormState | undefined }) {
  const { t } = useView()
  const parts = draft.parts.filter(isUnsaid)
  if (parts.length === 0) return null
  return (
    <>
      <div class="note warn stack">
        <p>{t('productions.captions.missing')}</p>
        <ul class="links">
          {parts.map((part) => (
            <li>
              <a href={`/productions/ebauches/${draft.id}/parties/${part.id}/sous-titres`}>
                {t('productions.captions.write-for', { title: part.title || part.file?.name || '' })}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <Check
        name="later"
        label="productions.captions.later"
        hint="productions.captions.later-hint"
        state={state}
      />
    </>
  )
}

function TrialBoxes({ trials }: { trials: readonly OpenTrial[] }) {
  const { t } = useView()
  return (
    <fieldset class="field">
      <legend>{t('productions.publish.trials')}</legend>
      {trials.map((trial) => (
        <label class="check">
          <input type="checkbox" name="trials" value={trial.id} />
          <span>
            {trial.place}
            <span class="hint">{excerpt(trial.happened, 140)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Asks once more before what is being written goes for good. */
export function ThrowPage({ draft }: { draft: ShownDraft }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.throw')} personal>
      <h1>{t('productions.throw')}</h1>
      <p>
        {t(draft.version === null ? 'productions.throw.all' : 'productions.throw.next', {
          title: draft.title,
        })}
      </p>
      <Form
        action={`/productions/ebauches/${draft.id}/jeter`}
        submit="productions.throw.yes"
        danger
        also={
          <a class="act quiet" href={`/productions/ebauches/${draft.id}`}>
            {t('productions.keep')}
          </a>
        }
      />
    </Layout>
  )
}
