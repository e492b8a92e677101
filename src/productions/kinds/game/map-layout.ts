import type { Scene } from './story.ts'

/** Where a scene stands on the map: as many steps from the beginning as its column. */
export interface Box {
  scene: Scene
  column: number
  row: number
}

/** Sets scenes in columns by how many choices lead to them at least, near those they come from; those that nothing leads to come last. */
export function layOut(scenes: readonly Scene[]): Box[] {
  const columns = columnsOf(scenes)
  const boxes = new Map<string, Box>()
  for (const [column, own] of columns.entries()) {
    const rowOf = ({ key }: Scene) => {
      const rows = (columns[column - 1] ?? [])
        .filter((from) => from.choices.some(({ to }) => to === key))
        .map((from) => boxes.get(from.key)?.row ?? 0)
      return rows.reduce((sum, row) => sum + row, 0) / Math.max(1, rows.length)
    }
    const placed = own.map((scene) => ({ scene, near: rowOf(scene) })).sort((one, two) => one.near - two.near)
    for (const [row, { scene }] of placed.entries()) boxes.set(scene.key, { scene, column, row })
  }
  return [...boxes.values()]
}

function columnsOf(scenes: readonly Scene[]): Scene[][] {
  const byKey = new Map(scenes.map((scene) => [scene.key, scene]))
  const columns: Scene[][] = []
  const seen = new Set<string>()
  for (let own = scenes.slice(0, 1); own.length > 0;) {
    for (const { key } of own) seen.add(key)
    columns.push(own)
    const next = new Set(own.flatMap(({ choices }) => choices.map(({ to }) => to)))
    own = [...next].flatMap((key) => (seen.has(key) ? [] : (byKey.get(key) ?? [])))
  }
  const lone = scenes.filter(({ key }) => !seen.has(key))
  return lone.length > 0 ? [...columns, lone] : columns
}
