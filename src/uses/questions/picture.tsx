import { useView } from '../../platform/view.ts'
import type { OpinionGroup } from '../opinion/opinions.ts'

const [width, height, edge] = [640, 420, 90]
const largest = 56
const smallest = 26

/** Each name has its colour and its shape, drawn around 0 with a radius of 1: neither is needed to know the other. */
const looks = [
  { fill: 'var(--voice)', shape: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z' },
  { fill: 'var(--workshop)', shape: 'M-.9-.9H.9V.9H-.9Z' },
  { fill: 'var(--made)', shape: 'M0-1.1L1.1.9H-1.1Z' },
  { fill: 'var(--need)', shape: 'M0-1.2L1.2 0L0 1.2L-1.2 0Z' },
  { fill: 'var(--know)', shape: 'M0-1.1L1.05-.34L.65.9H-.65L-1.05-.34Z' },
] as const

/**
 * Groups as shapes: the nearer two of them, the more alike their people answer; the larger one, the more people. No person is drawn. Each leads
 * to what the group says, and the page tells the same in words.
 */
export function OpinionPicture({ groups }: { groups: readonly OpinionGroup[] }) {
  const { t } = useView()
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t('uses.question.picture')}
        width="100%"
      >
        {place(groups).map(({ name, x, y, radius }) => (
          <a href={`#groupe-${name + 1}`}>
            <path
              d={looks[name]?.shape}
              transform={`translate(${x} ${y}) scale(${radius})`}
              fill={looks[name]?.fill}
              stroke="currentColor"
              stroke-width="3"
              vector-effect="non-scaling-stroke"
            />
            <text
              x={x}
              y={y + radius * 1.2 + 28}
              text-anchor="middle"
              font-size="26"
              font-weight="800"
              fill="currentColor"
            >
              {t('uses.question.group', { name })}
            </text>
          </a>
        ))}
      </svg>
      <figcaption>{t('uses.question.picture-how')}</figcaption>
    </figure>
  )
}

/** Where groups stand on the sheet, at one scale across and up: distances are what it shows. */
function place(groups: readonly OpinionGroup[]) {
  const span = (values: readonly number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return { middle: (least + most) / 2, length: Math.max(most - least, 1e-6) }
  }
  const [across, up] = [span(groups.map(({ x }) => x)), span(groups.map(({ y }) => y))]
  const scale = Math.min((width - 2 * edge) / across.length, (height - 2 * edge) / up.length)
  const most = Math.max(...groups.map(({ size }) => size))
  return groups.map(({ name, x, y, size }) => ({
    name,
    x: Math.round(width / 2 + (x - across.middle) * scale),
    y: Math.round(height / 2 - 16 + (y - up.middle) * scale),
    // In steps, as sizes are told.
    radius: Math.round(smallest + (largest - smallest) * Math.round(4 * Math.sqrt(size / most)) * 0.25),
  }))
}
