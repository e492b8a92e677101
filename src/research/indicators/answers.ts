import { resample, shuffle } from './chance.ts'
import { fewest, quantile, setBesideChance, sum, type Outcome } from './measure.ts'
import type { Population } from './population.ts'

/** What becomes of what people concerned propose: taken up (as it was or amended), left without an answer, after how many days. */
export type Fate = 'uptake' | 'unanswered' | 'days'

type Proposals = Population['proposals']

const fates: Record<Fate, (proposals: Proposals) => number> = {
  uptake: (some) =>
    some.filter(({ outcome }) => outcome === 'adopted' || outcome === 'amended').length / some.length,
  unanswered: (some) => some.filter(({ outcome }) => outcome === 'unanswered').length / some.length,
  days: (some) => quantile(Float64Array.from(some.flatMap(({ days }) => days)).sort(), 0.5),
}

/**
 * What becomes of proposals of people concerned, beside those of others. Open ones are left out; for the days, those that nobody answered.
 * Chance alone: situations are permuted among those who proposed, each keeping all of theirs, since the proposals of one are alike.
 */
export async function measureFate(
  indicator: Fate,
  { heads, proposals, least = fewest }: Pick<Population, 'heads' | 'proposals'> & { least?: number },
): Promise<Outcome> {
  const counted = proposals.filter(
    ({ outcome, days }) => outcome !== 'open' && (indicator !== 'days' || days !== ''),
  )
  const proposers = [...Map.groupBy(counted, ({ who }) => who)]
    .map(([who, own]) => ({ side: heads[who]?.side ?? 'unknown', own }))
    .filter(({ side }) => side !== 'unknown')
  const concerned = proposers.filter(({ side }) => side === 'concerned')
  const others = proposers.filter(({ side }) => side !== 'concerned')
  if (concerned.length < least || others.length < least) return 'people'
  const rate = (some: readonly { own: Proposals }[]) => fates[indicator](some.flatMap(({ own }) => own))
  return setBesideChance({
    indicator,
    value: rate(concerned),
    beside: rate(others),
    people: proposers.length,
    acts: sum(concerned.map(({ own }) => own.length)),
    again: (chance) => rate(resample(proposers, chance).filter(({ side }) => side === 'concerned')),
    byChance: (chance) => rate(shuffle(proposers, chance).slice(0, concerned.length)),
  })
}

/**
 * How many rungs of Arnstein's ladder (1969) those who host declare above what members say in secret, on average; below 0, members see more
 * power than is declared. Chance alone: each vote is as likely above as below what is declared (signs drawn by lot, Fisher 1935).
 */
export async function measureRungs({ rungs }: Pick<Population, 'rungs'>): Promise<Outcome> {
  const gaps = rungs
    .flatMap(({ declared, votes }) => votes.map((vote) => declared - vote))
    .sort((one, other) => one - other)
  if (rungs.length === 0) return 'acts'
  if (gaps.length < fewest) return 'people'
  const mean = (some: readonly number[]) => sum(some) / some.length
  return setBesideChance({
    indicator: 'rungs',
    value: mean(gaps),
    people: gaps.length,
    acts: rungs.length,
    again: (chance) => mean(resample(gaps, chance)),
    byChance: ({ draw }) => mean(gaps.map((gap) => (draw() < 0.5 ? gap : -gap))),
  })
}

/**
 * How many steps higher people answer the questions of a study after than before: the mean of what each goes up, who answers more questions
 * counting once. Each answerer is one account. Chance alone: each goes as likely up as down (signs drawn by lot, Fisher 1935).
 */
export async function measureScales({ scales }: Pick<Population, 'scales'>): Promise<Outcome> {
  if (scales.length < fewest) return scales.length === 0 ? 'acts' : 'people'
  const changes = scales.map(({ change }) => change)
  const mean = (some: readonly number[]) => sum(some) / some.length
  return setBesideChance({
    indicator: 'scales',
    value: mean(changes),
    people: changes.length,
    acts: sum(scales.map(({ answers }) => answers)),
    again: (chance) => mean(resample(changes, chance)),
    byChance: ({ draw }) => mean(changes.map((change) => (draw() < 0.5 ? change : -change))),
  })
}

/**
 * Of the times one piece of knowledge answers another, how often they are of different kinds: lived, of practice, instituted. Chance alone:
 * which piece answers which is drawn by lot, there being as many of each kind on either side.
 */
export async function measureCrossings({
  crossings,
  least = fewest,
}: Pick<Population, 'crossings'> & { least?: number }): Promise<Outcome> {
  const people = [...Map.groupBy(crossings, ({ who }) => who).values()]
  if (people.length < least) return people.length === 0 ? 'acts' : 'people'
  const rate = (some: readonly { from: string; to: string }[]) =>
    some.filter(({ from, to }) => from !== to).length / some.length
  return setBesideChance({
    indicator: 'crossings',
    value: rate(crossings),
    people: people.length,
    acts: crossings.length,
    again: (chance) => rate(resample(people, chance).flat()),
    byChance: (chance) => {
      const mixed = shuffle(
        crossings.map(({ to }) => to),
        chance,
      )
      return rate(crossings.map(({ from }, at) => ({ from, to: mixed[at] ?? '' })))
    },
  })
}
