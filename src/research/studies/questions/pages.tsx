import { Choice } from '../../../platform/choice-fields.tsx'
import { Field, Form, typedValue, Wrong } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownStudy } from '../queries.ts'
import type { Moment } from './answers.ts'
import { moments, sorts } from './forms.ts'
import { answerPath } from './paths.ts'
import type { AskedQuestion, Question } from './queries.ts'
import { sayStep, steps } from './scale.ts'

interface QuestionsProps {
  study: ShownStudy
  questions: readonly Question[]
  state?: FormState
}

/** The questions of a study, for everyone to read; whoever prepares it writes them here until it opens. */
export function QuestionsPage({ study, questions, state }: QuestionsProps) {
  const { t } = useView()
  const writes = study.own && !study.openedAt
  const path = `${study.path}/questions`
  return (
    <Layout title={t('research.form.title')}>
      <h1>{t('research.form.title')}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <p>{t(writes ? 'research.form.write-intro' : 'research.form.intro')}</p>
      {questions.length === 0 && <p class="empty">{t('research.form.none')}</p>}
      <ol class="stack">
        {questions.map((question) => (
          <li>
            <p {...inLang(study.lang)}>{question.asks}</p>
            <p class="soft">
              {t(`research.form.sort.${question.sort}`)} · {t(`research.form.when.${question.moment}`)}
            </p>
            {writes && (
              <form method="post" action={`${path}/${question.id}/enlever`}>
                <button class="act quiet">
                  {t('research.form.remove')}
                  <span class="sr"> : {question.asks}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
      {writes && (
        <>
          <form method="post" action={`${path}/modele`}>
            <button class="act">{t('research.form.take-usual')}</button>
          </form>
          <WriteQuestion path={path} state={state} />
        </>
      )}
    </Layout>
  )
}

function WriteQuestion({ path, state }: { path: string; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('research.form.add')}</h2>
      <Form action={path} state={state} submit="research.form.add-send">
        <Field
          name="asks"
          label="research.form.asks"
          hint="research.form.asks-hint"
          state={state}
          max={300}
        />
        <Choice
          name="sort"
          label="research.form.sort"
          options={sorts.map((value) => ({ value, label: t(`research.form.sort.${value}`) }))}
          value="scale"
          state={state}
        />
        <Choice
          name="moment"
          label="research.form.moment"
          options={moments.map((value) => ({ value, label: t(`research.form.when.${value}`) }))}
          value="both"
          state={state}
        />
        <details class="more" open={state !== undefined}>
          <summary>{t('research.form.ends')}</summary>
          <div class="stack">
            <Field name="low" label="research.form.low" state={state} max={40} optional />
            <Field name="high" label="research.form.high" state={state} max={40} optional />
          </div>
        </details>
      </Form>
    </section>
  )
}

interface AnswerProps {
  study: ShownStudy
  question: AskedQuestion
  moment: Moment
  /** Which one it is, from 1, among how many. */
  number: number
  count: number
  state?: FormState
}

/** One question at a time, each of which may be passed. */
export function AnswerPage({ study, question, moment, number, count, state }: AnswerProps) {
  const { t } = useView()
  const path = answerPath(study.slug, moment)
  return (
    <Layout title={t('research.form.title')} personal>
      <h1>{t('research.form.number', { number, count })}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <Form
        action={`${path}/${number}`}
        state={state}
        submit="research.form.next"
        also={
          <button class="act" name="skip" value="1">
            {t('research.form.skip')}
          </button>
        }
      >
        {question.sort === 'scale' ? (
          <Steps question={question} lang={study.lang} state={state} />
        ) : (
          <Words question={question} lang={study.lang} state={state} />
        )}
      </Form>
      <p class="links">
        {number > 1 && <a href={`${path}/${number - 1}`}>{t('research.form.back')}</a>}{' '}
        <a href="/moi/etudes">{t('research.form.later')}</a>
      </p>
    </Layout>
  )
}

interface AskedProps {
  question: AskedQuestion
  lang: string
  state: FormState | undefined
}

/** A sentence, and five steps each said in words. */
function Steps({ question, lang, state }: AskedProps) {
  const { t } = useView()
  const chosen = typedValue(state, 'value') ?? (question.value === null ? '' : String(question.value))
  return (
    <fieldset class={state?.errors['value'] ? 'field wrong' : 'field'} id="value">
      <legend {...inLang(lang)}>{question.asks}</legend>
      <Wrong name="value" state={state} />
      {steps.map((step) => (
        <label class="check">
          <input type="radio" name="value" value={String(step)} checked={chosen === String(step)} />
          <span>{sayStep(step, question, t)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A sentence, answered in one's own words. */
function Words({ question, lang, state }: AskedProps) {
  const { t } = useView()
  return (
    <div class={state?.errors['value'] ? 'field wrong' : 'field'}>
      <label for="value" {...inLang(lang)}>
        {question.asks}
      </label>
      <span class="hint" id="words-hint">
        {t('research.situation.words-hint')}
      </span>
      <Wrong name="value" state={state} />
      <textarea id="value" name="words" rows={5} maxlength={2000} aria-describedby="words-hint">
        {`\n${typedValue(state, 'words') ?? question.words ?? ''}`}
      </textarea>
    </div>
  )
}
