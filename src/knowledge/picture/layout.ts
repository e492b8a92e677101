/** A piece as a picture draws it. */
export interface Node {
  id: string
  /** The kind of knowledge it starts from: its column. */
  kind: string
  title: string
  path: string
  lang: string
}

/** A line between two of them. */
export interface Edge {
  id: string
  from: string
  to: string
  kind: string
}

/** A piece at its place: which column, and how far down it stands there. */
export interface Box {
  node: Node
  column: number
  row: number
}

/** A line between two boxes. */
export interface Line {
  edge: Edge
  from: Box
  to: Box
}

export interface Picture {
  /** The kinds side by side, in the order they are drawn and read. */
  kinds: readonly string[]
  boxes: readonly Box[]
  lines: readonly Line[]
  rows: number
  /** How many pieces are not drawn. */
  left: number
}

/** How many still read legibly. */
export const mostDrawn = 60

/**
 * Puts pieces in columns, one for each kind, and brings near each other those that cross. It draws no kind above another: they stand side by
 * side, in the order given, and a column starts at the top whatever it holds. The same pieces always give the same picture.
 */
export function layOut(nodes: readonly Node[], edges: readonly Edge[], kinds: readonly string[]): Picture {
  const drawn = nodes.slice(0, mostDrawn)
  const known = new Set(drawn.map(({ id }) => id))
  const between = edges.filter(({ from, to }) => known.has(from) && known.has(to))
  const columns = kinds
    .map((kind) => drawn.filter((node) => node.kind === kind))
    .filter((column) => column.length > 0)
  const settled = bringNear(columns, between)
  const boxes = settled.flatMap((column, at) => column.map((node, row) => ({ node, column: at, row })))
  const byId = new Map(boxes.map((box) => [box.node.id, box]))
  const lines = between.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    return from && to ? [{ edge, from, to }] : []
  })
  return {
    kinds: settled.flatMap(([first]) => (first ? [first.kind] : [])),
    boxes,
    lines,
    rows: Math.max(0, ...settled.map((column) => column.length)),
    left: nodes.length - boxes.length,
  }
}

/** How often the columns are gone through: after a few times nothing moves. */
const rounds = 4

/** Orders each column by where its pieces' neighbours stand, in turn, as layered drawings do (Sugiyama, 1981). */
function bringNear(columns: readonly (readonly Node[])[], edges: readonly Edge[]): Node[][] {
  const neighbours = Map.groupBy(
    edges.flatMap(({ from, to }) => [
      { one: from, other: to },
      { one: to, other: from },
    ]),
    ({ one }) => one,
  )
  const settled = columns.map((column) => [...column])
  for (let round = 0; round < rounds; round += 1)
    for (const column of settled) {
      const rows = new Map(settled.flatMap((one) => one.map(({ id }, row) => [id, row] as const)))
      const middles = new Map(
        column.map(({ id }, row) => {
          const near = (neighbours.get(id) ?? []).flatMap(({ other }) => rows.get(other) ?? [])
          return [id, near.length === 0 ? row : near.reduce((sum, at) => sum + at, 0) / near.length]
        }),
      )
      column.sort((a, b) => (middles.get(a.id) ?? 0) - (middles.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
    }
  return settled
}
