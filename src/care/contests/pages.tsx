import type { Child } from 'hono/jsx'
import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago, Day } from '../../platform/when.tsx'
import { WholeThing, type Whole } from '../watch/whole.tsx'
import type { Hearing, Hiding } from './queries.ts'

/** `/veille/contester/:id`: the statement of reasons, and the way to contest. */
export function ContestPage({ hiding, state }: { hiding: Hiding; state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('care.contest.title')} personal>
      <h1>{t('care.contest.title')}</h1>
      <Reasons hiding={hiding} />
      {!hiding.own && <p class="note">{t('care.contest.for-others')}</p>}
      {hiding.contest && <Standing contest={hiding.contest} />}
      {(!hiding.contest || state) && (
        <section class="stack">
          <h2>{t('care.contest.disagree')}</h2>
          <p>{t('care.contest.how')}</p>
          <Form action={`/veille/contester/${hiding.thingId}`} state={state} submit="care.contest.submit">
            <ContestField state={state} />
          </Form>
        </section>
      )}
      <p class="soft">{t('care.contest.court')}</p>
    </Layout>
  )
}

function ContestField({ state }: { state?: FormState | undefined }) {
  return (
    <Field
      name="words"
      label="care.contest.words"
      hint="care.contest.words-hint"
      rows={5}
      max={4_000}
      state={state}
    />
  )
}

/** What the European regulation asks to be told: what was done, on which facts and rule, by whom, and what can be done. */
function Reasons({ hiding }: { hiding: Hiding }) {
  const { t, lang } = useView()
  return (
    <dl class="facts">
      <div>
        <dt>{t(kindOf(hiding.kind).label)}</dt>
        <dd lang={hiding.lang === lang ? undefined : hiding.lang}>{hiding.title}</dd>
      </div>
      <div>
        <dt>{t('care.contest.what')}</dt>
        <dd>
          {t(hiding.own ? 'care.contest.what-text' : 'care.contest.what-all')} <Day at={hiding.at} />
        </dd>
      </div>
      <div>
        <dt>{t('care.contest.rule')}</dt>
        <dd>
          {t(`care.rule.${hiding.rule}`)}{' '}
          {t(hiding.rule === 'law' ? 'care.contest.by-law' : 'care.contest.by-charter')}
        </dd>
      </div>
      <div>
        <dt>{t('care.contest.facts')}</dt>
        <dd>{hiding.facts}</dd>
      </div>
      <div>
        <dt>{t('care.contest.origin')}</dt>
        <dd>{t('care.contest.origin-text')}</dd>
      </div>
    </dl>
  )
}

function Standing({ contest }: { contest: NonNullable<Hiding['contest']> }) {
  const { t } = useView()
  return (
    <section class="note stack">
      <p>
        {t(contest.outcome === 'kept' ? 'care.contest.kept' : 'care.contest.waiting')} <Ago at={contest.at} />
      </p>
      {contest.reasons.map((reason) => (
        <blockquote class="quote">{reason}</blockquote>
      ))}
    </section>
  )
}

interface PaperProps {
  code: string
  hidings: readonly Hiding[]
}

/** On the page of a slip's code: what was hidden of it, why, and the form to contest. */
export function PaperHidings({ code, hidings }: PaperProps) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('care.contest.title')}</h2>
      {hidings.map((hiding) => (
        <article class="stack">
          <Reasons hiding={hiding} />
          {hiding.contest ? (
            <Standing contest={hiding.contest} />
          ) : (
            <Form action="/veille/contester" submit="care.contest.submit" quiet>
              <Hidden name="code" value={code} />
              <Hidden name="quoi" value={hiding.thingId} />
              <ContestField />
            </Form>
          )}
        </article>
      ))}
    </section>
  )
}

interface AgainProps {
  action: string
  state: FormState
  /** What goes along unseen. */
  children?: Child
}

/** A contest that was refused where what was hidden is not in sight: the form again. */
export function ContestAgainPage({ action, state, children }: AgainProps) {
  const { t } = useView()
  return (
    <Layout title={t('care.contest.title')} personal>
      <h1>{t('care.contest.title')}</h1>
      <Form action={action} state={state} submit="care.contest.submit">
        {children}
        <ContestField state={state} />
      </Form>
    </Layout>
  )
}

interface HearProps {
  hearing: Hearing
  whole: Whole | null
  state?: FormState | undefined
}

/** `/veille/entendre/:id`: what someone drawn by lot reads, and what they are asked. */
export function HearPage({ hearing, whole, state }: HearProps) {
  const { t } = useView()
  const path = `/veille/entendre/${hearing.contestId}`
  return (
    <Layout title={t('care.hear.title')} personal>
      <h1>{t('care.hear.title')}</h1>
      <p>{t('care.hear.text')}</p>
      <p>
        {t('care.hear.until')} <Day at={hearing.answerBy} />
      </p>
      <h2>{t('care.hear.thing')}</h2>
      {whole ? <WholeThing whole={whole} files={`${path}/fichiers`} /> : <p>{t('care.watch.erased')}</p>}
      <h2>{t('care.hear.why')}</h2>
      <p>{t(`care.rule.${hearing.rule}`)}</p>
      <blockquote class="quote">{hearing.facts}</blockquote>
      <h2>{t('care.hear.words')}</h2>
      <blockquote class="quote">{hearing.words}</blockquote>
      {hearing.position && <p class="note">{t('care.hear.answered')}</p>}
      {(!hearing.position || state) && <HearForm path={path} state={state} />}
    </Layout>
  )
}

/** An answer that came when nothing is asked of them any more: they find their words again. */
export function HearAgainPage({ path, state }: { path: string; state: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('care.hear.title')} personal>
      <h1>{t('care.hear.title')}</h1>
      <HearForm path={path} state={state} />
    </Layout>
  )
}

function HearForm({ path, state }: { path: string; state: FormState | undefined }) {
  const { t } = useView()
  const options = (['show', 'keep', 'pass'] as const).map((value) => ({
    value,
    label: t(`care.hear.${value}`),
  }))
  return (
    <Form action={path} state={state} submit="care.hear.submit">
      <Choice name="position" label="care.hear.position" options={options} state={state} />
      <Field
        name="reason"
        label="care.hear.reason"
        hint="care.hear.reason-hint"
        rows={4}
        max={2_000}
        state={state}
      />
    </Form>
  )
}
