import type { Points } from './plane.ts'
import { drawBelow, type Draw } from './random.ts'

/** Points put into groups: whom each is with, and the middle of each group. */
export interface Clusters {
  labels: Uint8Array
  middles: readonly Middle[]
}

export interface Middle {
  x: number
  y: number
}

/** No smaller group is ever told of: its people could be guessed. */
export const fewest = 5

const tries = 8
const patience = 50

/**
 * Puts points into at most `count` groups around their middles (k-means, begun eight times as Arthur and Vassilvitskii 2007 say, the tightest
 * kept). A group of fewer than `least` is none: its people go with the nearest. Null when that leaves fewer than two.
 */
export function cluster(points: Points, count: number, draw: Draw, least = fewest): Clusters | null {
  let best: Clusters | null = null
  let tightest = Infinity
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = settle(points, spread(points, count, draw))
    const loose = looseness(points, found)
    if (loose < tightest) [best, tightest] = [found, loose]
  }
  while (best) {
    const sizes = sizesOf(best)
    const kept = best.middles.filter((_, label) => (sizes[label] ?? 0) >= least)
    if (kept.length < 2) return null
    if (kept.length === best.middles.length) return best
    best = settle(points, kept)
  }
  return null
}

/** How many are in each group. */
export function sizesOf({ labels, middles }: Clusters): number[] {
  const sizes = middles.map(() => 0)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  return sizes
}

/** Whom each point is nearest to. */
export function nearest({ x, y }: Points, middles: readonly Middle[]): Uint8Array {
  const labels = new Uint8Array(x.length)
  for (let at = 0; at < x.length; at += 1) {
    let least = Infinity
    for (let label = 0; label < middles.length; label += 1) {
      const far = distance(x[at] ?? 0, y[at] ?? 0, middles[label])
      if (far < least) [labels[at], least] = [label, far]
    }
  }
  return labels
}

/** How far a point is from a middle, squared. */
function distance(x: number, y: number, middle: Middle | undefined): number {
  const [across, up] = [x - (middle?.x ?? 0), y - (middle?.y ?? 0)]
  return across * across + up * up
}

/** Where to begin: points far from each other, likelier the farther they are. */
function spread({ x, y }: Points, count: number, draw: Draw): Middle[] {
  const at = drawBelow(draw, x.length)
  const middles = [{ x: x[at] ?? 0, y: y[at] ?? 0 }]
  const far = new Float64Array(x.length).fill(Infinity)
  while (middles.length < count) {
    let sum = 0
    for (let point = 0; point < x.length; point += 1) {
      far[point] = Math.min(far[point] ?? 0, distance(x[point] ?? 0, y[point] ?? 0, middles.at(-1)))
      sum += far[point] ?? 0
    }
    let left = draw() * sum
    let chosen = 0
    while (chosen < x.length - 1 && left >= (far[chosen] ?? 0)) {
      left -= far[chosen] ?? 0
      chosen += 1
    }
    middles.push({ x: x[chosen] ?? 0, y: y[chosen] ?? 0 })
  }
  return middles
}

/** Moves middles to where their points are until nobody changes group. */
function settle(points: Points, from: readonly Middle[]): Clusters {
  let middles = from
  let labels = nearest(points, middles)
  for (let round = 0; round < patience; round += 1) {
    middles = middlesOf(points, labels, middles)
    const moved = nearest(points, middles)
    const still = moved.every((label, at) => label === labels[at])
    labels = moved
    if (still) break
  }
  return { labels, middles }
}

function middlesOf({ x, y }: Points, labels: Uint8Array, before: readonly Middle[]): Middle[] {
  const sums = before.map(() => ({ x: 0, y: 0, count: 0 }))
  for (let at = 0; at < labels.length; at += 1) {
    const sum = sums[labels[at] ?? 0]
    if (!sum) continue
    sum.x += x[at] ?? 0
    sum.y += y[at] ?? 0
    sum.count += 1
  }
  return sums.map((sum, label) =>
    sum.count > 0 ? { x: sum.x / sum.count, y: sum.y / sum.count } : { x: 0, y: 0, ...before[label] },
  )
}

function looseness({ x, y }: Points, { labels, middles }: Clusters): number {
  let sum = 0
  for (let at = 0; at < labels.length; at += 1)
    sum += distance(x[at] ?? 0, y[at] ?? 0, middles[labels[at] ?? 0])
  return sum
}

/**
 * How much nearer points are to their own group than to the next, from -1 to 1 (the silhouette of Rousseeuw 1987), over the points given by
 * `some`.
 */
export function silhouette({ x, y }: Points, { labels, middles }: Clusters, some: Uint32Array): number {
  let total = 0
  const [sums, counts] = [new Float64Array(middles.length), new Uint32Array(middles.length)]
  for (const one of some) {
    sums.fill(0)
    counts.fill(0)
    for (const other of some) {
      if (other === one) continue
      const label = labels[other] ?? 0
      const [across, up] = [(x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0)]
      sums[label] = (sums[label] ?? 0) + Math.sqrt(across * across + up * up)
      counts[label] = (counts[label] ?? 0) + 1
    }
    total += nearness(sums, counts, labels[one] ?? 0)
  }
  return total / Math.max(1, some.length)
}

/** Of one point, from its distances to each group. Alone in its group it says nothing. */
function nearness(sums: Float64Array, counts: Uint32Array, own: number): number {
  const within = (sums[own] ?? 0) / Math.max(1, counts[own] ?? 0)
  let next = Infinity
  for (let label = 0; label < sums.length; label += 1)
    if (label !== own && counts[label]) next = Math.min(next, (sums[label] ?? 0) / (counts[label] ?? 1))
  if (!counts[own] || next === Infinity) return 0
  const most = Math.max(within, next)
  return most === 0 ? 0 : (next - within) / most
}
