import { Form, Hidden } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { answers } from './forms.ts'
import { QuestionLink } from './groups-page.tsx'
import type { OwnAnswer, ShownQuestion } from './queries.ts'
import { NextPage } from './statement-pages.tsx'

interface OwnProps {
  question: ShownQuestion
  rows: readonly OwnAnswer[]
  next: number | null
}

/** `/usages/questions/:slug/mes-reponses`: what the reader answered, to change or to take back. */
export function OwnAnswersPage({ question, rows, next }: OwnProps) {
  const { t } = useView()
  const path = `${question.path}/mes-reponses`
  return (
    <Layout title={t('uses.question.own')} personal>
      <QuestionLink question={question} />
      <h1>{t('uses.question.own')}</h1>
      <p>{t('uses.question.own-intro')}</p>
      {rows.length === 0 && <p class="empty">{t('uses.question.own-none')}</p>}
      {rows.map((row) => (
        <OwnForm path={path} row={row} />
      ))}
      <NextPage path={path} next={next} />
      {rows.length > 0 && (
        <details class="more">
          <summary>{t('uses.question.own-erase')}</summary>
          <div class="stack">
            <p>{t('uses.question.own-erase-means')}</p>
            <Form action={`${path}/effacer`} submit="uses.question.own-erase-yes" danger />
          </div>
        </details>
      )}
    </Layout>
  )
}

function OwnForm({ path, row: { number, said, lang, answer } }: { path: string; row: OwnAnswer }) {
  const { t } = useView()
  const others = answers.filter((other) => other !== answer)
  return (
    <details class="more">
      <summary>
        <span {...inLang(lang)}>{said}</span> · {t(`uses.question.answer.${answer}`)}
      </summary>
      <form method="post" action={path} class="form stack">
        <Hidden name="statement" value={String(number)} />
        <p class="acts">
          {others.map((other) => (
            <button class="act" name="answer" value={other}>
              {t(`uses.question.answer.${other}`)}
            </button>
          ))}
          <button class="act danger" name="answer" value="erase">
            {t('uses.question.answer-erase')}
          </button>
        </p>
      </form>
    </details>
  )
}
