import { useView } from '../view.ts'

interface ChartProps {
  /** The ends of the line, and what they are called. */
  from: number
  to: number
  ends: readonly [from: string, to: string]
  value: number
  interval: { low: number; high: number }
  /** Between what and what chance alone would put it. */
  chance: { low: number; high: number }
  /** Something to compare it with. */
  beside?: number | null
  /** The same in words, for who does not see it. */
  label: string
}

const size = { width: 320, height: 36, edge: 10 }

/**
 * One figure on a line: a dot, the interval around it, and the band where chance alone would put it. It takes its colours from the text
 * around, so that it follows every theme and forced colours, and turns round where one reads from right to left; it holds no letters.
 */
export function Chart({ from, to, ends, value, interval, chance, beside = null, label }: ChartProps) {
  const { dir } = useView()
  const { width, height, edge } = size
  const x = (one: number) => {
    const part = to === from ? 0 : Math.min(1, Math.max(0, (one - from) / (to - from)))
    const along = dir === 'rtl' ? 1 - part : part
    return Math.round(edge + along * (width - 2 * edge))
  }
  const middle = height / 2
  const [start, end] = [Math.min(x(chance.low), x(chance.high)), Math.max(x(chance.low), x(chance.high))]
  return (
    <div class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <rect x={start} y={4} width={Math.max(2, end - start)} height={height - 8} class="chance" />
        <path d={`M${edge} ${middle}H${width - edge}`} class="axis" />
        <path d={`M${x(interval.low)} ${middle}H${x(interval.high)}`} class="interval" />
        {beside !== null && <path d={`M${x(beside)} 2V${height - 2}`} class="beside" />}
        <circle cx={x(value)} cy={middle} r={7} class="dot" />
      </svg>
      <p class="soft" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </div>
  )
}
