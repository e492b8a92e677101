import { Choice } from '../../platform/choice-fields.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Side } from '../crossings/queries.ts'
import { kindOptions } from '../kinds.tsx'
import { PieceKind } from '../pieces/parts.tsx'
import type { ShownPath, Step } from './queries.ts'

/** Back to the path whose steps one writes. */
function Back({ path }: { path: ShownPath }) {
  return (
    <p class="links">
      <a href={path.path} {...inLang(path.lang)}>
        {path.title}
      </a>
    </p>
  )
}

/** `/parcours/:slug/etapes`: the piece that the next step goes through. */
export function FindPiecePage({
  path,
  words,
  found,
}: {
  path: ShownPath
  words: string
  found: readonly Side[]
}) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.step.add')} personal>
      <h1>{t('knowledge.step.add')}</h1>
      <Back path={path} />
      <form class="search" method="get" action={`${path.path}/etapes`}>
        <div>
          <label for="q">{t('knowledge.step.find')}</label>
          <input id="q" name="q" type="search" value={words} maxlength={200} />
        </div>
        <button class="act main">{t('knowledge.crossing.search')}</button>
      </form>
      <p>
        <a class="act quiet" href="/savoirs/ecrire">
          {t('knowledge.piece.write')}
        </a>
      </p>
      <h2 class="sr">{t('knowledge.step.found')}</h2>
      {found.length === 0 ? (
        <p class="empty">{t('knowledge.crossing.none')}</p>
      ) : (
        <ul class="wall">
          {found.map((piece) => (
            <li class="card know">
              {piece.from !== null && <PieceKind kind={piece.from} />}
              <h3>
                <a href={`${path.path}/etapes?savoir=${piece.id}`} {...inLang(piece.lang)}>
                  {piece.title}
                </a>
              </h3>
              <p {...inLang(piece.lang)}>{piece.summary}</p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

/** What the step says of the piece. */
export function AddStepPage({ path, piece, state }: { path: ShownPath; piece: Side; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.step.add')} personal>
      <h1>{t('knowledge.step.add')}</h1>
      <Back path={path} />
      <dl class="facts">
        <div>
          <dt>{t('knowledge.step.piece')}</dt>
          <dd {...inLang(piece.lang)}>{piece.title}</dd>
        </div>
      </dl>
      <Form action={`${path.path}/etapes`} state={state} submit="knowledge.step.publish">
        <Hidden name="piece" value={piece.id} />
        <StepFields state={state} kind={piece.from ?? undefined} />
      </Form>
    </Layout>
  )
}

/** Other words for a step, its place, and taking it away. */
export function EditStepPage({ path, step, state }: { path: ShownPath; step: Step; state?: FormState }) {
  const { t } = useView()
  const action = `${path.path}/etapes/${step.id}`
  const kept = [
    { field: 'words', label: 'knowledge.step.words', text: step.words },
    { field: 'question', label: 'knowledge.step.question', text: step.question },
  ] as const
  return (
    <Layout title={t('knowledge.step.edit')} personal>
      <h1>{t('knowledge.step.edit')}</h1>
      <Back path={path} />
      <EditForm
        means="knowledge.edit-means"
        action={action}
        back={`${path.path}/${step.id}`}
        kept={kept}
        saves={step.saves}
        state={state}
      >
        <StepFields state={state} step={step} kind={step.kind} />
      </EditForm>
      <form method="post" action={`${action}/monter`}>
        <button class="act quiet">{t('knowledge.step.raise')}</button>
      </form>
      <details class="more">
        <summary>{t('knowledge.step.remove')}</summary>
        <div class="stack">
          <p>{t('knowledge.step.remove-means')}</p>
          <Form action={`${action}/enlever`} submit="knowledge.step.remove-yes" danger />
        </div>
      </details>
    </Layout>
  )
}

interface FieldsProps {
  state: FormState | undefined
  step?: Step
  kind: string | undefined
}

function StepFields({ state, step, kind }: FieldsProps) {
  return (
    <>
      <Choice
        name="kind"
        label="knowledge.step.door"
        options={kindOptions(kind)}
        value={kind}
        state={state}
      />
      <Field
        name="words"
        label="knowledge.step.words"
        hint="knowledge.step.words-hint"
        state={state}
        rows={5}
        max={2_000}
        value={step?.words}
        optional
      />
      <Field
        name="question"
        label="knowledge.step.question"
        hint="knowledge.step.question-hint"
        state={state}
        rows={2}
        max={600}
        value={step?.question}
        optional
      />
      <Field
        name="evidence"
        label="knowledge.step.evidence"
        hint="knowledge.step.evidence-hint"
        state={state}
        max={200}
        value={step?.evidence?.path}
        optional
      />
    </>
  )
}
