import { Choice } from '../../../platform/choice-fields.tsx'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { sayDay } from '../../day.tsx'
import { sayQuarter } from '../pages.tsx'
import type { ShownAccess } from './queries.ts'

/** What someone asked, for them and for those who have a say in it. */
export function AccessPage({ access, state }: { access: ShownAccess; state?: FormState }) {
  const { t } = useView()
  const decided = access.grantedAt ?? access.refusedAt
  return (
    <Layout title={t('research.release.access')} personal>
      <h1>{t('research.release.access')}</h1>
      <dl class="facts">
        <Fact label="research.study" value={access.study} path={access.studyPath} lang={access.lang} />
        <Fact label="research.release.name" value={access.name} />
        <Fact label="research.release.institution" value={access.institution} />
        <Fact label="research.release.purpose" value={access.purpose} />
        <Fact label="research.release.until" value={sayDay(access.until)} />
      </dl>
      <p class="note">{t(stateOf(access))}</p>
      <ul class="log">
        {access.answers.map(({ steering, yes, reason }) => (
          <li>
            {t(steering ? 'research.release.by-steering' : 'research.release.by-study')}{' '}
            {t(yes ? 'research.release.said-yes' : 'research.release.said-no')} {reason && <q>{reason}</q>}
          </li>
        ))}
      </ul>
      {access.own && access.grantedAt !== null && !access.over && <TakeForms access={access} />}
      {access.mayAnswer && !access.answered && decided === null && (
        <AnswerForm access={access} state={state} />
      )}
    </Layout>
  )
}

function stateOf({ grantedAt, refusedAt, over }: ShownAccess) {
  if (refusedAt) return 'research.release.refused'
  if (!grantedAt) return 'research.release.waiting'
  return over ? 'research.release.over' : 'research.release.granted'
}

interface FactProps {
  label:
    | 'research.study'
    | 'research.release.name'
    | 'research.release.institution'
    | 'research.release.purpose'
    | 'research.release.until'
  value: string
  path?: string
  lang?: string
}

function Fact({ label, value, path, lang }: FactProps) {
  const { t } = useView()
  return (
    <div>
      <dt>{t(label)}</dt>
      <dd {...inLang(lang ?? null)}>{path ? <a href={path}>{value}</a> : value}</dd>
    </div>
  )
}

function TakeForms({ access }: { access: ShownAccess }) {
  const { t } = useView()
  if (access.releases.length === 0) return <p class="empty">{t('research.release.none')}</p>
  return (
    <section class="stack">
      <h2>{t('research.release.take')}</h2>
      <p>{t('research.release.take-means')}</p>
      <div class="acts">
        {access.releases.map(({ id, quarter }, number) => (
          <form method="post" action={`/recherche/acces/${access.id}/prendre`}>
            <input type="hidden" name="release" value={id} />
            <button class={number === 0 ? 'act main' : 'act'}>{sayQuarter(quarter, t)}</button>
          </form>
        ))}
      </div>
    </section>
  )
}

function AnswerForm({ access, state }: { access: ShownAccess; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('research.release.your-answer')}</h2>
      <p>{t('research.release.answer-means')}</p>
      <Form action={`/recherche/acces/${access.id}/repondre`} state={state} submit="research.release.answer">
        <Choice
          name="answer"
          label="research.release.question"
          options={[
            { value: 'yes', label: t('research.release.yes') },
            { value: 'no', label: t('research.release.no') },
          ]}
          state={state}
        />
        <Field
          name="reason"
          label="research.release.reason"
          hint="research.release.reason-hint"
          state={state}
          max={1_000}
          rows={3}
          optional
        />
      </Form>
    </section>
  )
}
