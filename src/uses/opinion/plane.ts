import type { Draw } from './random.ts'
import type { Votes } from './votes.ts'

/**
 * The plane in which answers differ most: the two first principal components of the answers, each statement's mean taken away. What someone
 * did not answer counts as that mean (Small et al. 2021), which is then nothing: the sums run over what was answered alone.
 */
export interface Plane {
  means: Float64Array
  first: Float64Array
  second: Float64Array
  /** The variance along the first, to be compared with that of other answers by the same people. */
  strength: number
}

/** Where people stand in a plane. */
export interface Points {
  x: Float64Array
  y: Float64Array
}

const patience = 100

/** Finds the plane by turning two directions until they keep still (orthogonal iteration); `near` is where to begin. */
export function findPlane(votes: Votes, draw: Draw, near?: Plane): Plane {
  const means = meansOf(votes)
  const apart = new Float64Array(votes.answer.length)
  for (let at = 0; at < apart.length; at += 1)
    apart[at] = (votes.answer[at] ?? 0) - (means[votes.statement[at] ?? 0] ?? 0)
  let first = near?.first ?? Float64Array.from({ length: votes.statements }, () => draw() - 0.5)
  let second = near?.second ?? Float64Array.from({ length: votes.statements }, () => draw() - 0.5)
  let strength = 0
  for (let round = 0; round < patience; round += 1) {
    const [one, other] = turn(votes, apart, [first, second])
    const length = norm(one)
    first = scaled(one, length)
    second = scaled(less(other, first), norm(less(other, first)))
    // A plane needs no better: groups do not hang on the fifth figure.
    if (Math.abs(length - strength) < length * 1e-5) break
    strength = length
  }
  return { means, first, second, strength: strength / Math.max(1, votes.people) }
}

/** Where each person stands, told as far from the middle as if they had answered everything (Small et al. 2021). */
export function placePeople(votes: Votes, { means, first, second }: Plane): Points {
  const x = new Float64Array(votes.people)
  const y = new Float64Array(votes.people)
  for (let person = 0; person < votes.people; person += 1) {
    const [from, to] = [votes.start[person] ?? 0, votes.start[person + 1] ?? 0]
    const few = Math.sqrt(votes.statements / Math.max(1, to - from))
    let [across, up] = [0, 0]
    for (let at = from; at < to; at += 1) {
      const column = votes.statement[at] ?? 0
      const apart = (votes.answer[at] ?? 0) - (means[column] ?? 0)
      across += apart * (first[column] ?? 0)
      up += apart * (second[column] ?? 0)
    }
    x[person] = across * few
    y[person] = up * few
  }
  return { x, y }
}

/** The mean of each statement's answers; 0 where nobody answered. */
export function meansOf({ statements, statement, answer }: Votes): Float64Array {
  const sums = new Float64Array(statements)
  const counts = new Uint32Array(statements)
  for (let at = 0; at < answer.length; at += 1) {
    const column = statement[at] ?? 0
    sums[column] = (sums[column] ?? 0) + (answer[at] ?? 0)
    counts[column] = (counts[column] ?? 0) + 1
  }
  return sums.map((sum, column) => sum / Math.max(1, counts[column] ?? 0))
}

/** Both directions once through the answers and back; `apart` is how far each answer is from its statement's mean. */
function turn(
  { people, start, statement, statements }: Votes,
  apart: Float64Array,
  [first, second]: readonly [Float64Array, Float64Array],
): [Float64Array, Float64Array] {
  const one = new Float64Array(statements)
  const other = new Float64Array(statements)
  for (let person = 0; person < people; person += 1) {
    const [from, to] = [start[person] ?? 0, start[person + 1] ?? 0]
    let [across, up] = [0, 0]
    for (let at = from; at < to; at += 1) {
      const column = statement[at] ?? 0
      across += (apart[at] ?? 0) * (first[column] ?? 0)
      up += (apart[at] ?? 0) * (second[column] ?? 0)
    }
    for (let at = from; at < to; at += 1) {
      const column = statement[at] ?? 0
      one[column] = (one[column] ?? 0) + (apart[at] ?? 0) * across
      other[column] = (other[column] ?? 0) + (apart[at] ?? 0) * up
    }
  }
  return [one, other]
}

function norm(vector: Float64Array): number {
  let sum = 0
  for (const value of vector) sum += value * value
  return Math.sqrt(sum)
}

function scaled(vector: Float64Array, length: number): Float64Array {
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** What of a vector does not go along another of length 1. */
function less(vector: Float64Array, along: Float64Array): Float64Array {
  let shared = 0
  for (let at = 0; at < vector.length; at += 1) shared += (vector[at] ?? 0) * (along[at] ?? 0)
  return vector.map((value, at) => value - shared * (along[at] ?? 0))
}
