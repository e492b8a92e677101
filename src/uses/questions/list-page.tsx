import { SignedAs } from '../../people/index.ts'
import { nameOf, priorityOptions } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { OriginField } from '../../platform/origin-parts.tsx'
import type { Origin } from '../../platform/origins.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { ListedQuestion } from './queries.ts'

interface ListProps {
  rows: readonly ListedQuestion[]
  next: Cursor | null
  started: boolean
}

/** `/usages/questions`: what is asked, by time. */
export function QuestionsPage({ rows, next, started }: ListProps) {
  const { t } = useView()
  return (
    <Layout title={t('uses.question.all')} description={t('uses.question.all-intro')}>
      <section class="poster know stack">
        <h1>{t('uses.question.all')}</h1>
        <p>{t('uses.question.all-intro')}</p>
        <div class="acts">
          <a class="act main" href="/usages/questions/poser">
            <Icon name="know" />
            {t('uses.question.ask')}
          </a>
        </div>
      </section>
      {rows.length === 0 ? (
        <p class="empty">{t('uses.question.none')}</p>
      ) : (
        <ul class="wall">
          {rows.map((question) => (
            <QuestionCard question={question} />
          ))}
        </ul>
      )}
      <Pager path="/usages/questions" next={next} started={started} />
    </Layout>
  )
}

function QuestionCard({ question }: { question: ListedQuestion }) {
  const { t } = useView()
  return (
    <li class="card know">
      <p class="kind">
        <Icon name="know" />
        {t('uses.question.kind')}
        {question.priority && ` · ${nameOf('priority', question.priority)}`}
      </p>
      <h2>
        <a href={question.path} {...inLang(question.lang)}>
          {question.title}
        </a>
      </h2>
      <p class="by">
        <span>{question.author ?? t('uses.question.someone')}</span>
        <Ago at={question.at} />
        <span>{t('uses.question.statements', { count: question.statements })}</span>
      </p>
    </li>
  )
}

/** `/usages/questions/poser`: asks one. */
export function AskPage({ origin, state }: { origin: Origin | undefined; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('uses.question.ask')}>
      <h1>{t('uses.question.ask')}</h1>
      <p>{t('uses.question.ask-intro')}</p>
      <SignedAs />
      <Form action="/usages/questions/poser" state={state} submit="uses.question.ask-send">
        <OriginField origin={origin} />
        <Field
          name="asked"
          label="uses.question.asked"
          hint="uses.question.asked-hint"
          max={160}
          state={state}
        />
        <Field name="why" label="uses.question.why" rows={3} max={1_000} state={state} optional />
        <details class="more" open={state !== undefined}>
          <summary>{t('uses.question.more')}</summary>
          <div class="stack">
            <Select
              name="priority"
              label="uses.question.priority"
              options={priorityOptions(null)}
              empty="uses.question.priority-none"
              state={state}
            />
            <LanguageField state={state} />
          </div>
        </details>
      </Form>
    </Layout>
  )
}
