import { Form } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { PrintAct } from '../../platform/paper.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { answers } from './forms.ts'
import { QuestionLink } from './groups-page.tsx'
import type { ShownQuestion, ShownStatement } from './queries.ts'
import { NextPage } from './statement-pages.tsx'

interface SheetProps {
  question: ShownQuestion
  rows: readonly ShownStatement[]
  next: number | null
  /** After which number this sheet begins. */
  after: number
}

/** `/usages/questions/:slug/feuille`: statements to answer on paper, by the numbers under which the desk types them in. */
export function SheetPage({ question, rows, next, after }: SheetProps) {
  const { t, viewer } = useView()
  const { path } = question
  return (
    <Layout title={t('uses.question.sheet')}>
      <div class="screen stack">
        <QuestionLink question={question} />
        <h1>{t('uses.question.sheet')}</h1>
        <p>{t('uses.question.sheet-intro')}</p>
        {viewer?.circles.has('place') && (
          <p>
            <a class="act" href={`${path}/saisir${after > 0 ? `?apres=${after}` : ''}`}>
              {t('uses.question.type-in')}
            </a>
          </p>
        )}
        <PrintAct />
      </div>
      <section class="paper a4 stack">
        <h2 {...inLang(question.lang)}>{question.title}</h2>
        <p>{t('uses.question.sheet-how')}</p>
        <ol>
          {rows.map(({ number, said, lang }) => (
            <li value={number}>
              <span {...inLang(lang)}>{said}</span>
              <br />
              {answers.map((answer) => `☐ ${t(`uses.question.answer.${answer}`)} `)}
            </li>
          ))}
        </ol>
      </section>
      <div class="screen">
        <NextPage path={`${path}/feuille`} next={next} />
      </div>
    </Layout>
  )
}

/** `/usages/questions/:slug/saisir`: the desk types a sheet in. */
export function TypeInPage({ question, rows, next, after }: SheetProps) {
  const { t } = useView()
  const path = `${question.path}/saisir`
  return (
    <Layout title={t('uses.question.type-in')} personal>
      <QuestionLink question={question} />
      <h1>{t('uses.question.type-in')}</h1>
      <p>{t('uses.question.type-in-intro')}</p>
      <Form action={after > 0 ? `${path}?apres=${after}` : path} submit="uses.question.type-in-send">
        {rows.map(({ number, said, lang }) => (
          <fieldset class="field">
            <legend>
              {number}. <span {...inLang(lang)}>{said}</span>
            </legend>
            {answers.map((answer) => (
              <label class="check">
                <input type="radio" name={`answer-${number}`} value={answer} />
                <span>{t(`uses.question.answer.${answer}`)}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </Form>
      <NextPage path={path} next={next} />
    </Layout>
  )
}
