import { nameOf } from '../../platform/choices.ts'
import { Form, Hidden } from '../../platform/fields.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom, OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { inLang, Prose } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { answers } from './forms.ts'
import type { ShownQuestion, ShownStatement, Statements } from './queries.ts'
import { Sentences } from './sentences.tsx'

interface QuestionProps {
  question: ShownQuestion
  next: ShownStatement | undefined
  /** Those that the sentences quote. */
  statements: Statements
  came: readonly Came[]
}

/** `/usages/questions/:slug`: one statement to answer, then what the answers say. */
export function QuestionPage({ question, next, statements, came }: QuestionProps) {
  const { t, viewer } = useView()
  const { path } = question
  return (
    <Layout title={question.title} description={question.why || question.title}>
      <Head question={question} />
      <HiddenNote id={question.id} reason={question.hiddenReason} />
      <Prose text={question.why} lang={question.lang} />
      <ComesFrom origin={question.origin} />
      <section class="stack" id="repondre">
        <h2>{t('uses.question.your-answer')}</h2>
        {next ? <AnswerForm path={path} statement={next} /> : <NothingLeft question={question} />}
        {viewer && question.answered > 0 && (
          <p>
            {t('uses.question.answered', { count: question.answered, all: question.statements })}{' '}
            <a href={`${path}/mes-reponses`}>{t('uses.question.own')}</a>
          </p>
        )}
      </section>
      <ul class="links">
        <li>
          <a href={`${path}/phrases/ajouter`}>{t('uses.question.add')}</a>
        </li>
        <li>
          <a href={`${path}/phrases`}>{t('uses.question.all-statements')}</a>
        </li>
        <li>
          <a href={`${path}/feuille`}>{t('uses.question.sheet')}</a>
        </li>
        <li>
          <a href="/usages/questions">{t('uses.question.others')}</a>
        </li>
      </ul>
      <section class="stack">
        <h2>{t('uses.question.told')}</h2>
        <Sentences outcome={question.outcome} statements={statements} path={path} />
        <p class="acts">
          <a class="act" href={`${path}/groupes`}>
            {t('uses.question.see-groups')}
          </a>
        </p>
      </section>
      <WhatCame came={came} />
      <p class="acts">
        <OpenGroupFrom path={path} />
        <a class="act quiet" href={`/besoins/dire?de=${path}`}>
          {t('uses.question.say-need')}
        </a>
      </p>
      <ThingLinks id={question.id} audience="open" hiddenReason={question.hiddenReason} />
      {question.own && <OwnActs path={path} />}
    </Layout>
  )
}

function Head({ question }: { question: ShownQuestion }) {
  const { t } = useView()
  return (
    <section class="poster know stack">
      <p class="kind">
        <Icon name="know" />
        {t('uses.question.kind')}
        {question.priority && (
          <a href={`/priorites/${question.priority}`}>{nameOf('priority', question.priority)}</a>
        )}
      </p>
      <h1 {...inLang(question.lang)}>{question.title}</h1>
      <p class="by">
        {question.author && question.authorPath ? (
          <a href={question.authorPath}>{question.author}</a>
        ) : (
          <span>{t('uses.question.someone')}</span>
        )}
        <Ago at={question.at} />
      </p>
    </section>
  )
}

/** One statement, and three buttons of equal weight: none is the one to press. */
function AnswerForm({ path, statement }: { path: string; statement: ShownStatement }) {
  const { t } = useView()
  return (
    <form method="post" action={`${path}/repondre`} class="form stack">
      <blockquote class="quote" {...inLang(statement.lang)}>
        {statement.said}
      </blockquote>
      <Hidden name="statement" value={String(statement.number)} />
      <p class="acts">
        {answers.map((answer) => (
          <button class="act" name="answer" value={answer}>
            {t(`uses.question.answer.${answer}`)}
          </button>
        ))}
      </p>
      <p class="soft">{t('uses.question.answer-means')}</p>
    </form>
  )
}

function NothingLeft({ question }: { question: ShownQuestion }) {
  const { t } = useView()
  return (
    <p class="note">
      {t(question.statements === 0 ? 'uses.question.no-statement' : 'uses.question.all-answered')}
    </p>
  )
}

function OwnActs({ path }: { path: string }) {
  const { t } = useView()
  return (
    <details class="more">
      <summary>{t('uses.question.erase')}</summary>
      <div class="stack">
        <p>{t('uses.question.erase-means')}</p>
        <Form action={`${path}/effacer`} submit="uses.question.erase-yes" danger />
      </div>
    </details>
  )
}
