import { SignedAs } from '../../people/index.ts'
import { Choice } from '../../platform/choice-fields.tsx'
import { keptTexts } from '../../platform/conflict.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { MoreFields } from '../../platform/more-fields.tsx'
import { useView } from '../../platform/view.ts'
import { kindOptions } from '../kinds.tsx'
import { ReadersField } from '../readers-field.tsx'
import type { ShownPiece } from './queries.ts'

/** What a piece says, field by field. */
export const pieceLabels = {
  title: 'knowledge.piece.title',
  claim: 'knowledge.piece.claim',
  holds: 'knowledge.piece.holds',
  holdsNot: 'knowledge.piece.holds-not',
  source: 'knowledge.piece.source',
  text: 'knowledge.piece.text',
} as const

interface WriteProps {
  kind?: string | undefined
  priority?: string | undefined
  state?: FormState
}

/** `/savoirs/ecrire`: something one knows. */
export function WritePiecePage({ kind, priority, state }: WriteProps) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.piece.write')}>
      <h1>{t('knowledge.piece.write')}</h1>
      <p>{t('knowledge.piece.write-intro')}</p>
      <SignedAs />
      <Form action="/savoirs/ecrire" state={state} submit="knowledge.piece.publish">
        <PieceFields state={state} kind={kind} priority={priority} />
      </Form>
    </Layout>
  )
}

/** Other words for a piece, by those who write it. */
export function EditPiecePage({ piece, state }: { piece: ShownPiece; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.piece.edit')} personal>
      <h1>{t('knowledge.piece.edit')}</h1>
      <EditForm
        means="knowledge.edit-means"
        action={`${piece.path}/modifier`}
        back={piece.path}
        kept={keptTexts(pieceLabels, piece)}
        saves={piece.saves}
        state={state}
      >
        <PieceFields state={state} piece={piece} kind={piece.kind} priority={piece.priority ?? undefined} />
      </EditForm>
    </Layout>
  )
}

interface FieldsProps {
  state: FormState | undefined
  piece?: ShownPiece
  kind: string | undefined
  priority: string | undefined
}

function PieceFields({ state, piece, kind, priority }: FieldsProps) {
  return (
    <>
      <Choice
        name="kind"
        label="knowledge.piece.kind"
        options={kindOptions(piece?.kind)}
        value={kind}
        state={state}
      />
      <Field name="title" label={pieceLabels.title} state={state} max={120} value={piece?.title} />
      <Field
        name="claim"
        label={pieceLabels.claim}
        hint="knowledge.piece.claim-hint"
        state={state}
        rows={3}
        max={600}
        value={piece?.claim}
      />
      <Scope state={state} piece={piece} />
      <ReadersField state={state} value={piece?.audience ?? 'open'} />
      <MoreFields state={state} kept={{ priority, lang: piece?.lang }} />
    </>
  )
}

/** Where it holds, where it does not, where it comes from: what may come later. */
function Scope({ state, piece }: { state: FormState | undefined; piece: ShownPiece | undefined }) {
  return (
    <>
      <Field
        name="holds"
        label={pieceLabels.holds}
        hint="knowledge.piece.holds-hint"
        state={state}
        rows={2}
        max={600}
        value={piece?.holds}
        optional
      />
      <Field
        name="holdsNot"
        label={pieceLabels.holdsNot}
        state={state}
        rows={2}
        max={600}
        value={piece?.holdsNot}
        optional
      />
      <Field
        name="source"
        label={pieceLabels.source}
        hint="knowledge.piece.source-hint"
        state={state}
        rows={2}
        max={600}
        value={piece?.source}
        optional
      />
      <Field
        name="text"
        label={pieceLabels.text}
        hint="knowledge.confidence"
        state={state}
        rows={8}
        max={12_000}
        value={piece?.text}
        optional
      />
    </>
  )
}
