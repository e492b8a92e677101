import { lookOf, Svg, type Look } from '../../../platform/picture.tsx'
import { useView } from '../../../platform/view.ts'
import { wrap } from '../../../platform/wrap.ts'
import { doubt } from './doubts.ts'
import { layOut, type Box } from './map-layout.ts'
import type { Scene } from './story.ts'

const size = { width: 176, height: 60, across: 64, down: 28, edge: 28 }

const left = ({ column }: Box) => size.edge + column * (size.width + size.across)
const top = ({ row }: Box) => size.edge + row * (size.height + size.down)

/** The boxes of a map, and what room they take. */
export function drawMap(scenes: readonly Scene[]): { boxes: readonly Box[]; width: number; height: number } {
  const boxes = layOut(scenes)
  const columns = Math.max(0, ...boxes.map(({ column }) => column)) + 1
  const rows = Math.max(0, ...boxes.map(({ row }) => row)) + 1
  return {
    boxes,
    width: 2 * size.edge + columns * size.width + (columns - 1) * size.across,
    height: 2 * size.edge + rows * size.height + (rows - 1) * size.down,
  }
}

/** A game as a picture that is a file of its own: each scene where its choices lead, endings filled, doubts with a mark and a broken line. */
export function MapPicture({ scenes, look, lang }: { scenes: readonly Scene[]; look: Look; lang: string }) {
  const { t } = useView()
  const { boxes, width, height } = drawMap(scenes)
  const { line } = lookOf(look)
  const doubted = new Set(doubt(scenes).doubts.map(({ scene }) => scene.key))
  const ways = boxes.flatMap((box) => waysFrom(box, boxes))
  const drawn = (back: boolean) =>
    ways
      .filter((way) => way.back === back)
      .map(({ path }) => path)
      .join('')
  return (
    <Svg width={width} height={height} look={look} title={t('productions.game.map')}>
      <path d={drawn(false)} fill="none" stroke={line} stroke-width={2} />
      <path d={drawn(true)} fill="none" stroke={line} stroke-width={2} stroke-dasharray="2 5" />
      <path d={ways.map(({ head }) => head).join('')} fill={line} />
      {boxes.map((box) => (
        <SceneBox box={box} look={look} lang={lang} doubted={doubted.has(box.scene.key)} />
      ))}
    </Svg>
  )
}

/** A line for each scene that one leads to: across when that comes later, under both when it goes back. */
function waysFrom(box: Box, boxes: readonly Box[]): { path: string; head: string; back: boolean }[] {
  const to = new Set(box.scene.choices.map((choice) => choice.to))
  return boxes
    .filter(({ scene }) => to.has(scene.key))
    .map((end) => {
      if (end.column > box.column) {
        const [x, y, ex, ey] = [
          left(box) + size.width,
          top(box) + size.height / 2,
          left(end),
          top(end) + size.height / 2,
        ]
        const bend = size.across / 2
        const path = `M${x} ${y}C${x + bend} ${y} ${ex - bend} ${ey} ${ex} ${ey}`
        return { path, head: `M${ex} ${ey}l-9 -5v10z`, back: false }
      }
      const [x, y] = [left(box) + size.width * 0.7, top(box) + size.height]
      const [ex, ey] = [left(end) + size.width * 0.3, top(end) + size.height]
      const low = Math.max(y, ey) + size.down
      return {
        path: `M${x} ${y}C${x} ${low} ${ex} ${low} ${ex} ${ey}`,
        head: `M${ex} ${ey}l-5 9h10z`,
        back: true,
      }
    })
}

interface BoxProps {
  box: Box
  look: Look
  lang: string
  doubted: boolean
}

function SceneBox({ box, look, lang, doubted }: BoxProps) {
  const { sheet, made, line, ink } = lookOf(look)
  const { title, ending } = box.scene
  const lines = wrap(`${doubted ? '⚠ ' : ''}${title}`, 20, 2)
  return (
    <>
      <rect
        x={left(box)}
        y={top(box)}
        width={size.width}
        height={size.height}
        rx={ending ? size.height / 2 : 8}
        fill={ending ? made : sheet}
        stroke={line}
        stroke-width={ending ? 4 : 2}
        stroke-dasharray={doubted ? '7 5' : undefined}
      />
      {lines.map((words, at) => (
        <text
          x={left(box) + size.width / 2}
          y={top(box) + size.height / 2 + 5 - (lines.length - 1) * 10 + at * 20}
          text-anchor="middle"
          font-size={16}
          fill={ink}
          lang={lang}
        >
          {words}
        </text>
      ))}
    </>
  )
}
