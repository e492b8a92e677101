import type { Dataset, Person, Proposal } from '../dataset/shape.ts'
import { leastNames, sum } from './measure.ts'
import { putInOrder } from './order.ts'

/** From where someone takes part, as figures tell people apart. */
export type Side = 'concerned' | 'staff' | 'other' | 'unknown'

/**
 * Staff are those who come from institutions: social workers, trainers, researchers, funders, even on their own time, since the weight of
 * an institution does not stop at six; and whoever is paid to be here, except people concerned, who stay so when they are paid.
 */
export function sideOf({ situation, time }: Pick<Person, 'situation' | 'time'>): Side {
  if (situation === '') return 'unknown'
  if (situation === 'concerned') return 'concerned'
  const ofInstitutions = ['social-worker', 'trainer', 'researcher', 'funder'].includes(situation)
  return ofInstitutions || time === 'paid' ? 'staff' : 'other'
}

/** The people of a scope and what they did there; people are told by their place in `heads`. */
export interface Population {
  /** How many of them surely are five accounts. */
  least: number
  heads: readonly Head[]
  turns: readonly { who: number; words: number; to: number | null }[]
  initiatives: readonly number[]
  proposals: readonly ({ who: number } & Pick<Proposal, 'outcome' | 'reasoned' | 'days'>)[]
  credits: readonly number[]
  seats: readonly number[]
  crossings: readonly { who: number; from: string; to: string }[]
  rungs: readonly { declared: number; votes: readonly number[] }[]
  /** How many steps each who answered before and after went up, on average, and to how many questions. */
  scales: readonly { change: number; answers: number }[]
}

export interface Head {
  person: string
  side: Side
  time: Person['time']
}

/**
 * The people of a scope: its members, silent ones too, and whoever did something there; in the lab, everyone. They stand in an order that
 * comes from what they did, never from their names or from the order of rows.
 */
export async function populate(dataset: Dataset, scope: string): Promise<Population> {
  const inside = scopesIn(dataset, scope)
  const acts = actsIn(dataset, scope, inside)
  const present = listPresent(dataset, scope)
  const people = dataset.people.filter(({ person }) => present.has(person))
  const ordered = await putInOrder(people, acts)
  const heads = ordered.map((one) => ({ ...one, side: sideOf(one) }))
  const places = new Map(heads.map(({ person }, place) => [person, place]))
  const place = <Row extends { person: string }>(rows: readonly Row[]) =>
    rows
      .flatMap((row) => {
        const who = places.get(row.person)
        return who === undefined ? [] : [{ ...row, who }]
      })
      .sort((one, other) => one.who - other.who)
  return {
    least: leastNames(dataset),
    heads,
    turns: place(acts.turns)
      .map(({ who, words, answers }) => ({ who, words, to: places.get(answers) ?? null }))
      .sort((a, b) => a.who - b.who || a.words - b.words || (a.to ?? -1) - (b.to ?? -1)),
    initiatives: place(acts.initiatives).map(({ who }) => who),
    proposals: place(acts.proposals).sort(byText(({ who, outcome, days }) => `${who} ${outcome} ${days}`)),
    credits: place(acts.credits).map(({ who }) => who),
    seats: place(acts.seats).map(({ who }) => who),
    crossings: place(acts.crossings).sort(byText(({ who, from, to }) => `${who} ${from} ${to}`)),
    rungs: dataset.rungs.filter((row) => inside.has(row.scope)).flatMap(readRung),
    // A study asks whoever takes part in it, wherever they are.
    scales: scope === 'lab' ? readScales(dataset.scales ?? []) : [],
  }
}

/** Who is counted in a scope. */
export function listPresent(dataset: Dataset, scope: string): ReadonlySet<string> {
  const all = new Set(dataset.people.map(({ person }) => person))
  if (scope === 'lab') return all
  const inside = scopesIn(dataset, scope)
  const members = dataset.members.filter((row) => inside.has(row.scope))
  const acts = Object.values(actsIn(dataset, scope, inside)).flat()
  return new Set([...members, ...acts].map(({ person }) => person)).intersection(all)
}

function actsIn(dataset: Dataset, scope: string, inside: ReadonlySet<string>) {
  const here = <Row extends { scope: string }>(rows: readonly Row[]) =>
    rows.filter((row) => inside.has(row.scope))
  return {
    turns: here(dataset.turns),
    initiatives: here(dataset.initiatives),
    proposals: here(dataset.proposals),
    credits: here(dataset.credits),
    crossings: here(dataset.crossings),
    // Circles are the lab's.
    seats: scope === 'lab' ? dataset.seats : [],
  }
}

function readRung({ declared, perceived }: Dataset['rungs'][number]) {
  if (declared === '' || perceived === '') return []
  const votes = perceived.split('|').flatMap((count, rung) => Array<number>(Number(count)).fill(rung + 1))
  return [{ declared, votes }]
}

function readScales(rows: NonNullable<Dataset['scales']>): Population['scales'] {
  return [...Map.groupBy(rows, ({ answerer }) => answerer).values()]
    .map((own) => ({
      change: sum(own.map(({ before, after }) => after - before)) / own.length,
      answers: own.length,
    }))
    .sort((one, other) => one.change - other.change || one.answers - other.answers)
}

/** A scope and all that stands in it, however deep. */
function scopesIn({ scopes }: Dataset, scope: string): Set<string> {
  if (scope === 'lab') return new Set(['lab', ...scopes.map((one) => one.scope)])
  const inside = new Set([scope])
  // A group within a strand within a priority: three levels, so two passes find all.
  for (let pass = 0; pass < 2; pass += 1)
    for (const one of scopes)
      if (one.within.split('|').some((outer) => inside.has(outer))) inside.add(one.scope)
  return inside
}

const byText =
  <Row>(write: (row: Row) => string) =>
  (one: Row, other: Row) =>
    write(one) < write(other) ? -1 : Number(write(one) > write(other))
