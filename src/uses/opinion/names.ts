import { sizesOf, type Clusters } from './clusters.ts'

/** Where a group stands on the picture, under the name it keeps. */
export interface Place {
  name: number
  x: number
  y: number
}

/**
 * Names the groups as they were: each takes the name that most of its people were under before, the largest overlap first, so that colours
 * do not jump. New ones take the first free name, the largest first.
 */
export function nameGroups(found: Clusters, before: Int8Array): number[] {
  const sizes = sizesOf(found)
  const overlaps = new Map<number, number>()
  for (const [at, label] of found.labels.entries()) {
    const name = before[at] ?? -1
    if (name >= 0) overlaps.set(label * 8 + name, (overlaps.get(label * 8 + name) ?? 0) + 1)
  }
  const names = new Map<number, number>()
  const taken = new Set<number>()
  for (const [key] of [...overlaps].sort((one, other) => other[1] - one[1] || one[0] - other[0])) {
    const [label, name] = [Math.floor(key / 8), key % 8]
    if (names.has(label) || taken.has(name)) continue
    names.set(label, name)
    taken.add(name)
  }
  const largest = sizes
    .map((size, label) => ({ size, label }))
    .sort((one, other) => other.size - one.size || one.label - other.label)
  for (const { label } of largest) {
    if (names.has(label)) continue
    let name = 0
    while (taken.has(name)) name += 1
    names.set(label, name)
    taken.add(name)
  }
  return sizes.map((_, label) => names.get(label) ?? 0)
}

/**
 * Turns the picture so that groups stand where they stood (orthogonal Procrustes in the plane): its two directions have no meaning of their
 * own. The first time, the first group stands at the left, the second no lower than it.
 */
export function turnPlaces(places: readonly Place[], before: readonly Place[]): Place[] {
  const pairs = places.flatMap((place) => {
    const was = before.find(({ name }) => name === place.name)
    return was ? [{ place, was }] : []
  })
  if (pairs.length === 0) return settleFirst(places)
  const plain = fit(pairs)
  const mirrored = fit(pairs.map(({ place, was }) => ({ place: { ...place, y: -place.y }, was })))
  if (mirrored.fits <= plain.fits) return places.map((place) => rotate(place, plain.angle))
  return places.map((place) => rotate({ ...place, y: -place.y }, mirrored.angle))
}

function fit(pairs: readonly { place: Place; was: Place }[]): { angle: number; fits: number } {
  let [along, across] = [0, 0]
  for (const { place, was } of pairs) {
    along += place.x * was.x + place.y * was.y
    across += place.x * was.y - place.y * was.x
  }
  return { angle: Math.atan2(across, along), fits: Math.hypot(along, across) }
}

function settleFirst(places: readonly Place[]): Place[] {
  const first = places.find(({ name }) => name === 0)
  const turned = places.map((place) => rotate(place, Math.PI - Math.atan2(first?.y ?? 0, first?.x ?? 1)))
  const second = turned.find(({ name }) => name === 1)
  return (second?.y ?? 0) > 0 ? turned.map((place) => ({ ...place, y: -place.y })) : turned
}

function rotate({ name, x, y }: Place, angle: number): Place {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return { name, x: x * cos - y * sin, y: x * sin + y * cos }
}
