import { cluster, fewest, silhouette, type Clusters } from './clusters.ts'
import { hangTogether, leaveValleys, stability, stableFrom, standApart } from './judge.ts'
import { findPlane, placePeople, type Points } from './plane.ts'
import { drawFrom, drawSome } from './random.ts'
import type { Votes } from './votes.ts'

/** Groups of people who answer alike. */
export interface Groups extends Clusters {
  points: Points
  /** How well they come back when other people might have answered, up to 1. */
  stability: number
}

/** Why no group is told of: too few people, or what chance, a single cloud or other people would give as well. */
export type NoGroups = 'few' | 'chance' | 'cloud' | 'unstable'

/** A sample of so many says how far groups stand apart: all distances would take a hundred times as long. */
const mostLooked = 500

/**
 * Finds who answers alike, for the same answers always the same: the plane where answers differ most, then two to five groups in it, as many
 * as stand best apart. They are told only when they are not what chance, a single cloud or the choice of people would give.
 */
export function findGroups(opinions: Votes, seed: string): Groups | NoGroups {
  if (opinions.people < 2 * fewest) return 'few'
  const draw = drawFrom(seed)
  const plane = findPlane(opinions, draw)
  const points = placePeople(opinions, plane)
  const some = drawSome(draw, opinions.people, mostLooked)
  let found: Clusters | null = null
  let best = -1
  for (let count = 2; count <= mostGroups(opinions.people); count += 1) {
    const tried = cluster(points, count, draw)
    const apart = tried ? silhouette(points, tried, some) : -1
    if (apart > best) [found, best] = [tried, apart]
  }
  if (!found || !hangTogether(opinions, draw)) return 'chance'
  if (!leaveValleys(points, found) || !standApart(points, some, found, draw)) return 'cloud'
  const stable = stability(opinions, found, plane, draw)
  return stable < stableFrom ? 'unstable' : { ...found, points, stability: stable }
}

const mostGroups = (people: number) => Math.min(5, 2 + Math.floor(people / 12))
