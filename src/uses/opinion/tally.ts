import { fewest } from './clusters.ts'
import { boundOf, measureChance } from './chance.ts'
import type { Gathered } from './votes.ts'

/** Which way people answered. */
export type Side = 'agree' | 'disagree'

/** How many agreed, disagreed, and were asked at all. */
export type Count = readonly [agree: number, disagree: number, asked: number]

/** How a statement was answered: by everyone, and by each group. */
export interface Figures {
  number: number
  all: Count
  groups: readonly Count[]
}

/** A statement, and the way people answered it. */
export interface Saying {
  number: number
  side: Side
}

/** Counts the answers to each statement. `labels` gives the group of each person, none for those who are in no group. */
export function tally(votes: Gathered, labels: ReadonlyMap<number, number>, groups: number): Figures[] {
  const { people, start, statement, answer, numbers } = votes
  // For each statement three counts of everyone, then three of each group.
  const width = 3 * (groups + 1)
  const counts = new Uint32Array(numbers.length * width)
  const add = (place: number) => (counts[place] = (counts[place] ?? 0) + 1)
  for (let person = 0; person < people; person += 1) {
    const group = labels.get(person)
    for (let at = start[person] ?? 0; at < (start[person + 1] ?? 0); at += 1) {
      const row = (statement[at] ?? 0) * width
      const said = answer[at] ?? 0
      for (const first of group === undefined ? [row] : [row, row + 3 * (group + 1)]) {
        if (said !== 0) add(first + (said > 0 ? 0 : 1))
        add(first + 2)
      }
    }
  }
  const countAt = (place: number): Count => [
    counts[place] ?? 0,
    counts[place + 1] ?? 0,
    counts[place + 2] ?? 0,
  ]
  return Array.from(numbers, (number, column) => ({
    number,
    all: countAt(column * width),
    groups: Array.from({ length: groups }, (_, group) => countAt(column * width + 3 * (group + 1))),
  }))
}

/** How far a count goes one way, drawn towards the half while few were asked (Laplace's rule, as Polis does). */
export function share([agree, disagree, asked]: Count, side: Side): number {
  return ((side === 'agree' ? agree : disagree) + 1) / (asked + 2)
}

const sides = ['agree', 'disagree'] as const
const mostTold = 5
/** What most people say: two in three. */
const mostPeople = 2 / 3

/**
 * What all groups say alike: the statements that most people of every group answer the same way, those first whose shares give the largest
 * product, so that no group is drowned by a larger one.
 */
export function findShared(figures: readonly Figures[]): Saying[] {
  const sayings = figures.flatMap(({ number, groups }) =>
    groups.length > 0 && groups.every(([, , asked]) => asked >= fewest)
      ? sides
          .filter((side) => groups.every((count) => share(count, side) >= mostPeople))
          .map((side) => ({
            number,
            side,
            weight: groups.reduce((product, count) => product * share(count, side), 1),
          }))
      : [],
  )
  return bestOf(sayings)
}

/** What divides: the statements with which most of one group agree and most of another disagree, the widest apart first. */
export function findDivides(figures: readonly Figures[]): number[] {
  const apart = figures.flatMap(({ number, groups, all: [agree, disagree, asked] }) => {
    const heard = groups.filter((count) => count[2] >= fewest)
    const least = Math.min(...heard.map((count) => share(count, 'agree')))
    const most = Math.max(...heard.map((count) => share(count, 'agree')))
    if (heard.length > 1 && most > 1 / 2 && heard.some((count) => share(count, 'disagree') > 1 / 2))
      return [{ number, side: 'agree' as const, weight: most - least }]
    // Without groups, what cuts everyone in two.
    const half = Math.min(agree, disagree) / Math.max(1, asked)
    return groups.length === 1 && asked >= 2 * fewest && half >= 2 / 5
      ? [{ number, side: 'agree' as const, weight: half }]
      : []
  })
  return bestOf(apart).map(({ number }) => number)
}

/** What each group says more than the others do, beyond chance however many were looked at; the farthest from the others first. */
export function findOwn(figures: readonly Figures[], people: number): Saying[][] {
  const chanceOf = measureChance(people)
  const looked = figures.flatMap(({ number, groups }) => {
    const all = groups.reduce((sum, count) => plus(sum, count), [0, 0, 0] as Count)
    return groups.flatMap((count, group) =>
      sides.map((side) => {
        const others = plus(all, count, -1)
        const weight = share(count, side) - share(others, side)
        const way = side === 'agree' ? 0 : 1
        const [saying, asked, allSaying, allAsked] = [count[way], count[2], all[way], all[2]]
        const chance = chanceOf({ saying, asked, allSaying, allAsked })
        const most = asked >= fewest && share(count, side) > 1 / 2
        return { number, side, group, weight, chance, told: most && weight > 0 }
      }),
    )
  })
  const bound = boundOf(looked.map(({ chance }) => chance))
  const told = looked.filter(({ told, chance }) => told && chance <= bound)
  return Array.from({ length: figures[0]?.groups.length ?? 0 }, (_, group) =>
    bestOf(told.filter((one) => one.group === group)),
  )
}

function plus(one: Count, other: Count, times = 1): Count {
  return [one[0] + times * other[0], one[1] + times * other[1], one[2] + times * other[2]]
}

/** The weightiest first; between equals, those said first. */
function bestOf(sayings: readonly (Saying & { weight: number })[]): Saying[] {
  return [...sayings]
    .sort((one, other) => other.weight - one.weight || one.number - other.number)
    .slice(0, mostTold)
    .map(({ number, side }) => ({ number, side }))
}
