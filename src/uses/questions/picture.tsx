import { useView } from '../../platform/view.ts'
import type { OpinionGroup } from '../opinion/opinions.ts'

const width = 640
const [tallest, edge] = [440, 100]
const [largest, smallest] = [80, 44]

/** Each name has its colour and its shape, drawn around 0 with a radius of 1: neither is needed to know the other. */
const looks = [
  { fill: 'var(--voice)', shape: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z', low: 0 },
  { fill: 'var(--workshop)', shape: 'M-.9-.9H.9V.9H-.9Z', low: 0 },
  { fill: 'var(--made)', shape: 'M0-1.1L1.1.9H-1.1Z', low: 0.25 },
  { fill: 'var(--need)', shape: 'M0-1.2L1.2 0L0 1.2L-1.2 0Z', low: 0 },
  { fill: 'var(--know)', shape: 'M0-1.1L1.05-.34L.65.9H-.65L-1.05-.34Z', low: 0 },
] as const

/**
 * Groups as shapes: the nearer two of them, the more alike their people answer; the larger one, the more people. No person is drawn. Each leads
 * to what the group says, and the page tells the same in words.
 */
export function OpinionPicture({ groups }: { groups: readonly OpinionGroup[] }) {
  const { t } = useView()
  const { places, height } = place(groups)
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('uses.question.picture')}>
        {places.map(({ name, x, y, radius }) => (
          <a href={`#groupe-${name + 1}`} aria-label={t('uses.question.group', { name })}>
            <path
              d={looks[name]?.shape}
              transform={`translate(${x} ${y}) scale(${radius})`}
              fill={looks[name]?.fill}
              stroke="var(--ink)"
              stroke-width="3"
              vector-effect="non-scaling-stroke"
            />
            <text
              x={x}
              y={y + radius * (looks[name]?.low ?? 0) + 14}
              text-anchor="middle"
              font-size="40"
              font-weight="800"
              fill="var(--ink)"
            >
              {'ABCDE'.charAt(name)}
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
  const scale = Math.min((width - 2 * edge) / across.length, (tallest - 2 * edge) / up.length)
  const most = Math.max(...groups.map(({ size }) => size))
  const places = groups.map(({ name, x, y, size }) => ({
    name,
    x: Math.round(width / 2 + (x - across.middle) * scale),
    y: Math.round(edge + (y - up.middle + up.length / 2) * scale),
    // In steps, as sizes are told.
    radius: smallest + (largest - smallest) * Math.round(4 * Math.sqrt(size / most)) * 0.25,
  }))
  const room = roomFor(places)
  return {
    places: places.map((one) => ({ ...one, radius: Math.round(one.radius * room) })),
    height: Math.round(2 * edge + up.length * scale),
  }
}

/** By how much shapes must be smaller so that none covers another. */
function roomFor(places: readonly { x: number; y: number; radius: number }[]): number {
  const rooms = places.flatMap((one, at) =>
    places
      .slice(at + 1)
      .map((other) => Math.hypot(one.x - other.x, one.y - other.y) / (1.25 * (one.radius + other.radius))),
  )
  return Math.min(1, ...rooms)
}
