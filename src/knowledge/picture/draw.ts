import type { Box, Line, Picture } from './layout.ts'

/** Measures of a picture, in its own units: a box, the way between two columns and between two rows, the line of the kinds. */
export const size = { width: 208, height: 76, across: 132, down: 26, edge: 8, head: 40, label: 48 } as const

export interface Place {
  x: number
  y: number
}

/** A picture with every place in figures: mirrored where one reads from right to left. */
export interface Drawn {
  width: number
  height: number
  placeOf: (box: Box) => Place
  headOf: (column: number) => number
  lines: readonly DrawnLine[]
}

/** A line, and where its word stands. */
export interface DrawnLine {
  line: Line
  path: string
  label: Place
  /** Which way it goes on the picture. */
  arrow: '→' | '←' | '↓' | '↑'
}

/** Works out every place of a picture. */
export function draw(picture: Picture, rightToLeft: boolean): Drawn {
  const columns = picture.kinds.length
  const width = 2 * size.edge + columns * size.width + Math.max(0, columns - 1) * size.across + size.across
  const leftOf = (column: number) => {
    const x = size.edge + column * (size.width + size.across)
    return rightToLeft ? width - x - size.width : x
  }
  const placeOf = ({ column, row }: Box): Place => ({
    x: leftOf(column),
    y: size.edge + size.head + row * (size.height + size.down),
  })
  const taken: Place[] = []
  const lines = picture.lines.map((line) => drawLine(line, { placeOf, rightToLeft, taken }))
  const foot = size.edge + size.head + picture.rows * (size.height + size.down)
  // A word that found no room beside its line may stand lower than all boxes.
  const height = size.edge + Math.max(foot, ...lines.map(({ label }) => label.y + size.label / 2))
  return { width, height, placeOf, headOf: (column) => leftOf(column) + size.width / 2, lines }
}

interface Canvas {
  placeOf: (box: Box) => Place
  rightToLeft: boolean
  /** Where words stand already. */
  taken: Place[]
}

function drawLine(line: Line, { placeOf, rightToLeft, taken }: Canvas): DrawnLine {
  const [from, to] = [placeOf(line.from), placeOf(line.to)]
  const [start, end] = [from.y + size.height / 2, to.y + size.height / 2]
  const sameColumn = line.from.column === line.to.column
  const [near, far] = from.x <= to.x ? [from, to] : [to, from]
  const side = sameColumn && rightToLeft ? near.x : near.x + size.width
  const gap = side + (sameColumn && rightToLeft ? -1 : 1) * (size.across / 2)
  const level = sameColumn ? (start + end) / 2 : levelAt(gap, { x: side, y: near.y }, far)
  const path = sameColumn
    ? `M${side} ${start}Q${gap} ${level} ${side} ${end}`
    : `M${side} ${near.y + size.height / 2}L${far.x} ${far.y + size.height / 2}`
  const label = findRoom({ x: gap, y: level }, taken)
  const arrow = sameColumn ? (start < end ? '↓' : '↑') : from.x < to.x ? '→' : '←'
  return { line, path, label, arrow }
}

/** How far down a straight line is where it meets the middle of a gap. */
function levelAt(x: number, near: Place, far: Place): number {
  const part = (x - near.x) / (far.x - near.x)
  return near.y + (far.y - near.y) * part + size.height / 2
}

/** The place itself, or the next one down where no other word stands. */
function findRoom(wanted: Place, taken: Place[]): Place {
  const place = { ...wanted }
  const isTaken = () => taken.some(({ x, y }) => x === place.x && Math.abs(y - place.y) < size.label)
  while (isTaken()) place.y += size.label
  taken.push(place)
  return place
}
