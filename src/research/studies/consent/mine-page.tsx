import { MyParts } from '../../../people/index.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Ago, Day } from '../../../platform/when.tsx'
import { Answered, AnswerLinks, WithdrawButton } from './own-answer.tsx'
import type { SaidSituation } from './forms.ts'
import type { ListedConsent, PastAnswer } from './queries.ts'

interface MineProps {
  consents: readonly ListedConsent[]
  unanswered: readonly { path: string; title: string; lang: string }[]
  situation: SaidSituation | undefined
  history: readonly PastAnswer[]
}

/** `/moi/etudes`: what the reader answered to studies, where they speak from, and nobody else's eyes on it. */
export function MyStudiesPage({ consents, unanswered, situation, history }: MineProps) {
  const { t } = useView()
  return (
    <Layout title={t('research.consent.mine')} personal>
      <h1>{t('research.consent.mine')}</h1>
      <MyParts />
      <p>{t('research.consent.mine-intro')}</p>
      <section class="stack">
        <h2>{t('research.consent.answered')}</h2>
        {consents.length === 0 && <p class="empty">{t('research.consent.none')}</p>}
        <ul class="wall">
          {consents.map((consent) => (
            <ConsentCard consent={consent} />
          ))}
        </ul>
      </section>
      {unanswered.length > 0 && (
        <section class="stack">
          <h2>{t('research.consent.unanswered')}</h2>
          <ul class="links">
            {unanswered.map(({ path, title, lang }) => (
              <li>
                <a href={path} {...inLang(lang)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack">
        <h2>{t('research.situation.title')}</h2>
        <p>
          {situation
            ? t('research.situation.said', {
                situation: t(`research.situation.is.${situation.situation}`),
                time: t(`research.situation.time.${situation.time}`),
              })
            : t('research.situation.unsaid')}
          {situation?.words && ` « ${situation.words} »`}
        </p>
        <p class="acts">
          <a class="act" href="/moi/etudes/situation">
            {t(situation ? 'research.situation.change' : 'research.situation.say')}
          </a>
        </p>
      </section>
      {history.length > 0 && <History history={history} />}
    </Layout>
  )
}

function ConsentCard({ consent }: { consent: ListedConsent }) {
  const { t } = useView()
  const { path, slug, title, lang, closed } = consent
  return (
    <li class="card know">
      <h3>
        <a href={path} {...inLang(lang)}>
          {title}
        </a>
      </h3>
      <p>
        <Answered consent={consent} />
      </p>
      {consent.outdated && !closed && <p>{t('research.consent.outdated')}</p>}
      <p class="by">
        <Day at={consent.answeredAt} />
      </p>
      {consent.takesPart && !closed && <AnswerLinks study={consent} />}
      <p>
        <a class="act quiet" href={`/moi/etudes/${slug}/donnees`}>
          {t('research.consent.rows')}
          <span class="sr"> : {title}</span>
        </a>
      </p>
      {consent.mayWithdraw && <WithdrawButton path={path} />}
    </li>
  )
}

/** Every answer and to which wording: what each may need to show one day. */
function History({ history }: { history: readonly PastAnswer[] }) {
  const { t } = useView()
  return (
    <details class="more">
      <summary>{t('research.consent.history')}</summary>
      <ol class="log">
        {history.map((past) => (
          <li>
            <Ago at={past.at} /> ·{' '}
            <a href={`${past.path}/versions`} {...inLang(past.lang)}>
              {past.title}
            </a>
            , {t('research.study.version', { number: past.wording })}{' '}
            <Answered consent={{ ...past, withdrawn: false, outdated: false, answeredAt: past.at }} />
          </li>
        ))}
      </ol>
    </details>
  )
}
