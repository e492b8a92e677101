import { SignedAs } from '../../people/index.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose } from '../../platform/prose.tsx'
import { ReportLink } from '../../platform/report-link.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { Idea } from './ideas.ts'

export interface IdeasProps {
  /** Where the use is read. */
  path: string
  ideas: readonly Idea[]
  next: Cursor | null
  started: boolean
  state?: FormState | undefined
}

/** What a use could become, and the ways there. */
export function Ideas({ path, ideas, next, started, state }: IdeasProps) {
  const { t } = useView()
  return (
    <section class="stack" id="idees">
      <h2>{t('uses.ideas')}</h2>
      {ideas.length === 0 && <p>{t('uses.ideas.none')}</p>}
      <ol class="thread">
        {ideas.map((idea) => (
          <li id={`idee-${idea.id}`}>
            <OneIdea path={path} idea={idea} />
          </li>
        ))}
      </ol>
      <Pager path={path} next={next} started={started} />
      <SignedAs />
      <Form action={`${path}/idees`} state={state} submit="uses.ideas.put" quiet>
        <Field
          name="text"
          label="uses.ideas.text"
          hint="uses.ideas.hint"
          state={state}
          rows={3}
          max={1_000}
        />
      </Form>
    </section>
  )
}

function OneIdea({ path, idea }: { path: string; idea: Idea }) {
  const { t } = useView()
  return (
    <article class="answer">
      <p class="by">
        {idea.author ? <a href={idea.author.path}>{idea.author.name}</a> : <span>{t('uses.someone')}</span>}
        <Ago at={idea.at} />
      </p>
      <Prose text={idea.text} lang={idea.lang} />
      <p class="acts">
        <a class="act" href={`/groupes/ouvrir?de=${path}`}>
          {t('uses.ideas.group')}
        </a>
        <a class="act" href={`/besoins/dire?de=${path}`}>
          {t('uses.ideas.need')}
        </a>
        <a class="act" href={`/productions/proposer?de=${path}`}>
          {t('uses.ideas.production')}
        </a>
      </p>
      {idea.own ? (
        <form method="post" action={`${path}/idees/${idea.id}/effacer`}>
          <button class="act quiet">{t('uses.ideas.erase')}</button>
        </form>
      ) : (
        <ReportLink id={idea.id} />
      )}
    </article>
  )
}
