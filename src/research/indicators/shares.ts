import { resample, shuffle } from './chance.ts'
import { fewest, setBesideChance, sum, type Indicator, type Outcome } from './measure.ts'
import type { Head } from './population.ts'

/**
 * The Gini coefficient: 0 when everyone has as much, near 1 when one has all; (n − 1)/n for one among n, silent members counted as zeros
 * (Tausczik & Pennebaker 2013). NaN when there is nothing.
 */
export function gini(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const total = sum(sorted)
  if (total === 0) return NaN
  const weighted = sum(sorted.map((value, place) => (2 * (place + 1) - sorted.length - 1) * value))
  return weighted / (sorted.length * total)
}

/** Adds up what each of `people` did: `acts` say who and how much. */
export function addUp(people: number, acts: readonly { who: number; words?: number }[]): number[] {
  const totals = Array<number>(people).fill(0)
  for (const { who, words = 1 } of acts) totals[who] = (totals[who] ?? 0) + words
  return totals
}

/** How unequally speech is shared. Chance alone would give each turn to anyone: each is drawn among all people, with its words. */
export async function measureInequality(
  indicator: 'turns' | 'words',
  heads: readonly Head[],
  turns: readonly { who: number; words: number }[],
  least = fewest,
): Promise<Outcome> {
  const acts = indicator === 'words' ? turns : turns.map(({ who }) => ({ who, words: 1 }))
  const totals = addUp(heads.length, acts)
  if (heads.length < least) return 'people'
  if (countDoers(totals) < least || sum(totals) === 0) return 'acts'
  return setBesideChance({
    indicator,
    value: gini(totals),
    people: heads.length,
    acts: turns.length,
    again: (chance) => gini(resample(totals, chance)),
    byChance: ({ below }) =>
      gini(
        addUp(
          heads.length,
          acts.map(({ words }) => ({ words, who: below(heads.length) })),
        ),
      ),
  })
}

export const countDoers = (totals: readonly number[]) => totals.filter((total) => total > 0).length

/**
 * The share of people concerned in what is done, beside their share of heads; people whose situation is not known are left out of both.
 * Chance alone: situations are permuted among people, each keeping what they did, so that what is unequal between persons stays so.
 */
export async function measureShare(
  indicator: Indicator,
  heads: readonly Head[],
  acts: readonly { who: number; words?: number }[],
  least = fewest,
): Promise<Outcome> {
  const done = addUp(heads.length, acts)
  const known = heads.flatMap(({ side }, who) =>
    side === 'unknown' ? [] : [{ concerned: side === 'concerned', done: done[who] ?? 0 }],
  )
  const concerned = known.filter((one) => one.concerned)
  if (concerned.length < least || known.length - concerned.length < least) return 'people'
  const doers = known.filter((one) => one.done > 0)
  // When all who did something are concerned, the figure would tell the situation of each.
  if (doers.length < least || doers.every((one) => one.concerned)) return 'acts'
  const doneAll = known.map((one) => one.done)
  const sides = known.map((one) => one.concerned)
  return setBesideChance({
    indicator,
    value: shareOf(sides, doneAll),
    beside: concerned.length / known.length,
    people: known.length,
    acts: acts.filter(({ who }) => heads[who]?.side !== 'unknown').length,
    again: (chance) => {
      const drawn = resample(known, chance)
      return shareOf(
        drawn.map((one) => one.concerned),
        drawn.map((one) => one.done),
      )
    },
    byChance: (chance) => shareOf(shuffle(sides, chance), doneAll),
  })
}

function shareOf(sides: readonly boolean[], done: readonly number[]): number {
  return sum(done.filter((_, who) => sides[who])) / sum(done)
}

/** How many of the people concerned are paid or have their expenses back, beside the same for others. Chance alone: situations are permuted. */
export async function measurePaid(heads: readonly Head[], least = fewest): Promise<Outcome> {
  const known = heads
    .filter(({ side, time }) => side !== 'unknown' && time !== '')
    .map(({ side, time }) => ({
      concerned: side === 'concerned',
      paid: time === 'paid' || time === 'reimbursed',
    }))
  const concerned = known.filter((one) => one.concerned)
  const others = known.filter((one) => !one.concerned)
  if (concerned.length < least || others.length < least) return 'people'
  const paid = known.map((one) => one.paid)
  const rate = (some: readonly boolean[]) => some.filter(Boolean).length / some.length
  const among = (some: typeof known) => rate(some.filter((one) => one.concerned).map((one) => one.paid))
  return setBesideChance({
    indicator: 'paid',
    value: among(known),
    beside: rate(others.map((one) => one.paid)),
    people: known.length,
    acts: paid.filter(Boolean).length,
    again: (chance) => among(resample(known, chance)),
    byChance: (chance) => rate(shuffle(paid, chance).slice(0, concerned.length)),
  })
}
