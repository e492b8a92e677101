import { Form } from '../../platform/fields.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { inLang, Prose } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { sayDay, todayOf } from '../day.tsx'
import { OwnAnswer } from './consent/own-answer.tsx'
import type { OwnConsent } from './consent/queries.ts'
import type { ShownStudy } from './queries.ts'
import type { Place } from './scopes.ts'
import { Terms } from './said.tsx'

interface StudyProps {
  study: ShownStudy
  places: readonly Place[]
  came: readonly Came[]
  /** Groups that lend their journal to it. */
  lenders: readonly Place[]
  /** What the reader answered, shown to them alone. */
  consent: OwnConsent | undefined
}

/** One study: what it asks, who does it, how, what of us it wants, and what came of it. */
export function StudyPage({ study, places, came, lenders, consent }: StudyProps) {
  const { t } = useView()
  const lang = inLang(study.lang)
  return (
    <Layout title={study.title} description={study.question}>
      <section class="poster know stack">
        <p class="kind">
          <Icon name="study" />
          {t('research.study')} · {t(`research.study.state.${stateOf(study)}`)}
        </p>
        <h1 {...lang}>{study.title}</h1>
        <p {...lang}>{study.question}</p>
        <p class="by">
          {study.author && <a href={study.author.path}>{study.author.name}</a>}
          {study.openedAt && <Day at={study.openedAt} />}
        </p>
        <MainAct study={study} answered={consent !== undefined} />
      </section>
      <HiddenNote id={study.id} reason={study.hiddenReason} />
      {consent && <OwnAnswer study={study} consent={consent} />}
      <GivenBack study={study} />
      <section class="stack">
        <h2>{t('research.study.terms')}</h2>
        <Terms study={study} places={places} />
      </section>
      <section class="stack">
        <h2>{t('research.study.protocol')}</h2>
        <Prose text={study.protocol} lang={study.lang} />
        <h2>{t('research.study.ethics')}</h2>
        <Prose text={study.ethics} lang={study.lang} />
      </section>
      {lenders.length > 0 && (
        <section class="stack">
          <h2>{t('research.study.lent')}</h2>
          <ul class="links">
            {lenders.map((group) => (
              <li>
                <a href={`${group.path}/carnet`}>
                  {t('research.study.lent-journal', { group: group.title })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul class="links">
        {(study.asksBefore || study.asksAfter) && (
          <li>
            <a href={`${study.path}/questions`}>{t('research.form.title')}</a>
          </li>
        )}
        {study.openedAt && !study.closedAt && (study.asksBefore || study.asksAfter) && (
          <li>
            <a href={`${study.path}/papier`}>{t('research.form.paper')}</a>
          </li>
        )}
        {study.openedAt && (
          <>
            <li>
              <a href={`${study.path}/cahier`}>{t('research.study.notebook')}</a>
            </li>
            <li>
              <a href={`${study.path}/versions`}>{t('research.study.versions')}</a>
            </li>
          </>
        )}
        {study.openedAt && (
          <li>
            <a href={`${study.path}/donnees`}>{t('research.release.link')}</a>
          </li>
        )}
        <li>
          <a href="/recherche">{t('research.study.all')}</a>
        </li>
      </ul>
      <WhatCame came={came} />
      {study.openedAt && (
        <>
          <p class="acts">
            <OpenGroupFrom path={study.path} />
          </p>
          <ThingLinks id={study.id} audience="open" hiddenReason={study.hiddenReason} />
        </>
      )}
      {study.own && <OwnActs study={study} />}
    </Layout>
  )
}

function stateOf({ openedAt, closedAt }: ShownStudy) {
  return closedAt ? 'closed' : openedAt ? 'open' : 'draft'
}

function MainAct({ study, answered }: { study: ShownStudy; answered: boolean }) {
  const { t } = useView()
  if (study.closedAt) return null
  if (!study.openedAt)
    return (
      <>
        <p>{t('research.study.draft-means')}</p>
        <form method="post" action={`${study.path}/ouvrir`}>
          <button class="act main">{t('research.study.open')}</button>
        </form>
      </>
    )
  return (
    <div class="acts">
      <a class="act main" href={`${study.path}/accord`}>
        {t(answered ? 'research.consent.change' : 'research.consent.answer')}
      </a>
    </div>
  )
}

/** What came of it; and before that, when it is due, said as late once it is. */
function GivenBack({ study }: { study: ShownStudy }) {
  const view = useView()
  const { t } = view
  if (!study.openedAt) return null
  const day = sayDay(study.analysisOn)
  if (study.givenBackAt)
    return (
      <section class="stack">
        <h2>{t('research.study.came')}</h2>
        <p class="soft">
          <Day at={study.givenBackAt} />
        </p>
        <Prose text={study.givenBack} lang={study.lang} />
      </section>
    )
  if (study.analysisOn >= todayOf(view)) return <p class="note">{t('research.study.due', { day })}</p>
  return <p class="note warn">{t('research.study.late', { day })}</p>
}

function OwnActs({ study }: { study: ShownStudy }) {
  const { t } = useView()
  return (
    <section class="stack screen">
      <h2>{t('research.study.yours')}</h2>
      <p class="acts">
        {!study.closedAt && (
          <a class="act" href={`${study.path}/modifier`}>
            {t('research.study.change')}
          </a>
        )}
        {!study.openedAt && (
          <a class="act" href={`${study.path}/questions`}>
            {t('research.form.title')}
          </a>
        )}
        {study.openedAt && (
          <a class="act" href={`${study.path}/rendre`}>
            {t('research.study.give-back')}
          </a>
        )}
      </p>
      {study.openedAt && !study.closedAt && (
        <details class="more">
          <summary>{t('research.study.close')}</summary>
          <div class="stack">
            <p>{t('research.study.close-means')}</p>
            <Form action={`${study.path}/fermer`} submit="research.study.close-yes" danger />
          </div>
        </details>
      )}
      {!study.openedAt && (
        <details class="more">
          <summary>{t('research.study.erase')}</summary>
          <div class="stack">
            <Form action={`${study.path}/effacer`} submit="research.study.erase-yes" danger />
          </div>
        </details>
      )}
    </section>
  )
}
