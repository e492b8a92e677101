import { MyParts } from '../../people/index.ts'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LabText, Layout } from '../../platform/layout.tsx'
import { CodeField } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName } from '../../platform/words.ts'
import { lifeNumbers, troubles, type Trouble } from '../rules.ts'
import type { Followed, Told } from './reports.ts'

interface FirstProps {
  told: Told | null
  /** Nobody holds the care circle now. */
  empty: boolean
}

/** First step: what troubles. */
export function TroublePage({ told, empty }: FirstProps) {
  const { t } = useView()
  return (
    <Layout title={t('care.report.title')} personal>
      <h1>{t('care.report.title')}</h1>
      <p>{t('care.report.text')}</p>
      <About told={told} />
      <WhoReads empty={empty} />
      <h2>{t('care.report.what')}</h2>
      <ul class="tabs">
        {troubles.map((trouble) => (
          <li>
            <a href={`/prevenir?${queryOf(told, trouble)}`}>{t(`care.trouble.${trouble}`)}</a>
          </li>
        ))}
      </ul>
      <ul class="links">
        <li>
          <a href="/prevenir/suivi">{t('care.follow.way')}</a>
        </li>
        <li>
          <a href="/charte">{t('nav.charter')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function queryOf(told: Told | null, trouble: Trouble): URLSearchParams {
  return new URLSearchParams({ ...(told && { quoi: told.id }), pourquoi: trouble })
}

interface SecondProps extends FirstProps {
  trouble: Trouble
  state?: FormState | undefined
}

/** Second step: their words, and where to answer if they wish. For a life in danger, those who answer at once come first. */
export function WordsPage({ told, trouble, empty, state }: SecondProps) {
  const { t } = useView()
  return (
    <Layout title={t('care.report.title')} personal>
      <h1>{t(`care.trouble.${trouble}`)}</h1>
      {trouble === 'danger' && <Numbers />}
      {trouble === 'child' && <p class="note warn">{t('care.report.child')}</p>}
      <About told={told} />
      <WhoReads empty={empty} />
      <Form action="/prevenir" state={state} submit="care.report.submit">
        <Hidden name="quoi" value={told?.id ?? ''} />
        <Hidden name="pourquoi" value={trouble} />
        <Field
          name="words"
          label={told ? 'care.report.words' : 'care.report.words-alone'}
          hint="care.report.words-hint"
          rows={5}
          max={4_000}
          optional={told !== null}
          state={state}
        />
        <Field
          name="contact"
          label="care.report.contact"
          hint="care.report.contact-hint"
          max={200}
          optional
          state={state}
        />
      </Form>
    </Layout>
  )
}

/** Every number of the lab that answers at once, first those for a life at risk. */
function Numbers() {
  const { t, words, locale } = useView()
  const help = words.list('help')
  const first = lifeNumbers.flatMap((number) => help.filter((word) => word.slug === number))
  const numbers = [...first, ...help.filter((word) => !first.includes(word))]
  return (
    <section class="note warn stack">
      <p>
        <strong>{t('care.report.danger')}</strong>
      </p>
      <ul class="now">
        {numbers.map((word) => (
          <li>
            <a href={`${word.data['sms'] === true ? 'sms' : 'tel'}:${word.slug}`}>
              <b>{word.slug}</b> {wordName(word, locale)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function About({ told }: { told: Told | null }) {
  const { t, lang } = useView()
  if (!told) return null
  return (
    <p>
      {t('care.report.about')}{' '}
      <a href={told.path} lang={told.lang === lang ? undefined : told.lang}>
        {told.title}
      </a>
    </p>
  )
}

/** Who reads what is told, and when; said plainly when nobody does. */
function WhoReads({ empty }: { empty: boolean }) {
  const { t } = useView()
  if (empty) return <p class="note warn">{t('care.report.nobody')}</p>
  return (
    <p class="soft">
      {t('care.report.secret')} <LabText slug="reading-times" />
    </p>
  )
}

/** `/prevenir/suivi`, right after telling: the code, this once, and when it will be read. */
export function ReceiptPage({ code, danger, empty }: { code: string; danger: boolean; empty: boolean }) {
  const { t, viewer, publicUrl } = useView()
  const address = new URL('/prevenir/suivi', publicUrl)
  return (
    <Layout title={t('care.receipt.title')} personal>
      <h1>{t('care.receipt.title')}</h1>
      {danger && <Numbers />}
      {empty ? (
        <p class="note warn">{t('care.report.nobody')}</p>
      ) : (
        <p>
          <LabText slug="reading-times" />
        </p>
      )}
      <section class="paper a6 stack">
        <h2>{t('care.follow.code')}</h2>
        <p class="code">{code}</p>
        <p>{t('care.follow.keep')}</p>
        <p>{t('paper.where', { address: `${address.host}${address.pathname}` })}</p>
      </section>
      {viewer && (
        <p class="screen links">
          <a href="/moi/prevenu">{t('care.own.title')}</a>
        </p>
      )}
    </Layout>
  )
}

interface FollowProps {
  followed?: Followed
  state?: FormState
}

/** `/prevenir/suivi`: the field for a code, and what was done about what was told. */
export function FollowPage({ followed, state }: FollowProps) {
  const { t } = useView()
  return (
    <Layout title={t('care.follow.title')} personal>
      <h1>{t('care.follow.title')}</h1>
      {followed && <Outcome followed={followed} />}
      <Form action="/prevenir/suivi" state={state} submit="care.follow.submit">
        <CodeField state={state} />
      </Form>
    </Layout>
  )
}

/** `/moi/prevenu`: what the reader told, and what became of it. */
export function OwnReportsPage({ reports }: { reports: readonly Followed[] }) {
  const { t } = useView()
  return (
    <Layout title={t('care.own.title')} personal>
      <h1>{t('care.own.title')}</h1>
      <MyParts />
      {reports.length === 0 && <p class="empty">{t('care.own.none')}</p>}
      {reports.map((followed) => (
        <Outcome followed={followed} />
      ))}
    </Layout>
  )
}

function Outcome({ followed }: { followed: Followed }) {
  const { t } = useView()
  const { outcome, answeredAt, answer } = followed
  return (
    <section class="card need">
      <p class="kind">
        {t(`care.trouble.${followed.trouble}`)} · <Ago at={followed.at} />
      </p>
      <h2>{t(outcome ? `care.follow.${outcome}` : 'care.follow.waiting')}</h2>
      {answer && <p>{answer}</p>}
      {answeredAt ? (
        <p class="by">
          <Ago at={answeredAt} />
        </p>
      ) : (
        <p>
          <LabText slug="reading-times" />
        </p>
      )}
    </section>
  )
}
