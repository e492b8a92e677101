import { MyParts } from '../../people/index.ts'
import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { rules } from '../rules.ts'
import type { Decided, HiddenThing, OpenReport, Report } from './queries.ts'
import { WholeThing, type Whole } from './whole.tsx'

interface WatchProps {
  reports: readonly OpenReport[]
  hidden: readonly HiddenThing[]
}

/** `/veille`: what waits for the care circle. */
export function WatchPage({ reports, hidden }: WatchProps) {
  const { t } = useView()
  return (
    <Layout title={t('care.watch.title')} personal>
      <h1>{t('care.watch.title')}</h1>
      <MyParts />
      <p>{t('care.watch.text')}</p>
      {reports.length === 0 ? (
        <p class="empty">{t('care.watch.none')}</p>
      ) : (
        <ul class="wall">
          {reports.map((report) => (
            <ReportCard report={report} />
          ))}
        </ul>
      )}
      {hidden.length > 0 && (
        <section class="stack">
          <h2>{t('care.watch.hidden')}</h2>
          <ol class="log">
            {hidden.map((thing) => (
              <li>
                <Ago at={thing.hiddenAt} /> · {t(kindOf(thing.kind).label)} :{' '}
                <a href={`/veille/chose/${thing.id}`} lang={thing.lang}>
                  {thing.title}
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Layout>
  )
}

function ReportCard({ report }: { report: OpenReport }) {
  const { t } = useView()
  const { kind, title, lang } = report
  return (
    <li class="card need">
      <p class="kind">{t(`care.trouble.${report.trouble}`)}</p>
      <h2>
        <a href={`/veille/${report.id}`} lang={lang ?? undefined}>
          {title ?? t('care.watch.no-thing')}
        </a>
      </h2>
      <p class="by">
        {kind && <span>{t(kindOf(kind).label)}</span>}
        <Ago at={report.at} />
        {report.hidden && <span>{t('care.watch.is-hidden')}</span>}
      </p>
    </li>
  )
}

interface ReportProps {
  report: Report
  whole: Whole | null
  decisions: readonly Decided[]
  state?: FormState | undefined
  /** Which of the forms was refused. */
  refused?: 'hide' | 'keep'
}

/** One report: what was said, the thing in full, and the two answers. */
export function ReportPage({ report, whole, decisions, state, refused }: ReportProps) {
  const { t } = useView()
  const path = `/veille/${report.id}`
  // A refused form stays in sight when a colleague was quicker: its words are not lost.
  const hiding = refused === 'hide' ? state : undefined
  const keeping = refused === 'keep' ? state : undefined
  return (
    <Layout title={t('care.watch.one')} personal>
      <h1>{t(`care.trouble.${report.trouble}`)}</h1>
      <p class="by">
        <Ago at={report.at} />
      </p>
      {report.trouble === 'danger' && <Danger path={path} />}
      {report.words && <blockquote class="quote">{report.words}</blockquote>}
      {report.contact && <p>{t('care.watch.contact', { contact: report.contact })}</p>}
      {whole ? (
        <WholeThing whole={whole} files={`/veille/chose/${whole.id}/fichiers`} />
      ) : (
        <p class="note">{t(report.thingId ? 'care.watch.erased' : 'care.watch.about-nothing')}</p>
      )}
      <Decisions decisions={decisions} />
      {report.outcome && (
        <p class="note">
          {t(`care.follow.${report.outcome}`)} {report.answer}
        </p>
      )}
      {(hiding || (!report.outcome && whole && !whole.hiddenAt)) && <HideForm path={path} state={hiding} />}
      {(keeping || !report.outcome) && (
        <section class="stack">
          <h2>{t('care.watch.keep')}</h2>
          <Form action={`${path}/garder`} state={keeping} submit="care.watch.keep-submit" quiet>
            <AnswerField state={keeping} />
          </Form>
        </section>
      )}
    </Layout>
  )
}

/** What the law asks of who learns of a threat to a life, and what to do first. */
function Danger({ path }: { path: string }) {
  const { t } = useView()
  return (
    <div class="note warn stack">
      <p>
        <strong>{t('care.danger.first')}</strong>
      </p>
      <p>{t('care.danger.law')}</p>
      <p class="acts">
        <a class="act" href="tel:17">
          {t('site.help.call', { number: '17' })}
        </a>
        <a class="act" href="tel:15">
          {t('site.help.call', { number: '15' })}
        </a>
      </p>
      <Form action={`${path}/secours`} submit="care.danger.done" quiet />
    </div>
  )
}

function AnswerField({ state }: { state?: FormState | undefined }) {
  return (
    <Field
      name="answer"
      label="care.watch.answer"
      hint="care.watch.answer-hint"
      rows={3}
      max={1_000}
      state={state}
    />
  )
}

function HideForm({ path, state }: { path: string; state?: FormState | undefined }) {
  const { t } = useView()
  const options = rules.map((rule) => ({ value: rule, label: t(`care.rule.${rule}`) }))
  return (
    <section class="stack">
      <h2>{t('care.watch.hide')}</h2>
      <p>{t('care.watch.hide-text')}</p>
      <Form action={`${path}/cacher`} state={state} submit="care.watch.hide-submit" danger>
        <Choice
          name="rule"
          label="care.watch.rule"
          hint="care.watch.rule-hint"
          options={options}
          state={state}
        />
        <Field
          name="facts"
          label="care.watch.facts"
          hint="care.watch.facts-hint"
          rows={4}
          max={2_000}
          state={state}
        />
        <AnswerField state={state} />
      </Form>
    </section>
  )
}

/** What was decided about a thing so far. */
export function Decisions({ decisions }: { decisions: readonly Decided[] }) {
  const { t } = useView()
  if (decisions.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('care.watch.decisions')}</h2>
      <ol class="log">
        {decisions.map((one) => (
          <li>
            <Ago at={one.at} /> · {t(`care.act.${one.act}`)}
            {one.act === 'hide' && ` (${t(`care.rule.${one.rule}`)})`} : {one.facts}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface HiddenProps {
  whole: Whole
  decisions: readonly Decided[]
  state?: FormState | undefined
}

/** `/veille/chose/:id`: something hidden, which may be shown again. */
export function HiddenPage({ whole, decisions, state }: HiddenProps) {
  const { t } = useView()
  return (
    <Layout title={t('care.watch.one-hidden')} personal>
      <h1>{t('care.watch.one-hidden')}</h1>
      <WholeThing whole={whole} files={`/veille/chose/${whole.id}/fichiers`} />
      <Decisions decisions={decisions} />
      {!whole.hiddenAt && <p class="note">{t('care.watch.in-sight')}</p>}
      {(whole.hiddenAt || state) && (
        <section class="stack">
          <h2>{t('care.watch.show')}</h2>
          <Form action={`/veille/chose/${whole.id}/montrer`} state={state} submit="care.watch.show-submit">
            <Field
              name="facts"
              label="care.watch.facts"
              hint="care.watch.show-hint"
              rows={4}
              max={2_000}
              state={state}
            />
          </Form>
        </section>
      )}
    </Layout>
  )
}
