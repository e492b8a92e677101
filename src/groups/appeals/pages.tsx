import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago, Day } from '../../platform/when.tsx'
import type { DecisionContent } from '../decisions/queries.ts'
import type { AppealHearing } from './queries.ts'

interface SectionProps {
  content: DecisionContent
  state: FormState | undefined
}

/** On a decision that set someone aside: how they may appeal, or where the appeal stands. */
export function AppealSection({ content: { decision, inside }, state }: SectionProps) {
  const { t } = useView()
  const { appeal, mayAppeal } = decision
  if (!inside || (!appeal && !mayAppeal && !state)) return null
  return (
    <section class="note stack" aria-labelledby="appeal">
      <h2 id="appeal">{t('groups.appeal.title')}</h2>
      {appeal ? (
        <>
          <p>
            {t(`groups.appeal.${appeal.outcome ?? 'waiting'}`)} <Ago at={new Date(appeal.at)} />
          </p>
          <Prose text={appeal.words} lang={appeal.lang} />
          {appeal.reasons.map(({ text, lang }) => (
            <blockquote class="quote" {...inLang(lang)}>
              {text}
            </blockquote>
          ))}
        </>
      ) : (
        <>
          <p>{t('groups.appeal.how')}</p>
          <Form action={`${decision.path}/appel`} state={state} submit="groups.appeal.act">
            <Field
              name="appeal"
              label="groups.appeal.words"
              hint="groups.appeal.words.hint"
              rows={5}
              max={4_000}
              state={state}
            />
          </Form>
        </>
      )}
    </section>
  )
}

interface HearProps {
  hearing: AppealHearing
  state?: FormState | undefined
}

/** What someone drawn by lot reads of an appeal, and what they are asked. */
export function HearAppealPage({ hearing, state }: HearProps) {
  const { t } = useView()
  return (
    <Layout title={t('groups.appeal.hear')} personal>
      <h1>{t('groups.appeal.hear')}</h1>
      <p>{t('groups.appeal.hear.text')}</p>
      <p>
        {t('groups.appeal.hear.until')} <Day at={hearing.answerBy} />
      </p>
      <h2>{t('groups.appeal.hear.group', { group: hearing.group })}</h2>
      <Prose text={hearing.purpose} lang={hearing.groupLang} />
      <h2>{t('groups.appeal.hear.decision')}</h2>
      <p {...inLang(hearing.lang)}>
        <b>{hearing.title}</b>
      </p>
      {hearing.said.map(({ text, lang }) => (
        <Prose text={text} lang={lang} />
      ))}
      <h2>{t('groups.appeal.hear.words')}</h2>
      <Prose text={hearing.words} lang={hearing.wordsLang} />
      {hearing.position && <p class="note">{t('groups.appeal.hear.answered')}</p>}
      {(!hearing.position || state) && <HearForm path={`/appels/${hearing.id}`} state={state} />}
    </Layout>
  )
}

/** An answer that came when nothing is asked of them any more: they find their words again. */
export function HearAppealAgainPage({ path, state }: { path: string; state: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('groups.appeal.hear')} personal>
      <h1>{t('groups.appeal.hear')}</h1>
      <HearForm path={path} state={state} />
    </Layout>
  )
}

function HearForm({ path, state }: { path: string; state: FormState | undefined }) {
  const { t } = useView()
  const options = (['lift', 'keep', 'pass'] as const).map((value) => ({
    value,
    label: t(`groups.appeal.position.${value}`),
  }))
  return (
    <Form action={path} state={state} submit="groups.appeal.hear.act">
      <Choice name="position" label="groups.appeal.position" options={options} state={state} />
      <Field
        name="reason"
        label="groups.appeal.reason"
        hint="groups.appeal.reason.hint"
        rows={4}
        max={2_000}
        optional
        state={state}
      />
    </Form>
  )
}
