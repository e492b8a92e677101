import type { ShownPart } from '../../parts/sorts.ts'

type Placed = Pick<ShownPart, 'id' | 'sort'>

/**
 * The ids of parts in the order they have once one went up (-1) or down (1): a step over its neighbour, into the module beside when it stands
 * at the edge; a module over a whole one, with its steps. The same order where there is nowhere to go; null when there is no such part.
 */
export function move(parts: readonly Placed[], id: string, by: -1 | 1): string[] | null {
  const moved = parts.find((part) => part.id === id)
  if (!moved) return null
  const blocks = moved.sort === 'module' ? listModules(parts) : parts.map((part) => [part])
  const at = blocks.findIndex(([first]) => first?.id === id)
  const [own, other] = [blocks[at], blocks[at + by]]
  // Steps before the first module belong to none: a module above them would take them in.
  const free = other && (moved.sort !== 'module' || other[0]?.sort === 'module')
  const order = own && free ? blocks.with(at, other).with(at + by, own) : blocks
  return order.flat().map((part) => part.id)
}

/** Modules with their steps; steps before the first stand in a block of their own. */
function listModules(parts: readonly Placed[]): Placed[][] {
  const blocks: Placed[][] = []
  for (const part of parts) {
    const last = blocks.at(-1)
    if (part.sort === 'module' || !last) blocks.push([part])
    else last.push(part)
  }
  return blocks
}
