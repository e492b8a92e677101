import { SignedAs } from '../../people/index.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { FiguresTable } from './figures-table.tsx'
import { maxStatement } from './forms.ts'
import { QuestionLink } from './groups-page.tsx'
import type { ShownQuestion, ShownStatement, WholeStatement } from './queries.ts'

interface ListProps {
  question: ShownQuestion
  rows: readonly ShownStatement[]
  /** The number after which the next page begins. */
  next: number | null
}

/** `/usages/questions/:slug/phrases`: all statements in the order they were added, never by how they are answered. */
export function StatementsPage({ question, rows, next }: ListProps) {
  const { t } = useView()
  const path = `${question.path}/phrases`
  return (
    <Layout title={`${t('uses.question.all-statements')} · ${question.title}`}>
      <QuestionLink question={question} />
      <h1>{t('uses.question.all-statements')}</h1>
      <p class="acts">
        <a class="act main" href={`${path}/ajouter`}>
          {t('uses.question.add')}
        </a>
      </p>
      {rows.length === 0 && <p class="empty">{t('uses.question.no-statement')}</p>}
      <ul class="links">
        {rows.map(({ number, said, lang }) => (
          <li>
            <a href={`${path}/${number}`} {...inLang(lang)}>
              {said}
            </a>
          </li>
        ))}
      </ul>
      <NextPage path={path} next={next} />
    </Layout>
  )
}

/** The way to the next page of a list that goes by numbers. */
export function NextPage({ path, next }: { path: string; next: number | null }) {
  const { t } = useView()
  if (next === null) return null
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      <a class="act" href={`${path}?apres=${next}`} rel="next">
        {t('uses.question.next')}
      </a>
    </nav>
  )
}

/** `/usages/questions/:slug/phrases/ajouter`: adds one. */
export function AddPage({ question, state }: { question: ShownQuestion; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('uses.question.add')}>
      <QuestionLink question={question} />
      <h1>{t('uses.question.add')}</h1>
      <p>{t('uses.question.add-intro')}</p>
      <SignedAs />
      <Form action={`${question.path}/phrases/ajouter`} state={state} submit="uses.question.add-send">
        <Field
          name="said"
          label="uses.question.said"
          hint="uses.question.said-hint"
          rows={2}
          max={maxStatement}
          state={state}
        />
        <LanguageField state={state} />
      </Form>
    </Layout>
  )
}

/** `/usages/questions/:slug/phrases/:number`: one statement and how it is answered. */
export function StatementPage({
  question,
  statement,
}: {
  question: ShownQuestion
  statement: WholeStatement
}) {
  const { t } = useView()
  const { number, said, lang } = statement
  const path = `${question.path}/phrases/${number}`
  const figures = question.outcome?.figures.filter((one) => one.number === number) ?? []
  const statements = new Map([[number, statement]])
  return (
    <Layout title={said}>
      <QuestionLink question={question} />
      <h1 {...inLang(lang)}>{said}</h1>
      <p class="by">
        {statement.author && statement.authorPath ? (
          <a href={statement.authorPath}>{statement.author}</a>
        ) : (
          <span>{t('uses.question.someone')}</span>
        )}
        <Ago at={statement.at} />
      </p>
      <HiddenNote id={statement.id} reason={statement.hiddenReason} />
      {figures.length > 0 ? (
        <FiguresTable
          figures={figures}
          groups={question.outcome?.groups ?? []}
          statements={statements}
          path={question.path}
        />
      ) : (
        <p>{t('uses.question.not-counted')}</p>
      )}
      <ThingLinks id={statement.id} audience="open" hiddenReason={statement.hiddenReason} />
      {statement.own && (
        <details class="more">
          <summary>{t('uses.question.statement-erase')}</summary>
          <div class="stack">
            <p>{t('uses.question.statement-erase-means')}</p>
            <Form action={`${path}/effacer`} submit="uses.question.statement-erase-yes" danger />
          </div>
        </details>
      )}
    </Layout>
  )
}
