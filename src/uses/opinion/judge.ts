import { adjustedRand } from './agreement.ts'
import { cluster, nearest, silhouette, type Clusters, type Middle } from './clusters.ts'
import { findPlane, placePeople, type Plane, type Points } from './plane.ts'
import { drawBelow, drawNormal, drawSome, type Draw } from './random.ts'
import { pickPeople, type Votes } from './votes.ts'

/** How much two groupings must agree when other people might have answered. docs/adr/opinion-groups.md says how it was chosen. */
export const stableFrom = 0.7

const resamplings = 50
/** Of five people about three are among those drawn again. */
const fewestDrawn = 3
/** The answers must hang together more than in each of these: one false alarm in sixty. */
const shufflings = 59
const clouds = 39
/** More people would say the same, only later. */
const mostShuffled = 400
const mostResampled = 1_000

/** Whether what each answered to one statement says anything of what they answered to others, or is what chance would give. */
export function hangTogether(votes: Votes, draw: Draw): boolean {
  const some = pickPeople(votes, drawSome(draw, votes.people, mostShuffled))
  const { strength } = findPlane(some, draw)
  const columns = columnsOf(some)
  for (let world = 0; world < shufflings; world += 1) {
    const answer = shuffle(some.answer, columns, draw)
    if (findPlane({ ...some, answer }, draw).strength >= strength) return false
  }
  return true
}

/** Where the answers to each statement stand. */
function columnsOf({ statements, statement }: Votes): Uint32Array[] {
  const counts = new Uint32Array(statements)
  for (const column of statement) counts[column] = (counts[column] ?? 0) + 1
  const columns = Array.from(counts, (count) => new Uint32Array(count))
  const filled = new Uint32Array(statements)
  for (const [at, column] of statement.entries()) {
    const to = filled[column] ?? 0
    columns[column]?.fill(at, to, to + 1)
    filled[column] = to + 1
  }
  return columns
}

/** The same answers to each statement, dealt again among those who gave one: what links statements is lost, all else is kept. */
function shuffle(answer: Int8Array, columns: readonly Uint32Array[], draw: Draw): Int8Array {
  const dealt = answer.slice()
  for (const places of columns) {
    for (let last = places.length - 1; last > 0; last -= 1) {
      const [one, other] = [places[last] ?? 0, places[drawBelow(draw, last + 1)] ?? 0]
      const kept = dealt[one] ?? 0
      dealt[one] = dealt[other] ?? 0
      dealt[other] = kept
    }
  }
  return dealt
}

/** Whether points stand in groups, or spread evenly from one end to the other of a single cloud, which could be cut anywhere. */
export function standApart(points: Points, some: Uint32Array, found: Clusters, draw: Draw): boolean {
  const apart = silhouette(points, found, some)
  const [wide, high] = [deviation(points.x), deviation(points.y)]
  const all = Uint32Array.from(some, (_, at) => at)
  for (let world = 0; world < clouds; world += 1) {
    const cloud = {
      x: Float64Array.from(all, () => wide * drawNormal(draw)),
      y: Float64Array.from(all, () => high * drawNormal(draw)),
    }
    const cut = cluster(cloud, found.middles.length, draw)
    if (cut && silhouette(cloud, cut, all) >= apart) return false
  }
  return true
}

/**
 * Whether few people stand half-way between each two neighbouring groups: along the line from middle to middle, its central third is four tenths
 * as crowded as its two ends, or less. Opinions that go evenly from one end to the other leave no such valley, wherever they are cut.
 */
export function leaveValleys(points: Points, { labels, middles }: Clusters): boolean {
  return middles.every((one, a) =>
    middles.slice(a + 1).every((other, next) => {
      if (!areNeighbours(one, other, middles)) return true
      const b = a + 1 + next
      const [across, up] = [other.x - one.x, other.y - one.y]
      const length = across * across + up * up
      let [between, around] = [0, 0]
      for (const [at, label] of labels.entries()) {
        if (label !== a && label !== b) continue
        const along = (((points.x[at] ?? 0) - one.x) * across + ((points.y[at] ?? 0) - one.y) * up) / length
        const fromHalf = Math.abs(along - 1 / 2)
        if (fromHalf < 1 / 6) between += 1
        else if (fromHalf > 1 / 3 && fromHalf < 2 / 3) around += 1
      }
      // The two ends together are twice as long as the middle.
      return between < deepest * (around / 2)
    }),
  )
}

const deepest = 0.4

/** Whether no third group stands between two. */
function areNeighbours(one: Middle, other: Middle, middles: readonly Middle[]): boolean {
  const half = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
  const far = (middle: Middle) => (middle.x - half.x) ** 2 + (middle.y - half.y) ** 2
  return middles.every((third) => third === one || third === other || far(third) > far(one))
}

function deviation(values: Float64Array): number {
  let [sum, squares] = [0, 0]
  for (const value of values) {
    sum += value
    squares += value * value
  }
  const mean = sum / values.length
  return Math.sqrt(Math.max(0, squares / values.length - mean * mean))
}

/**
 * How well the same groups come back when other people might have answered: people are drawn again with replacement, groups found among them,
 * and everyone put with the nearest; the mean agreement with the groups as they are.
 */
export function stability(votes: Votes, found: Clusters, plane: Plane, draw: Draw): number {
  let sum = 0
  const size = Math.min(votes.people, mostResampled)
  for (let sample = 0; sample < resamplings; sample += 1) {
    const drawn = Uint32Array.from({ length: size }, () => drawBelow(draw, votes.people)).sort()
    const others = pickPeople(votes, drawn)
    const near = findPlane(others, draw, plane)
    const again = cluster(placePeople(others, near), found.middles.length, draw, fewestDrawn)
    if (again) sum += adjustedRand(found.labels, nearest(placePeople(votes, near), again.middles))
  }
  return sum / resamplings
}
