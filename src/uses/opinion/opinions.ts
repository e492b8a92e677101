import { sizesOf } from './clusters.ts'
import { findGroups, type Groups, type NoGroups } from './groups.ts'
import { nameGroups, turnPlaces, type Place } from './names.ts'
import { findDivides, findOwn, findShared, tally, type Figures, type Saying } from './tally.ts'
import { gatherVotes, keepOpinions, type Ballot, type Gathered } from './votes.ts'

/** What the answers to a question say, as it is kept and shown. */
export interface Outcome {
  /** Those who answered anything, and those who said enough to be put with others. */
  people: number
  entered: number
  /** Null where groups are told of. */
  why: NoGroups | null
  /** How well the groups come back when other people might have answered. */
  stability: number
  groups: readonly OpinionGroup[]
  /** What most people of every group say; without groups, what most people say. */
  shared: readonly Saying[]
  divides: readonly number[]
  figures: readonly Figures[]
}

/** People who answer alike. */
export interface OpinionGroup extends Place {
  size: number
  /** What they say more than the others. */
  own: readonly Saying[]
}

/** What is worked out: everyone's answers to a question, and where groups stood before. */
export interface Asked {
  /** The same seed and answers always give the same outcome. */
  seed: string
  ballots: readonly Ballot[]
  before: readonly Place[]
}

/** What the answers say, and the name of the group each person is in now. */
export interface Worked {
  outcome: Outcome
  names: readonly (readonly [voter: string, name: number])[]
}

/** Works out what the answers to a question say. */
export function workOut({ seed, ballots, before }: Asked): Worked {
  const votes = gatherVotes(ballots)
  const { rows, opinions } = keepOpinions(votes)
  const found = findGroups(opinions, seed)
  const told = { people: votes.people, entered: opinions.people }
  if (typeof found === 'string') return { outcome: { ...told, ...describeAll(votes), why: found }, names: [] }
  const names = nameGroups(
    found,
    Int8Array.from(rows, (row) => votes.before[row] ?? -1),
  )
  const labels = new Map(Array.from(rows, (row, at) => [row, found.labels[at] ?? 0]))
  const figures = tally(votes, labels, found.middles.length)
  const own = findOwn(figures, votes.people)
  const groups = turnPlaces(placesOf(found, names), before).map((place, label) => ({
    ...place,
    size: sizesOf(found)[label] ?? 0,
    own: own[label] ?? [],
  }))
  const voters = ballots.map(({ voter }) => voter).sort()
  return {
    outcome: {
      ...told,
      why: null,
      stability: found.stability,
      ...inOrder(groups, figures),
      shared: findShared(figures),
      divides: findDivides(figures),
    },
    names: [...labels].map(([row, label]) => [voters[row] ?? '', names[label] ?? 0]),
  }
}

function placesOf({ middles }: Groups, names: readonly number[]): Place[] {
  return middles.map(({ x, y }, label) => ({ name: names[label] ?? 0, x, y }))
}

/** Groups in the order of their names, and their figures likewise. */
function inOrder(groups: readonly OpinionGroup[], figures: readonly Figures[]) {
  const order = groups.map(({ name }, label) => ({ name, label })).sort((one, other) => one.name - other.name)
  const sort = <Item>(items: readonly Item[]) => order.flatMap(({ label }) => items.slice(label, label + 1))
  return { groups: sort(groups), figures: figures.map((one) => ({ ...one, groups: sort(one.groups) })) }
}

/** What can be told where no groups are: everyone is as one. */
function describeAll(votes: Gathered): Omit<Outcome, 'people' | 'entered' | 'why'> {
  const figures = tally(votes, new Map(), 0)
  const asOne = figures.map((one) => ({ ...one, groups: [one.all] }))
  return {
    ...{ stability: 0, groups: [], figures },
    shared: findShared(asOne),
    divides: findDivides(asOne),
  }
}
