import type { FormState } from '../../../platform/forms.ts'
import { Check } from '../../../platform/choice-fields.tsx'
import { Conflict } from '../../../platform/conflict.tsx'
import { Field, Form, Hidden } from '../../../platform/fields.tsx'
import { FileField } from '../../../platform/file-field.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { InkProblem } from './check-ink.ts'
import type { Lost } from './imported.ts'

/** What changing the whole game by a text would take away. */
export interface Losses {
  lost: readonly Lost[]
  /** Names of scenes that are not in the text. */
  gone: readonly string[]
  /** Stands for all of it: one agrees to this and to nothing else. */
  digest: string
}

interface ImportProps {
  tool: 'ink' | 'twine'
  draft: { id: string; title: string; lang: string }
  /** The game as it stands, where the tool can say it. */
  text: string
  /** The saved state it was read in. */
  saved: string
  state?: FormState
  problems?: readonly InkProblem[]
  losses?: Losses
}

/** A whole game at once, as a text for those who know the tool. */
export function ImportPage({ tool, draft, text, saved, state, problems = [], losses }: ImportProps) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  const title = t(`productions.game.${tool}.title`)
  return (
    <Layout title={title} personal>
      <p>
        <a class="act quiet" href={`${path}/scenes`} {...inLang(draft.lang)}>
          {draft.title}
        </a>
      </p>
      <h1>{title}</h1>
      <p>{t(`productions.game.${tool}.intro`)}</p>
      <Conflict state={state} kept={[{ field: 'text', label: 'productions.game.import.text', text }]} />
      {problems.length > 0 && <Problems problems={problems} />}
      <Form
        action={`${path}/${tool}`}
        state={state && { ...state, typed: state.typed.filter(([name]) => name !== 'agreed') }}
        submit="productions.save"
        files
      >
        {losses && <LossesField losses={losses} lang={draft.lang} state={state} />}
        <Hidden name="saved" value={saved} />
        <Field
          name="text"
          label="productions.game.import.text"
          hint="productions.game.import.text-hint"
          state={state}
          value={text}
          rows={20}
          max={60_000}
          optional
        />
        <FileField
          name="file"
          label={`productions.game.${tool}.file`}
          hint="productions.game.import.file-hint"
          accept={tool === 'ink' ? '.ink,.txt,text/plain' : '.html,.twee,.tw,.txt,text/html,text/plain'}
          state={state}
        />
      </Form>
    </Layout>
  )
}

function Problems({ problems }: { problems: readonly InkProblem[] }) {
  const { t } = useView()
  return (
    <section class="note warn stack">
      <h2>{t('productions.game.import.problems')}</h2>
      <ul>
        {problems.map(({ line, words }) => (
          <li>
            {line > 0 && t('productions.game.import.line', { line })}{' '}
            <q class="soft" lang="en">
              {words}
            </q>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** More than this is not read, and says no more. */
const mostTold = 40

function LossesField({
  losses,
  lang,
  state,
}: {
  losses: Losses
  lang: string
  state: FormState | undefined
}) {
  const { t } = useView()
  const { lost, gone, digest } = losses
  return (
    <section class="note warn stack">
      <h2>{t('productions.game.import.losses')}</h2>
      <ul>
        {gone.slice(0, mostTold).map((name) => (
          <li>
            {t('productions.game.import.gone')} <q {...inLang(lang)}>{name}</q>
          </li>
        ))}
        {lost.slice(0, mostTold).map(({ line, what, words }) => (
          <li>
            {line > 0 && t('productions.game.import.line', { line })} {t(`productions.game.lost.${what}`)}{' '}
            <q {...inLang(lang)}>{words}</q>
          </li>
        ))}
        {lost.length > mostTold && (
          <li>{t('productions.game.import.more', { count: lost.length - mostTold })}</li>
        )}
      </ul>
      <Hidden name="seen" value={digest} />
      <Check
        name="agreed"
        label="productions.game.import.agree"
        state={state && { ...state, typed: state.typed.filter(([name]) => name !== 'agreed') }}
      />
    </section>
  )
}
