import type { Dataset, Scope } from '../dataset/shape.ts'
import { judge, type Verdict, type Verdicts } from './alarms.ts'
import { measureCrossings, measureFate, measureRungs, measureScales } from './answers.ts'
import { measureCentre, measureCentreWithoutStaff, measureReciprocity } from './graph.ts'
import { indicators, toFives, type Figures, type Indicator, type Outcome } from './measure.ts'
import { populate, type Population } from './population.ts'
import { measureInequality, measurePaid, measureShare } from './shares.ts'
import { chooseScopes, type Withheld } from './withhold.ts'

const measures: Record<Indicator, (population: Population) => Promise<Outcome>> = {
  turns: ({ heads, turns, least }) => measureInequality('turns', heads, turns, least),
  words: ({ heads, turns, least }) => measureInequality('words', heads, turns, least),
  voice: ({ heads, turns, least }) => measureShare('voice', heads, turns, least),
  centre: measureCentre,
  'centre-without': measureCentreWithoutStaff,
  reciprocity: measureReciprocity,
  started: ({ heads, initiatives, least }) => measureShare('started', heads, asActs(initiatives), least),
  proposed: ({ heads, proposals, least }) =>
    measureShare(
      'proposed',
      heads,
      proposals.map(({ who }) => ({ who })),
      least,
    ),
  uptake: (population) => measureFate('uptake', population),
  unanswered: (population) => measureFate('unanswered', population),
  days: (population) => measureFate('days', population),
  rungs: measureRungs,
  seats: ({ heads, seats, least }) => measureShare('seats', heads, asActs(seats), least),
  crossings: measureCrossings,
  credits: ({ heads, credits, least }) => measureShare('credits', heads, asActs(credits), least),
  paid: ({ heads, least }) => measurePaid(heads, least),
  scales: measureScales,
}

const asActs = (people: readonly number[]) => people.map((who) => ({ who }))

/** Every figure of one scope: the same data give the same figures, whatever the order of rows and the names in them. */
export async function measureScope(dataset: Dataset, scope: string): Promise<Figures> {
  const population = await populate(dataset, scope)
  const figures: [Indicator, Outcome][] = []
  for (const one of indicators) figures.push([one, await measures[one](population)])
  // One for each indicator: the record is whole.
  return Object.fromEntries(figures) as Figures
}

/** One figure of one scope, as it is published. */
export interface Published extends Verdict {
  quarter: string
  scope: string
  indicator: Indicator
  outcome: Outcome
}

/** A scope as its figures are told. */
export interface Measured {
  scope: Scope
  /** To the nearest five; null but for the lab: who is in a group, or acts in a strand, everyone knows, and it would tell how many said no. */
  people: number | null
  figures: readonly Published[]
}

/** Everything that is published of one quarter: what pages read and what the command prints. Scopes named in `apart` are left out. */
export async function measureQuarter(
  dataset: Dataset,
  apart: ReadonlySet<string> = new Set(),
): Promise<Measured[]> {
  const scopes = withLab(dataset.scopes).filter(({ scope }) => !apart.has(scope))
  const withheld = chooseScopes({ ...dataset, scopes })
  const measured: Measured[] = []
  for (const scope of scopes)
    measured.push(await measureOne(dataset, scope, withheld.get(scope.scope) ?? null))
  return measured
}

async function measureOne(dataset: Dataset, scope: Scope, silence: Withheld): Promise<Measured> {
  const figures = silence ? null : await measureScope(dataset, scope.scope)
  const verdicts: Verdicts = figures ? judge(figures) : {}
  const isLab = scope.kind === 'lab'
  return {
    scope,
    people: isLab && !silence ? toFives(dataset.accounts ?? dataset.people.length) : null,
    figures: indicators.map((indicator) => ({
      ...{ quarter: dataset.quarter, scope: scope.scope, indicator },
      outcome: figures ? publish(figures[indicator], isLab) : (silence ?? 'people'),
      ...(verdicts[indicator] ?? { differs: null, alarm: false }),
    })),
  }
}

/** The lab itself may go without saying. */
function withLab(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.some(({ kind }) => kind === 'lab')
    ? scopes
    : [{ scope: 'lab', kind: 'lab', within: '' }, ...scopes]
}

/**
 * No finer than it means: three figures after the point, people of the lab by fives, acts by tens. What each did is public: an exact sum would tell
 * whose acts are not in it.
 */
function publish(outcome: Outcome, countsPeople: boolean): Outcome {
  if (typeof outcome === 'string') return outcome
  const cut = (value: number) => Math.round(value * 1_000) / 1_000
  const { value, low, high, beside, chance, p, people, acts } = outcome
  return {
    ...{ value: cut(value), low: cut(low), high: cut(high), p: cut(p), acts: Math.round(acts / 10) * 10 },
    beside: beside === null ? null : cut(beside),
    chance: { low: cut(chance.low), middle: cut(chance.middle), high: cut(chance.high) },
    people: countsPeople && people !== null ? toFives(people) : null,
  }
}
