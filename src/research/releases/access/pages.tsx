import { Check, Choice } from '../../../platform/choice-fields.tsx'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { Pager, type Cursor } from '../../../platform/pager.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Ago } from '../../../platform/when.tsx'
import { MyParts } from '../../../people/index.ts'
import { sayDay } from '../../day.tsx'
import { sayQuarter } from '../pages.tsx'
import type { ReleasedStudy } from '../queries.ts'
import type { ShownAccess, TakenLine } from './queries.ts'

/** Asks to work on the rows of a study. */
export function AskPage({ study, state }: { study: ReleasedStudy; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('research.release.ask')}>
      <h1>{t('research.release.ask')}</h1>
      <p>
        <a class="act quiet" href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <p>{t('research.release.ask-intro')}</p>
      <Form action={`${study.path}/donnees/demander`} state={state} submit="research.release.ask-send">
        <Field
          name="name"
          label="research.release.name"
          hint="research.release.name-hint"
          state={state}
          max={120}
          autocomplete="name"
        />
        <Field
          name="institution"
          label="research.release.institution"
          state={state}
          max={200}
          autocomplete="organization"
        />
        <Field
          name="purpose"
          label="research.release.purpose"
          hint="research.release.purpose-hint"
          state={state}
          max={2_000}
          rows={4}
        />
        <Field
          name="until"
          label="research.release.until"
          hint="research.release.until-hint"
          type="date"
          state={state}
        />
        <Terms />
        <Check name="agreed" label="research.release.agree" state={state} />
      </Form>
    </Layout>
  )
}

/** What whoever takes rows agrees to, in plain words. */
function Terms() {
  const { t } = useView()
  return (
    <div class="note stack">
      <ul>
        <li>{t('research.release.term.nobody')}</li>
        <li>{t('research.release.term.keep')}</li>
        <li>{t('research.release.term.destroy')}</li>
        <li>{t('research.release.term.public')}</li>
      </ul>
    </div>
  )
}

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

/** Everything that was taken, by whom and for what: everyone reads it. */
export function LogPage({
  rows,
  next,
  started,
}: {
  rows: readonly TakenLine[]
  next: Cursor | null
  started: boolean
}) {
  const { t } = useView()
  return (
    <Layout title={t('research.release.log')} description={t('research.release.log-intro')}>
      <h1>{t('research.release.log')}</h1>
      <p>{t('research.release.log-intro')}</p>
      {rows.length === 0 && <p class="empty">{t('research.release.log-empty')}</p>}
      <ol class="log">
        {rows.map((row) => (
          <li>
            <Ago at={row.at} /> · {row.name || t('research.release.gone')}, {row.institution} ·{' '}
            <Release row={row} />
            <q>{row.purpose}</q> <Copies row={row} />
          </li>
        ))}
      </ol>
      <Pager path="/recherche/telechargements" next={next} started={started} />
    </Layout>
  )
}

function Release({ row }: { row: TakenLine }) {
  const { t } = useView()
  return (
    <>
      <a href={`${row.studyPath}/donnees/${row.quarter}`} {...inLang(row.lang)}>
        {row.study}
      </a>
      , {sayQuarter(row.quarter, t)}{' '}
    </>
  )
}

function Copies({ row }: { row: TakenLine }) {
  const { t } = useView()
  if (row.destroyedAt) return <>{t('research.release.destroyed')}</>
  return row.recalledAt ? <strong>{t('research.release.recalled')}</strong> : null
}

/** `/moi/donnees-de-recherche`: what the reader asked, took and has to destroy, and what waits for their answer. */
export function MyDataPage({
  accesses,
  taken,
}: {
  accesses: readonly ShownAccess[]
  taken: readonly TakenLine[]
}) {
  const { t } = useView()
  const waiting = accesses.filter((one) => one.mayAnswer && !one.answered && !one.grantedAt && !one.refusedAt)
  const own = accesses.filter((one) => one.own)
  return (
    <Layout title={t('research.release.mine')} personal>
      <h1>{t('research.release.mine')}</h1>
      <MyParts />
      <p>{t('research.release.mine-intro')}</p>
      {taken.length + waiting.length + own.length === 0 && (
        <p class="empty">{t('research.release.mine-none')}</p>
      )}
      {taken.length > 0 && (
        <section class="stack">
          <h2>{t('research.release.copies')}</h2>
          <ul class="log">
            {taken.map((row) => (
              <li class="stack">
                <p>
                  <Ago at={row.at} /> · <Release row={row} /> <Copies row={row} />
                </p>
                {row.recalledAt && !row.destroyedAt && (
                  <p class="note warn">{t('research.release.destroy-now')}</p>
                )}
                {!row.destroyedAt && (
                  <form method="post" action={`/moi/donnees-de-recherche/${row.id}/detruit`}>
                    <button class="act">{t('research.release.confirm-destroyed')}</button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <AccessList title="research.release.to-answer" rows={waiting} />
      <AccessList title="research.release.asked" rows={own} />
      <p class="links">
        <a href="/recherche">{t('research.title')}</a>{' '}
        <a href="/recherche/telechargements">{t('research.release.log')}</a>
      </p>
    </Layout>
  )
}

function AccessList({
  title,
  rows,
}: {
  title: 'research.release.to-answer' | 'research.release.asked'
  rows: readonly ShownAccess[]
}) {
  const { t } = useView()
  if (rows.length === 0) return null
  return (
    <section class="stack">
      <h2>{t(title)}</h2>
      <ul class="links">
        {rows.map((access) => (
          <li>
            <a href={`/recherche/acces/${access.id}`}>
              {access.name} · <span {...inLang(access.lang)}>{access.study}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
