import { Chart } from '../../platform/chart/chart.tsx'
import { useView } from '../../platform/view.ts'
import type { Published } from './compute.ts'
import type { Told } from './measure.ts'
import { argsOf, endsOf, ways, writeNumber } from './told.ts'

/** A quarter and a scope, as addresses carry them. */
export interface Where {
  quarter: string
  scope: string
}

/** Their page, or the page of one indicator there. */
export function pathOf({ quarter, scope }: Where, indicator?: Published['indicator']): string {
  const page = indicator ? `/${ways[indicator].slug}` : ''
  return `/recherche/participation${page}?${new URLSearchParams({ trimestre: quarter, portee: scope }).toString()}`
}

/** A figure that is told: its sentence, what chance alone would give, its picture. */
export function FigureWords({ figure, told }: { figure: Published; told: Told }) {
  const view = useView()
  const { indicator, differs, alarm } = figure
  const write = (value: number) => writeNumber(value, indicator, view)
  const [from, to] = endsOf(indicator, told)
  const says = view.t(`research.indicator.${indicator}.says`, argsOf(indicator, told, view))
  const chance = view.t('research.participation.chance', {
    low: write(told.chance.low),
    high: write(told.chance.high),
  })
  return (
    <>
      <p>
        {says} {chance} {view.t('research.participation.verdict', { differs: differs ?? 'no' })}{' '}
        {alarm && <strong>{view.t('research.participation.sign')}</strong>}
      </p>
      <Chart
        {...{ from, to, value: told.value, interval: told, chance: told.chance, beside: told.beside }}
        ends={[write(from), write(to)]}
        label={`${says} ${chance}`}
      />
    </>
  )
}

/** Which quarter, in words. */
export function useQuarter(): (quarter: string) => string {
  const { t } = useView()
  return (quarter) => {
    const [year = '', part = ''] = quarter.split('-T')
    return t('research.participation.quarter', { year, part })
  }
}
