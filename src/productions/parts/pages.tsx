import { Conflict, Version } from '../../platform/conflict.tsx'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownPart } from '../kinds/form.tsx'
import { formOfKind } from '../kinds/registry.ts'
import type { PartSort } from '../tables.ts'
import { PartFields, texts, titles } from './fields.tsx'

interface Draft {
  id: string
  title: string
  kind: string
  parts: readonly ShownPart[]
}

/** A new part of what is being written. */
export function AddPartPage({ draft, sort, state }: { draft: Draft; sort: PartSort; state?: FormState }) {
  const { t, words } = useView()
  const title = t(`productions.part.add.${sort}`)
  return (
    <Layout title={title} personal>
      <BackLink draft={draft} />
      <h1>{title}</h1>
      <Form
        action={`/productions/ebauches/${draft.id}/ajouter/${sort}`}
        state={state}
        submit="productions.part.add"
        files={sort !== 'text'}
      >
        <PartFields form={formOfKind(words, draft.kind)} sort={sort} state={state} parts={draft.parts} />
      </Form>
    </Layout>
  )
}

interface EditProps {
  draft: Draft
  part: ShownPart
  state?: FormState
}

/** A part as it stands, to change it. */
export function EditPartPage({ draft, part, state }: EditProps) {
  const { t, words } = useView()
  const title = t('productions.part.edit')
  return (
    <Layout title={title} personal>
      <BackLink draft={draft} />
      <h1>{title}</h1>
      <Conflict
        state={state}
        kept={[
          { field: 'partTitle', label: titles[part.sort], text: part.title },
          { field: 'partText', label: texts[part.sort], text: part.text },
        ]}
      />
      <Form
        action={`/productions/ebauches/${draft.id}/parties/${part.id}`}
        state={state}
        submit="productions.save"
        files={part.sort !== 'text'}
      >
        <Version name="saves" now={part.saves} state={state} />
        <PartFields
          form={formOfKind(words, draft.kind)}
          sort={part.sort}
          state={state}
          part={part}
          parts={draft.parts}
        />
      </Form>
    </Layout>
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
