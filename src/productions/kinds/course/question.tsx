import { Choice } from '../../../platform/choice-fields.tsx'
import { Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Icon } from '../../../platform/icons.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { Question } from './answers.ts'
import { hasMore, kindOf, type Chosen } from './judge.ts'

interface Props {
  question: Question
  /** Page of its step. */
  here: string
  lang: string
  chosen: Chosen | null
  state: FormState | undefined
}

/** What is asked for, by what there is to choose. */
export const asked = {
  think: 'productions.course.question.choose-mind',
  one: 'productions.course.question.choose-one',
  several: 'productions.course.question.choose-several',
} as const

/** A question to answer, or what there is to say of the answers that were chosen: words, never a mark. */
export function QuestionSection(props: Props) {
  const { question, here, lang, chosen, state } = props
  if (question.answers.length === 0) return <Thought question={question} lang={lang} />
  if (chosen !== null) return <Outcome {...props} chosen={chosen} />
  const kind = kindOf(question)
  return (
    <section class="stack">
      <Form action={here} state={state} submit="productions.course.question.submit">
        <Choice
          name="choix"
          label={asked[kind]}
          options={question.answers.map(({ text }, at) => ({
            value: `${at}`,
            label: text,
            lang: inLang(lang).lang,
          }))}
          many={kind === 'several'}
          state={state}
        />
      </Form>
    </section>
  )
}

/** A question without answers to choose from: one thinks first, then opens what others say of it. */
function Thought({ question, lang }: { question: Question; lang: string }) {
  const { t } = useView()
  if (question.feedback === '') return null
  return (
    <details class="more">
      <summary>{t('productions.course.question.thought')}</summary>
      <Prose text={question.feedback} lang={lang} />
    </details>
  )
}

function Outcome({ question, here, lang, chosen }: Props & { chosen: Chosen }) {
  const { t } = useView()
  const kind = kindOf(question)
  return (
    <section class="note stack" id="reponse" tabindex={-1}>
      <h2>{t('productions.course.question.outcome')}</h2>
      {chosen.map((at) => (
        <AnswerSaid answer={question.answers[at]} judged={kind !== 'think'} lang={lang} />
      ))}
      {kind === 'several' && hasMore(question, chosen) && (
        <p>{t('productions.course.question.more-right')}</p>
      )}
      <Prose text={question.feedback} lang={lang} />
      <p>
        <a class="act" href={here}>
          {t('productions.course.question.again')}
        </a>
      </p>
    </section>
  )
}

interface SaidProps {
  answer: Question['answers'][number] | undefined
  /** Whether answers are right or not at all. */
  judged: boolean
  lang: string
}

/** What is said of one answer, and whether it is right where any is. */
export function AnswerSaid({ answer, judged, lang }: SaidProps) {
  const { t } = useView()
  if (!answer) return null
  return (
    <div class="stack">
      <p>
        <q {...inLang(lang)}>{answer.text}</q>{' '}
        {judged && (
          <b>
            {answer.right && <Icon name="check" />}{' '}
            {t(
              answer.right ? 'productions.course.question.is-right' : 'productions.course.question.is-wrong',
            )}
          </b>
        )}
      </p>
      <Prose text={answer.feedback} lang={lang} />
    </div>
  )
}
