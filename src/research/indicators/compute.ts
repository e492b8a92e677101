import type { Dataset } from '../dataset/shape.ts'
import { measureCrossings, measureFate, measureRungs } from './answers.ts'
import { measureCentre, measureCentreWithoutStaff, measureReciprocity } from './graph.ts'
import { indicators, type Indicator, type Outcome } from './measure.ts'
import { populate, type Population } from './population.ts'
import { measureInequality, measurePaid, measureShare } from './shares.ts'

const measures: Record<Indicator, (population: Population) => Outcome> = {
  turns: ({ heads, turns }) => measureInequality('turns', heads, turns),
  words: ({ heads, turns }) => measureInequality('words', heads, turns),
  voice: ({ heads, turns }) => measureShare('voice', heads, turns),
  centre: measureCentre,
  'centre-without': measureCentreWithoutStaff,
  reciprocity: measureReciprocity,
  started: ({ heads, initiatives }) => measureShare('started', heads, asActs(initiatives)),
  proposed: ({ heads, proposals }) =>
    measureShare(
      'proposed',
      heads,
      proposals.map(({ who }) => ({ who })),
    ),
  uptake: (population) => measureFate('uptake', population),
  unanswered: (population) => measureFate('unanswered', population),
  days: (population) => measureFate('days', population),
  rungs: measureRungs,
  seats: ({ heads, seats }) => measureShare('seats', heads, asActs(seats)),
  crossings: measureCrossings,
  credits: ({ heads, credits }) => measureShare('credits', heads, asActs(credits)),
  paid: ({ heads }) => measurePaid(heads),
}

const asActs = (people: readonly number[]) => people.map((who) => ({ who }))

export type Figures = Readonly<Record<Indicator, Outcome>>

/** Every figure of one scope: the same data give the same figures, whatever the order of rows and the names in them. */
export function measureScope(dataset: Dataset, scope: string): Figures {
  return measurePopulation(populate(dataset, scope))
}

function measurePopulation(population: Population): Figures {
  // One for each indicator: the record is whole.
  return Object.fromEntries(indicators.map((one) => [one, measures[one](population)])) as Figures
}
