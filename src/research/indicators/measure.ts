import { setImmediate } from 'node:timers/promises'
import type { Dataset } from '../dataset/shape.ts'
import { newChance, type Chance } from './chance.ts'

/** What is measured, in the order it is told. */
export const indicators = [
  'turns',
  'words',
  'voice',
  'centre',
  'centre-without',
  'reciprocity',
  'started',
  'proposed',
  'uptake',
  'unanswered',
  'days',
  'rungs',
  'seats',
  'crossings',
  'credits',
  'paid',
  'scales',
] as const
export type Indicator = (typeof indicators)[number]

/** A figure beside what chance alone would show. Shares and indices go from 0 to 1. */
export interface Told {
  value: number
  /** Where 95 of 100 labs like this one would have it: people drawn again (bootstrap, percentiles). */
  low: number
  high: number
  /** What a reader compares it with, if there is such a thing: the share of heads, beside a share of voice. */
  beside: number | null
  /** Between what and what chance alone puts it 95 times in 100, and its middle. */
  chance: { low: number; middle: number; high: number }
  /** How often chance alone goes at least as far, on either side. */
  p: number
  /** How many people, and how many acts, it counts. No people where saying it would count those who said no. */
  people: number | null
  acts: number
}

/** Why nothing is told: fewer than five people on a side, nothing done, or it would tell of fewer than five by subtraction. */
export type Silence = 'people' | 'acts' | 'subtraction'

export type Outcome = Told | Silence

export type Figures = Readonly<Record<Indicator, Outcome>>

/** Nobody is shown in a smaller company. */
export const fewest = 5

/** People as they are told: to the nearest five. */
export const toFives = (count: number) => Math.round(count / 5) * 5

/** More names than this no account has. */
const mostNames = 5

/**
 * How many names surely are five accounts. Which names are one account's is told to nobody: only how many more names than accounts there are
 * in all, and none of them has more than five.
 */
export function leastNames({
  people,
  accounts = people.length,
}: Pick<Dataset, 'people' | 'accounts'>): number {
  return Math.min(fewest + people.length - accounts, (fewest - 1) * mostNames + 1)
}

export const rounds = { again: 999, chance: 1_999 } as const

interface Draft {
  indicator: Indicator
  value: number
  beside?: number | null
  people: number
  acts: number
  /** The figure with people drawn again among themselves; NaN when that draw has none. */
  again: (chance: Chance) => number
  /** The figure if chance alone decided. */
  byChance: (chance: Chance) => number
}

/**
 * Sets a figure beside chance. Draws begin the same for the same indicator, so that the same data always give the same figure; what is
 * drawn must not depend on the order or the names of rows (`population.ts`).
 */
export async function setBesideChance(given: Draft): Promise<Told> {
  const { indicator, again, byChance, beside = null, ...draft } = given
  const drawn = await repeat(rounds.again, `${indicator} again`, again)
  const lots = await repeat(rounds.chance, `${indicator} chance`, byChance)
  const { value } = draft
  // Sums in another order differ in the last digits.
  const near = 1e-9
  const under = lots.filter((lot) => lot <= value + near).length
  const over = lots.filter((lot) => lot >= value - near).length
  return {
    ...draft,
    beside,
    low: quantile(drawn, 0.025),
    high: quantile(drawn, 0.975),
    chance: { low: quantile(lots, 0.025), middle: quantile(lots, 0.5), high: quantile(lots, 0.975) },
    // The figure itself is one of the draws (Phipson & Smyth 2010): p is never 0.
    p: Math.min(1, (2 * (Math.min(under, over) + 1)) / (lots.length + 1)),
  }
}

/** Milliseconds after which others in this process have their turn: draws take seconds in a large lab. */
const turn = 20

async function repeat(times: number, seed: string, draw: (chance: Chance) => number): Promise<Float64Array> {
  const chance = newChance(seed)
  const values = new Float64Array(times)
  let began = performance.now()
  for (let at = 0; at < times; at += 1) {
    values[at] = draw(chance)
    if (performance.now() - began < turn) continue
    await setImmediate()
    began = performance.now()
  }
  return values.filter((value) => !Number.isNaN(value)).sort()
}

/** The value under which this part of sorted values stands, between two of them if need be. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const place = (sorted.length - 1) * part
  const [under, over] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (under === undefined || over === undefined) return NaN
  return under + (over - under) * (place - Math.floor(place))
}

export const sum = (values: Iterable<number>) => {
  let total = 0
  for (const value of values) total += value
  return total
}
