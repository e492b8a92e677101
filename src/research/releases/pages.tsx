import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView, type View } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { all, type Cell } from './cells.ts'
import { situations } from '../dataset/shape.ts'
import type { ListedRelease, ReleasedStudy } from './queries.ts'

/** What left of a study, quarter after quarter. */
export function ReleasesPage({
  study,
  releases,
}: {
  study: ReleasedStudy
  releases: readonly ListedRelease[]
}) {
  const { t } = useView()
  const path = `${study.path}/donnees`
  return (
    <Layout
      title={`${t('research.release.title')} · ${study.title}`}
      description={t('research.release.intro')}
    >
      <section class="poster know stack">
        <p class="kind">
          <Icon name="study" />
          <a href={study.path} {...inLang(study.lang)}>
            {study.title}
          </a>
        </p>
        <h1>{t('research.release.title')}</h1>
        <p>{t('research.release.intro')}</p>
        <div class="acts">
          <a class="act main" href={`${path}/demander`}>
            {t('research.release.ask')}
          </a>
        </div>
      </section>
      {releases.length === 0 && <p class="empty">{t('research.release.none')}</p>}
      <ul class="log">
        {releases.map((release) => (
          <li>
            <a href={`${path}/${release.quarter}`}>{sayQuarter(release.quarter, t)}</a>
            {' · '}
            {release.people === null
              ? t('research.release.untold')
              : t('research.release.people', { count: release.people })}
            {release.closedAt !== null && ` · ${t('research.release.closed')}`}
          </li>
        ))}
      </ul>
      <MoreAbout />
    </Layout>
  )
}

/** Where it is told what the files hold, and who took them. */
function MoreAbout() {
  const { t } = useView()
  return (
    <ul class="links">
      <li>
        <a href="/recherche/dictionnaire">{t('research.data.title')}</a>
      </li>
      <li>
        <a href="/recherche/telechargements">{t('research.release.log')}</a>
      </li>
    </ul>
  )
}

interface CellsProps {
  study: ReleasedStudy
  quarter: string
  madeAt: Date
  cells: readonly Cell[]
}

/** What everyone reads of one quarter: counts that find nobody, and that tell of nobody's no. */
export function CellsPage({ study, quarter, madeAt, cells }: CellsProps) {
  const { t } = useView()
  const title = sayQuarter(quarter, t)
  const path = `${study.path}/donnees`
  return (
    <Layout title={`${title} · ${study.title}`} description={t('research.release.cells-intro')}>
      <p class="kind">
        <a href={path}>{t('research.release.title')}</a> · <span {...inLang(study.lang)}>{study.title}</span>
      </p>
      <h1>{title}</h1>
      <p>{t('research.release.cells-intro')}</p>
      {cells.length === 0 ? (
        <p class="empty">{t('research.release.untold-all')}</p>
      ) : (
        <CellTable cells={cells} />
      )}
      <p class="links">
        <a href={`${path}/${quarter}.csv`}>CSV</a> <a href={`${path}/${quarter}.json`}>JSON</a>
      </p>
      <p class="soft">
        {t('research.release.made')} <Day at={madeAt} />
      </p>
    </Layout>
  )
}

function CellTable({ cells }: { cells: readonly Cell[] }) {
  const { t } = useView()
  const told = new Map(cells.map((cell) => [cell.situation, cell]))
  const name = t('research.release.lab')
  return (
    <section class="stack">
      <h2>{name}</h2>
      <div class="table" tabindex={0} role="region" aria-label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('research.release.situation')}</th>
              <th scope="col">{t('research.release.count')}</th>
              <th scope="col">{t('research.release.turns')}</th>
            </tr>
          </thead>
          <tbody>
            {/* Each situation has its line, told or not: a line that lacks would say that one is there. */}
            {[all, ...situations, ''].map((situation) => (
              <tr>
                <th scope="row">{saySituation(situation, t)}</th>
                <td>{told.get(situation)?.people ?? t('research.release.withheld')}</td>
                <td>{told.get(situation)?.turns ?? t('research.release.withheld')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A situation in the reader's words; all of them, or those of whom nothing more is said. */
export function saySituation(situation: string, t: View['t']): string {
  if (situation === all) return t('research.release.all')
  const known = situations.find((one) => one === situation)
  return known ? t(`research.situation.is.${known}`) : t('research.release.unsaid')
}

/** A quarter in words. */
export function sayQuarter(name: string, t: View['t']): string {
  const [, year = '', number = ''] = /^(\d{4})-T([1-4])$/.exec(name) ?? []
  return t('research.release.quarter', { number, year })
}
