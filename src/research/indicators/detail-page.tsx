import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import type { Published } from './compute.ts'
import { FigureWords, pathOf, useQuarter } from './figure.tsx'
import type { Indicator, Told } from './measure.ts'
import { useScopeName } from './pages.tsx'
import type { ShownScope } from './queries.ts'
import { ways, writeNumber } from './told.ts'

interface FigureProps {
  figure: Published
  here: ShownScope
  /** The same figure quarter after quarter, latest first. */
  history: readonly Published[]
}

/** One figure: its sentence, its picture, its table quarter after quarter, and how it is counted. */
export function FigurePage({ figure, here, history }: FigureProps) {
  const { t } = useView()
  const { indicator, quarter, outcome } = figure
  const title = t(`research.indicator.${indicator}.title`)
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p class="soft">
        {useScopeName()(here)}
        {' · '}
        {useQuarter()(quarter)}
      </p>
      {typeof outcome === 'string' ? (
        <p class="note">{t(`research.participation.silence.${outcome}`)}</p>
      ) : (
        <>
          <FigureWords figure={figure} told={outcome} />
          <p class="soft">{t('research.participation.legend')}</p>
        </>
      )}
      <p>
        <a class="act main" href={pathOf(figure)}>
          {t('research.participation.back')}
        </a>
      </p>
      <section class="stack">
        <h2>{t('research.participation.over-time')}</h2>
        <History history={history} />
      </section>
      <section class="stack">
        <h2>{t('research.participation.how')}</h2>
        <How indicator={indicator} />
        <p>
          <a class="act quiet" href="/recherche/methode">
            {t('research.method.title')}
          </a>
        </p>
      </section>
    </Layout>
  )
}

/** How one figure is counted: in words, its formula, where it comes from. */
export function How({ indicator }: { indicator: Indicator }) {
  const { t } = useView()
  const { formula, source } = ways[indicator]
  return (
    <>
      <p>{t(`research.indicator.${indicator}.how`)}</p>
      <dl class="facts">
        <div>
          <dt>{t('research.participation.formula')}</dt>
          <dd lang="en">
            <bdi>{formula}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('research.participation.source')}</dt>
          <dd lang="en">{source}</dd>
        </div>
      </dl>
    </>
  )
}

const columns = ['quarter', 'value', 'beside', 'interval', 'chance', 'p', 'counts'] as const

function History({ history }: { history: readonly Published[] }) {
  const { t } = useView()
  const nameOfQuarter = useQuarter()
  return (
    <div class="table" tabindex={0} role="region" aria-label={t('research.participation.over-time')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{t(`research.participation.col.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.map(({ quarter, indicator, outcome }) => (
            <tr>
              <th scope="row">{nameOfQuarter(quarter)}</th>
              {typeof outcome === 'string' ? (
                <td colspan={columns.length - 1}>{t(`research.participation.silence.${outcome}`)}</td>
              ) : (
                <ToldCells indicator={indicator} told={outcome} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ToldCells({ indicator, told }: { indicator: Indicator; told: Told }) {
  const view = useView()
  const { t, lang } = view
  const write = (value: number) => writeNumber(value, indicator, view)
  const between = ({ low, high }: { low: number; high: number }) =>
    t('research.participation.between', { low: write(low), high: write(high) })
  const p = Math.round(told.p * 1_000) / 10
  return (
    <>
      <td>{write(told.value)}</td>
      <td>{told.beside === null ? '–' : write(told.beside)}</td>
      <td>{between(told)}</td>
      <td>{between(told.chance)}</td>
      <td>{p.toLocaleString(lang)}</td>
      <td>
        {told.people === null
          ? t('research.participation.counts-some', { acts: told.acts })
          : t('research.participation.counts', { people: told.people, acts: told.acts })}
      </td>
    </>
  )
}
