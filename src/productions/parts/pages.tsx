import { Conflict, Version } from '../../platform/conflict.tsx'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { sortNamed } from '../kinds/registry.ts'
import { PartFields } from './fields.tsx'
import { scriptsOf } from './forms.ts'
import type { PartSort, ShownPart } from './sorts.ts'

interface Draft {
  id: string
  title: string
  kind: string
  parts: readonly ShownPart[]
}

interface AddProps {
  draft: Draft
  sort: PartSort
  state?: FormState
  /** The key of the part it comes after, where one said. */
  after: string | undefined
}

/** A new part of what is being written. */
export function AddPartPage({ draft, sort, state, after }: AddProps) {
  const { t } = useView()
  const place = after === undefined ? '' : `?apres=${encodeURIComponent(after)}`
  const title = t(sort.add)
  return (
    <Layout title={title} scripts={scriptsOf(sort)} personal>
      <BackLink draft={draft} />
      <h1>{title}</h1>
      <Form
        action={`/productions/ebauches/${draft.id}/ajouter/${sort.name}${place}`}
        state={state}
        submit="productions.part.add"
        files={sort.file !== undefined}
      >
        <PartFields sort={sort} state={state} parts={draft.parts} />
      </Form>
    </Layout>
  )
}

interface EditProps {
  draft: Draft
  part: ShownPart
  /** What it was before it is translated or written more simply. */
  original?: Original | undefined
  state?: FormState | undefined
}

interface Original {
  title: string
  text: string
  alt: string
  lang: string
}

/** A part as it stands, to change it. */
export function EditPartPage({ draft, part, original, state }: EditProps) {
  const { t } = useView()
  const sort = sortNamed(part.sort)
  const title = t('productions.part.edit')
  const form = (
    <Form
      action={`/productions/ebauches/${draft.id}/parties/${part.id}`}
      state={state}
      submit="productions.save"
      files={sort.file !== undefined}
    >
      <Version name="saves" now={part.saves} state={state} />
      <PartFields sort={sort} state={state} part={part} parts={draft.parts} />
    </Form>
  )
  return (
    <Layout title={title} scripts={scriptsOf(sort)} personal>
      <BackLink draft={draft} />
      <h1>{title}</h1>
      <Conflict
        state={state}
        kept={[
          { field: 'partTitle', label: sort.title.label, text: part.title },
          { field: 'partText', label: sort.text.label, text: part.text },
        ]}
      />
      {original ? (
        <div class="pair">
          <OriginalText original={original} />
          {form}
        </div>
      ) : (
        form
      )}
    </Layout>
  )
}

/** Beside one's own words where there is room; on a narrow screen behind what opens it. */
function OriginalText({ original }: { original: Original }) {
  const { t } = useView()
  const { title, text, alt, lang } = original
  return (
    <div>
      <details class="more fold">
        <summary>{t('productions.lineage.original')}</summary>
      </details>
      <section class="stack" aria-label={t('productions.lineage.original')}>
        <h2>{t('productions.lineage.original')}</h2>
        {title && <h3 {...inLang(lang)}>{title}</h3>}
        {alt && <p {...inLang(lang)}>{alt}</p>}
        <Prose text={text} lang={lang} />
      </section>
    </div>
  )
}

function BackLink({ draft }: { draft: Draft }) {
  return (
    <p>
      <a class="act quiet" href={`/productions/ebauches/${draft.id}`}>
        {draft.title}
      </a>
    </p>
  )
}
