import { nameOf } from '../../platform/choices.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { wrap } from '../../platform/wrap.ts'
import { sayWay } from '../crossings/parts.tsx'
import { draw, size, type DrawnLine, type Place } from './draw.ts'
import type { Box, Picture } from './layout.ts'

/** The kinds side by side with their crossings, as a picture one walks: every piece and every crossing is a link, in the order of the list. */
export function KnowledgePicture({ picture, here }: { picture: Picture; here: string | null }) {
  const { t, dir } = useView()
  const { width, height, placeOf, headOf, lines } = draw(picture, dir === 'rtl')
  const count = picture.boxes.length
  return (
    <div class="table" tabindex={0} role="region" aria-label={t('knowledge.picture.region')}>
      <svg
        class="web"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-labelledby="picture-title picture-desc"
      >
        <title id="picture-title">{t('knowledge.picture.title')}</title>
        <desc id="picture-desc">{t('knowledge.picture.desc', { count, lines: lines.length })}</desc>
        <path d={lines.map(({ path }) => path).join('')} />
        {picture.kinds.map((kind, column) => (
          <>
            <text x={headOf(column)} y={size.edge + 24} text-anchor="middle" font-size={16} font-weight={700}>
              {nameOf('knowledge-kind', kind)}
            </text>
            {picture.boxes
              .filter((box) => box.column === column)
              .map((box) => (
                <PieceBox box={box} place={placeOf(box)} here={box.node.id === here} />
              ))}
          </>
        ))}
        {lines.map((drawn) => (
          <Way drawn={drawn} />
        ))}
      </svg>
    </div>
  )
}

function PieceBox({ box: { node }, place: { x, y }, here }: { box: Box; place: Place; here: boolean }) {
  const words = wrap(node.title, 23, 3)
  const first = y + size.height / 2 + 5 - (words.length - 1) * 10
  return (
    <a href={node.path} aria-current={here ? 'true' : undefined}>
      <rect x={x} y={y} width={size.width} height={size.height} rx={8} />
      {words.map((line, at) => (
        <text
          x={x + size.width / 2}
          y={first + at * 20}
          text-anchor="middle"
          font-size={15}
          {...inLang(node.lang)}
        >
          {line}
        </text>
      ))}
    </a>
  )
}

function Way({ drawn: { line, label, arrow } }: { drawn: DrawnLine }) {
  const { t } = useView()
  const { edge, from, to } = line
  const way = sayWay(edge.kind, true)
  const names = { from: from.node.title, way, to: to.node.title }
  const [said = ''] = wrap(arrow === '←' ? `${arrow} ${way}` : `${way} ${arrow}`, 15, 1)
  // What is said aloud begins with what is seen.
  const name = `${said}. ${t('knowledge.picture.line', names)}`
  return (
    <a href={`/savoirs/croisements/${edge.id}`} aria-label={name}>
      <rect x={label.x - 58} y={label.y - 22} width={116} height={44} rx={22} />
      <text x={label.x} y={label.y + 5} text-anchor="middle" font-size={14}>
        {said}
      </text>
    </a>
  )
}
