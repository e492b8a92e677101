import { lookOf, Svg, type Look } from '../../platform/picture.tsx'
import { useView } from '../../platform/view.ts'
import { writeDay } from '../../platform/when.tsx'
import { wrap } from '../../platform/wrap.ts'
import { foldFamily, layOut, type Box } from './layout.ts'
import type { Family, Relative } from './tree.ts'

const size = { width: 224, height: 84, across: 44, down: 14, edge: 8 }

const left = (box: Box) => size.edge + box.column * (size.width + size.across)
const top = (box: Box) => size.edge + box.row * (size.height + size.down)

/** The boxes of a family's picture, and what room they take. */
export function drawFamily(family: Family): { boxes: readonly Box[]; width: number; height: number } {
  const boxes = layOut(foldFamily(family))
  const columns = Math.max(...boxes.map(({ column }) => column)) + 1
  const rows = Math.max(...boxes.map(({ row }) => row)) + 1
  return {
    boxes,
    width: 2 * size.edge + columns * size.width + (columns - 1) * size.across,
    height: 2 * size.edge + rows * size.height + (rows - 1) * size.down,
  }
}

/** A family as a picture that is a file of its own: the origin first, each generation beside the one before. */
export function FamilyPicture({ family, look }: { family: Family; look: Look }) {
  const { t } = useView()
  const { boxes, width, height } = drawFamily(family)
  const { line } = lookOf(look)
  return (
    <Svg width={width} height={height} look={look} title={t('productions.lineage.title')}>
      <path d={boxes.map(writeLine).join('')} fill="none" stroke={line} stroke-width={2} />
      {boxes.map((box) => (
        <BoxOf box={box} look={look} />
      ))}
    </Svg>
  )
}

function writeLine(box: Box): string {
  if (!box.from) return ''
  const [x, y] = [left(box.from) + size.width, top(box.from) + size.height / 2]
  const [end, level] = [left(box), top(box) + size.height / 2]
  const middle = (x + end) / 2
  return `M${x} ${y}C${middle} ${y} ${middle} ${level} ${end} ${level}`
}

function BoxOf({ box, look }: { box: Box; look: Look }) {
  const { t } = useView()
  const { branch, folded: count, more, self } = box.drawn
  if (branch?.relative) return <RelativeBox box={box} relative={branch.relative} self={self} look={look} />
  const left = more
    ? t('productions.lineage.folded-more', { count })
    : t('productions.lineage.folded', { count })
  const words = branch ? t('productions.lineage.unseen') : left
  return (
    <>
      <Frame box={box} look={look} dashed />
      <Lines box={box} look={look} lines={wrap(words, 24, 3)} />
    </>
  )
}

function RelativeBox({
  box,
  relative,
  self,
  look,
}: {
  box: Box
  relative: Relative
  self: boolean
  look: Look
}) {
  const view = useView()
  const { title, lang, path, kind, at, lab } = relative
  const about = lab ?? (kind ? view.t(`productions.lineage.kind.${kind}`) : at ? writeDay(at, view) : '')
  return (
    <a href={self ? path : `${path}${lab ? '' : '/filiation'}`}>
      <Frame box={box} look={look} self={self} />
      <Lines box={box} look={look} lines={wrap(title, 24, 2)} lang={lang} bold />
      <text
        x={left(box) + size.width / 2}
        y={top(box) + size.height - 12}
        text-anchor="middle"
        font-size={13}
        fill={self ? lookOf(look).ink : lookOf(look).soft}
      >
        {wrap(about, 32, 1)}
      </text>
    </a>
  )
}

function Frame({ box, look, self, dashed }: { box: Box; look: Look; self?: boolean; dashed?: boolean }) {
  const { sheet, made, line } = lookOf(look)
  return (
    <rect
      x={left(box)}
      y={top(box)}
      width={size.width}
      height={size.height}
      rx={8}
      fill={self ? made : sheet}
      stroke={line}
      stroke-width={self ? 4 : 2}
      stroke-dasharray={dashed ? '6 5' : undefined}
    />
  )
}

interface LinesProps {
  box: Box
  look: Look
  lines: readonly string[]
  lang?: string
  bold?: boolean
}

/** In the middle, so that letters of either direction stand well. */
function Lines({ box, look, lines, lang, bold }: LinesProps) {
  const first = top(box) + (bold ? 26 : size.height / 2 + 5 - (lines.length - 1) * 10)
  return lines.map((words, at) => (
    <text
      x={left(box) + size.width / 2}
      y={first + at * 20}
      text-anchor="middle"
      font-size={16}
      font-weight={bold ? 700 : undefined}
      fill={lookOf(look).ink}
      lang={lang}
    >
      {words}
    </text>
  ))
}
