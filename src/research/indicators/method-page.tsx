import type { MessageKey } from '../../platform/messages.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { How } from './detail-page.tsx'
import { indicators } from './measure.ts'
import { calculation } from './source.ts'

const chapters: readonly { title: MessageKey; text: MessageKey }[] = [
  { title: 'research.method.who', text: 'research.method.who-text' },
  { title: 'research.method.sides', text: 'research.method.sides-text' },
  { title: 'research.method.few', text: 'research.method.few-text' },
  { title: 'research.method.chance', text: 'research.method.chance-text' },
  { title: 'research.method.alarms', text: 'research.method.alarms-text' },
  { title: 'research.method.limits', text: 'research.method.limits-text' },
]

/** How the figures are worked out: in plain words, then figure by figure, then how to work them out again. */
export function MethodPage() {
  const { t } = useView()
  return (
    <Layout title={t('research.method.title')} description={t('research.method.intro')}>
      <h1>{t('research.method.title')}</h1>
      <p>{t('research.method.intro')}</p>
      <p>
        <a class="act main" href="/recherche/participation">
          {t('research.participation.back')}
        </a>
      </p>
      {chapters.map(({ title, text }) => (
        <section class="stack">
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
        </section>
      ))}
      <Again />
      <section class="stack">
        <h2>{t('research.method.each')}</h2>
        {indicators.map((indicator) => (
          <details class="more">
            <summary>{t(`research.indicator.${indicator}.title`)}</summary>
            <div class="stack">
              <How indicator={indicator} />
            </div>
          </details>
        ))}
      </section>
    </Layout>
  )
}

function Again() {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('research.method.again')}</h2>
      <p>{t('research.method.again-text')}</p>
      <p class="code" lang="en">
        npm run socialab -- research indicators --from release.zip
      </p>
      <ul class="links">
        {calculation.map((name) => (
          <li>
            <a href={`/recherche/methode/calcul/${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
