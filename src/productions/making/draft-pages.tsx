import { Check, Field, Form, Hidden, Select } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { excerpt } from '../../platform/markdown.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { AskedName } from '../authors/queries.ts'
import { Authors } from '../authors/names.tsx'
import { Clash } from '../clash.tsx'
import type { ShownPart } from '../kinds/form.tsx'
import { formOfKind } from '../kinds/registry.ts'
import { langOf, nameOf, optionsOf } from '../words.ts'
import type { ListedDraft, OpenTrial, ShownDraft } from './queries.ts'
import { CoverFields, WholeChoices } from './start-page.tsx'

/** What one is writing, alone or in groups, and names others ask one to agree to. */
export function DraftsPage({
  drafts,
  asked,
}: {
  drafts: readonly ListedDraft[]
  asked: readonly AskedName[]
}) {
  const { t } = useView()
  return (
    <Layout title={t('productions.drafts.title')} personal>
      <h1>{t('productions.drafts.title')}</h1>
      {asked.map((name) => (
        <AskedNote asked={name} />
      ))}
      {drafts.length === 0 ? (
        <div class="empty">
          <p>{t('productions.drafts.empty')}</p>
          <a class="act main" href="/productions/proposer">
            {t('productions.propose')}
          </a>
        </div>
      ) : (
        <ul class="wall">
          {drafts.map((draft) => (
            <li class="card made">
              <p class="kind">{nameOf('kind', draft.kind)}</p>
              <h2>
                <a href={`/productions/ebauches/${draft.id}`} lang={langOf(draft.lang)}>
                  {draft.title}
                </a>
              </h2>
              <p class="by">
                <span>{draft.groupName ?? t('productions.drafts.alone')}</span>
                <Ago at={draft.savedAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

function AskedNote({ asked }: { asked: AskedName }) {
  const { t } = useView()
  return (
    <div class="note stack">
      <p>{t('productions.asked', { name: asked.name, title: asked.title })}</p>
      <div class="acts">
        <form method="post" action={`/productions/noms/${asked.id}/accepter`}>
          <button class="act">{t('productions.asked.yes')}</button>
        </form>
        <form method="post" action={`/productions/noms/${asked.id}/enlever`}>
          <button class="act quiet">{t('productions.asked.no')}</button>
        </form>
      </div>
    </div>
  )
}

/** The table on which something is made: what is said of it, its parts, who is named, and the act that publishes it. */
export function DraftPage({ draft }: { draft: ShownDraft }) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  return (
    <Layout title={draft.title} personal>
      <section class="poster made stack">
        <p class="kind">
          <Icon name="made" />
          {t('productions.kind.draft')} · {nameOf('kind', draft.kind)}
        </p>
        <h1 lang={langOf(draft.lang)}>{draft.title}</h1>
        <p>
          {draft.group
            ? t('productions.draft.seen-by-group', { name: draft.group.name })
            : t('productions.draft.seen-by-you')}
        </p>
        <div class="acts">
          <a class="act main" href={`${path}/publier`}>
            {t(draft.version === null ? 'productions.publish' : 'productions.publish.version')}
          </a>
          <a class="act" href={`${path}/apercu`}>
            {t('productions.preview')}
          </a>
        </div>
      </section>
      {draft.clashedAt && <ClashNote at={draft.clashedAt} />}
      {draft.version !== null && draft.path && (
        <p class="note">
          {t('productions.draft.next', { number: draft.version + 1 })}{' '}
          <a href={draft.path}>{t('productions.draft.published')}</a>
        </p>
      )}
      <section class="stack">
        <div class="heading">
          <h2>{t('productions.draft.whole')}</h2>
          <a href={`${path}/ensemble`}>{t('productions.draft.edit-whole')}</a>
        </div>
        <p lang={langOf(draft.lang)}>{draft.summary}</p>
        <p class="soft">{nameOf('licence', draft.licence)}</p>
      </section>
      <PartsSection draft={draft} path={path} />
      <section class="stack">
        <div class="heading">
          <h2>{t('productions.authors')}</h2>
          <a href={`/productions/noms/${draft.productionId}`}>{t('productions.authors.edit')}</a>
        </div>
        <p class="by">
          <Authors authors={draft.authors} group={draft.group} />
        </p>
      </section>
      <p>
        <a class="act danger" href={`${path}/jeter`}>
          <Icon name="remove" /> {t('productions.throw')}
        </a>
      </p>
    </Layout>
  )
}

function ClashNote({ at }: { at: Date }) {
  const { t, now } = useView()
  // After a day everyone has seen it.
  if (now.getTime() - at.getTime() > 86_400_000) return null
  return (
    <p class="note warn" role="status">
      {t('productions.clash.note')} <Ago at={at} />
    </p>
  )
}

function PartsSection({ draft, path }: { draft: ShownDraft; path: string }) {
  const { t, words } = useView()
  const form = formOfKind(words, draft.kind)
  return (
    <section class="stack">
      <h2>{t('productions.parts')}</h2>
      {draft.parts.length === 0 && <p class="soft">{t('productions.parts.empty')}</p>}
      <ol class="log">
        {draft.parts.map((part, at) => (
          <li>
            <PartLine
              part={part}
              path={`${path}/parties/${part.id}`}
              first={at === 0}
              lang={langOf(draft.lang)}
            />
          </li>
        ))}
      </ol>
      <h3>{t('productions.parts.add')}</h3>
      <p class="acts">
        {form.sorts.map((sort) => (
          <a class="act" href={`${path}/ajouter/${sort}`}>
            <Icon name="add" /> {t(`productions.part.${sort}`)}
          </a>
        ))}
      </p>
    </section>
  )
}

interface LineProps {
  part: ShownPart
  path: string
  first: boolean
  lang: string | undefined
}

function PartLine({ part, path, first, lang }: LineProps) {
  const { t } = useView()
  const name =
    part.title || part.alt || part.file?.name || excerpt(part.text, 60) || t(`productions.part.${part.sort}`)
  return (
    <div class="stack">
      <p>
        <b>{t(`productions.part.${part.sort}`)}</b> · <span lang={lang}>{name}</span>
      </p>
      {part.sort === 'picture' && !part.alt && <p class="soft">{t('productions.part.alt-missing')}</p>}
      {part.sort === 'film' && !part.captions && <p class="soft">{t('productions.part.captions-later')}</p>}
      {part.sort === 'audio' && !part.text && <p class="soft">{t('productions.part.transcript-later')}</p>}
      <div class="acts">
        <a class="act quiet" href={path}>
          {t('productions.part.edit')}
          <span class="sr"> : {name}</span>
        </a>
        {!first && (
          <form method="post" action={`${path}/monter`}>
            <button class="act quiet">
              {t('productions.up')}
              <span class="sr"> : {name}</span>
            </button>
          </form>
        )}
        <form method="post" action={`${path}/enlever`}>
          <button class="act quiet">
            {t('productions.part.remove')}
            <span class="sr"> : {name}</span>
          </button>
        </form>
      </div>
    </div>
  )
}

/** What is said of the whole. With `clash`, someone saved it meanwhile: their text stands above what was typed. */
export function WholePage({
  draft,
  state,
  clash = false,
}: {
  draft: ShownDraft
  state?: FormState
  clash?: boolean
}) {
  const { t, words } = useView()
  const form = formOfKind(words, draft.kind)
  const path = `/productions/ebauches/${draft.id}`
  return (
    <Layout title={t('productions.draft.edit-whole')} personal>
      <h1>{t('productions.draft.edit-whole')}</h1>
      {clash && state && (
        <Clash
          state={state}
          texts={[
            { field: 'title', label: 'productions.title', text: draft.title },
            { field: 'summary', label: 'productions.summary', text: draft.summary },
            { field: 'easy', label: 'productions.easy', text: draft.easy },
          ]}
        />
      )}
      <Form action={`${path}/ensemble`} state={state} submit="productions.save" files>
        <Hidden name="saves" value={String(draft.saves)} />
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
        <b lang={langOf(draft.lang)}>{draft.title}</b>
      </p>
      <p>{t(draft.group ? 'productions.publish.fulfils' : 'productions.publish.at-once')}</p>
      {draft.parts.length === 0 && <p class="note warn">{t('productions.publish.nothing')}</p>}
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
      </Form>
    </Layout>
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
