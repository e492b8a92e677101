import { lookOf, Svg, type Look } from '../../../platform/picture.tsx'
import { useView } from '../../../platform/view.ts'
import type { Outline } from './outline.ts'
import type { TriedTown } from './queries.ts'

interface MapProps {
  towns: readonly TriedTown[]
  outline: Outline
  /** Where the trials in a town are read, before its id. */
  path: string
  look: Look
}

interface Dot {
  town: TriedTown
  x: number
  y: number
  radius: number
}

/** Where trials took place: a dot for each town, larger where there were several. */
export function TrialMap({ towns, outline, path, look }: MapProps) {
  const { t } = useView()
  const { sheet, line, paper, accent, ink } = lookOf(look)
  const dots = placeDots(towns, outline)
  return (
    <Svg width={outline.width} height={outline.height} look={look} title={t('productions.trials.map.title')}>
      <path d={outline.path} fill={sheet} stroke={line} stroke-width={1} />
      {dots.map(({ town, x, y, radius }) => (
        <a href={`${path}${town.id}`}>
          <circle cx={x} cy={y} r={radius} fill={accent} stroke={paper} stroke-width={2}>
            <title>{`${town.name} : ${t('productions.trials.map.count', { count: town.count })}`}</title>
          </circle>
        </a>
      ))}
      {nameDots(dots, outline.width).map(({ dot, x, end }) => (
        <text
          x={x}
          y={dot.y + 5}
          text-anchor={end ? 'end' : undefined}
          font-size={15}
          font-weight={700}
          fill={ink}
          stroke={sheet}
          stroke-width={3}
          paint-order="stroke"
        >
          {dot.town.name}
        </text>
      ))}
    </Svg>
  )
}

/** Twice as many trials make a dot twice as large, up to what still leaves its neighbours in sight; the largest lie beneath. */
function placeDots(towns: readonly TriedTown[], { places }: Outline): Dot[] {
  return towns
    .map((town, at) => ({
      ...{ x: 0, y: 0, ...places[at] },
      town,
      radius: Math.round(Math.min(9 * Math.sqrt(town.count), 27)),
    }))
    .sort((one, other) => other.radius - one.radius)
}

/** Letters are about this wide. */
const letter = 8.5

/** Names beside their dots, those of the larger first, as long as none stands on another name. */
function nameDots(dots: readonly Dot[], width: number): { dot: Dot; x: number; end: boolean }[] {
  const taken: { left: number; right: number; y: number }[] = []
  return dots.flatMap((dot) => {
    const long = dot.town.name.length * letter
    const end = dot.x + dot.radius + 6 + long > width
    const x = end ? dot.x - dot.radius - 6 : dot.x + dot.radius + 6
    const [left, right] = end ? [x - long, x] : [x, x + long]
    if (taken.some((one) => Math.abs(one.y - dot.y) < 18 && left < one.right && right > one.left)) return []
    taken.push({ left, right, y: dot.y })
    return [{ dot, x, end }]
  })
}
