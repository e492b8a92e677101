import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { sayDay } from '../day.tsx'
import { studyPathOf } from './paths.ts'
import type { ListedStudy } from './queries.ts'

interface ResearchProps {
  studies: readonly ListedStudy[]
  /** What the reader prepares. */
  drafts: readonly { slug: string; title: string; lang: string }[]
}

/** What research is here, and every study: those that ask now, then those that are over. */
export function ResearchPage({ studies, drafts }: ResearchProps) {
  const { t } = useView()
  const open = studies.filter(({ closed }) => !closed)
  const closed = studies.filter((study) => study.closed)
  return (
    <Layout title={t('research.title')} description={t('research.intro')}>
      <section class="poster know stack">
        <h1>{t('research.title')}</h1>
        <p>{t('research.intro')}</p>
        <div class="acts">
          <a class="act main" href="/recherche/participation">
            <Icon name="study" />
            {t('research.participation.way')}
          </a>
          <a class="act" href="/moi/etudes">
            {t('research.consent.mine')}
          </a>
          <a class="act" href="/recherche/etudes/ouvrir">
            {t('research.study.prepare')}
          </a>
        </div>
      </section>
      <section class="stack">
        <h2>{t('research.how.title')}</h2>
        <ul>
          {(['yes', 'rows', 'analysis', 'few'] as const).map((rule) => (
            <li>{t(`research.how.${rule}`)}</li>
          ))}
        </ul>
      </section>
      {drafts.length > 0 && (
        <section class="stack">
          <h2>{t('research.study.drafts')}</h2>
          <ul class="links">
            {drafts.map(({ slug, title, lang }) => (
              <li>
                <a href={studyPathOf(slug)} {...inLang(lang)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <StudyWall title="research.study.open-ones" studies={open} />
      {open.length === 0 && <p class="empty">{t('research.study.none')}</p>}
      <StudyWall title="research.study.closed-ones" studies={closed} />
      <ul class="links">
        <li>
          <a href="/recherche/telechargements">{t('research.release.log')}</a>
        </li>
        <li>
          <a href="/recherche/dictionnaire">{t('research.data.title')}</a>
        </li>
      </ul>
    </Layout>
  )
}

interface WallProps {
  title: 'research.study.open-ones' | 'research.study.closed-ones'
  studies: readonly ListedStudy[]
}

function StudyWall({ title, studies }: WallProps) {
  const { t } = useView()
  if (studies.length === 0) return null
  return (
    <section class="stack">
      <h2>{t(title)}</h2>
      <ul class="wall">
        {studies.map((study) => (
          <StudyCard study={study} />
        ))}
      </ul>
    </section>
  )
}

function StudyCard({ study }: { study: ListedStudy }) {
  const { t } = useView()
  const lang = inLang(study.lang)
  return (
    <li class="card know">
      <p class="kind">
        <Icon name="study" />
        {t('research.study')}
      </p>
      <h3>
        <a href={study.path} {...lang}>
          {study.title}
        </a>
      </h3>
      <p {...lang}>{study.question}</p>
      <p class="by">
        {study.institution && <span {...lang}>{study.institution}</span>}
        <span>
          {study.givenBack
            ? t('research.study.given-back')
            : t('research.study.analysed-by', { day: sayDay(study.analysisOn) })}
        </span>
      </p>
    </li>
  )
}
