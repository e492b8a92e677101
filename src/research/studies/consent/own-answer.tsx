import { useView } from '../../../platform/view.ts'
import { todayOf } from '../../day.tsx'
import type { ShownStudy } from '../queries.ts'
import { answerPath, askedAfter } from '../questions/paths.ts'
import type { OwnConsent } from './queries.ts'

/** For the reader alone: what they said, and the one act that takes it back. */
export function OwnAnswer({ study, consent }: { study: ShownStudy; consent: OwnConsent }) {
  const { t } = useView()
  return (
    <section class="note stack">
      <h2>{t('research.consent.yours')}</h2>
      <p>
        <Answered consent={consent} />
      </p>
      {consent.outdated && !study.closedAt && <p>{t('research.consent.outdated')}</p>}
      <p class="soft">{t('research.consent.only-you')}</p>
      <div class="acts">
        <a class="act quiet" href={`/moi/etudes/${study.slug}/donnees`}>
          {t('research.consent.rows')}
        </a>
        {consent.mayWithdraw && <WithdrawButton path={study.path} />}
      </div>
      {consent.takesPart && !study.closedAt && <AnswerLinks study={study} />}
    </section>
  )
}

/** The ways to the questions, those of after once it is time. */
export function AnswerLinks({
  study,
}: {
  study: Pick<ShownStudy, 'slug' | 'asksBefore' | 'asksAfter' | 'analysisOn'>
}) {
  const view = useView()
  const { t } = view
  const after = study.asksAfter && todayOf(view) >= askedAfter(study)
  return (
    <p class="acts">
      {study.asksBefore && (
        <a class="act" href={`${answerPath(study.slug, 'before')}/1`}>
          {t('research.form.answer-before')}
        </a>
      )}
      {after && (
        <a class="act" href={`${answerPath(study.slug, 'after')}/1`}>
          {t('research.form.answer-after')}
        </a>
      )}
    </p>
  )
}

/** What someone answered, in one sentence. */
export function Answered({ consent }: { consent: Omit<OwnConsent, 'mayWithdraw'> }) {
  const { t } = useView()
  const { takesPart, data, texts, withdrawn } = consent
  const said = [
    takesPart && t('research.consent.said.part'),
    data && t('research.consent.said.data'),
    texts && t('research.consent.said.texts'),
  ].filter(Boolean)
  if (said.length > 0) return <>{said.join(' ')}</>
  return <>{t(withdrawn ? 'research.consent.said.withdrawn' : 'research.consent.said.no')}</>
}

/** Takes everything back at once. */
export function WithdrawButton({ path }: { path: string }) {
  const { t } = useView()
  return (
    <form method="post" action={`${path}/retirer`}>
      <button class="act danger">{t('research.consent.withdraw')}</button>
    </form>
  )
}
