import type { View } from '../../platform/view.ts'
import type { Indicator, Told } from './measure.ts'

/** How the numbers of a figure are written, on which line it is drawn, and where it comes from. */
interface Way {
  /** Its address, after `/recherche/participation/`. */
  slug: string
  unit: 'hundredths' | 'days' | 'rungs' | 'steps'
  formula: string
  source: string
}

const arnstein = 'Arnstein 1969, A ladder of citizen participation'
const permuted = 'Fisher 1935; Good 2005, Permutation, parametric and bootstrap tests'
const shares = 's = Σ xᵢ [i ∈ C] ÷ Σ xᵢ,  |C| ÷ n'
const gini = 'G = Σ (2i − n − 1) xᵢ ÷ (n Σ xᵢ), x₁ ≤ … ≤ xₙ, x = 0'
const participation = 'Tausczik & Pennebaker 2013, Improving teamwork using real-time language feedback'
const freeman = 'Freeman 1979, Centrality in social networks'
const redrawn = 'Snijders & Borgatti 1999, Non-parametric standard errors and tests for network statistics'

/** In every language alike: formulas, sources and addresses. */
export const ways: Readonly<Record<Indicator, Way>> = {
  turns: { slug: 'prises-de-parole', unit: 'hundredths', formula: gini, source: participation },
  words: { slug: 'mots', unit: 'hundredths', formula: gini, source: participation },
  voice: { slug: 'voix', unit: 'hundredths', formula: shares, source: permuted },
  centre: {
    slug: 'centre',
    unit: 'hundredths',
    formula: 'Σ (max d − dᵢ) ÷ ((n − 1)(n − 2))',
    source: `${freeman}; ${redrawn}`,
  },
  'centre-without': {
    slug: 'centre-sans-professionnels',
    unit: 'hundredths',
    formula: 'Σ (max d − dᵢ) ÷ ((n − 1)(n − 2)), i ∉ S',
    source: `${freeman}; ${redrawn}`,
  },
  reciprocity: {
    slug: 'reponses-croisees',
    unit: 'hundredths',
    formula: '|{a, b} : a → b ∧ b → a| ÷ |{a, b} : a → b ∨ b → a|, a ∈ C, b ∈ S',
    source: 'Wasserman & Faust 1994, Social network analysis',
  },
  started: { slug: 'initiatives', unit: 'hundredths', formula: shares, source: permuted },
  proposed: { slug: 'propositions', unit: 'hundredths', formula: shares, source: permuted },
  uptake: {
    slug: 'suites',
    unit: 'hundredths',
    formula: '(adopted + amended) ÷ (adopted + amended + refused + unanswered)',
    source: permuted,
  },
  unanswered: {
    slug: 'sans-reponse',
    unit: 'hundredths',
    formula: 'unanswered ÷ (adopted + amended + refused + unanswered)',
    source: permuted,
  },
  days: { slug: 'delais', unit: 'days', formula: 'median(days)', source: permuted },
  rungs: {
    slug: 'echelle',
    unit: 'rungs',
    formula: 'Σ (declared − voteᵢ) ÷ n',
    source: `${arnstein}; Fisher 1935, The design of experiments`,
  },
  seats: { slug: 'sieges', unit: 'hundredths', formula: shares, source: permuted },
  crossings: {
    slug: 'croisements',
    unit: 'hundredths',
    formula: '|from ≠ to| ÷ n',
    source: 'Carrel 2013, Faire participer les habitants ?; croisement des savoirs (ATD Quart Monde)',
  },
  credits: { slug: 'signatures', unit: 'hundredths', formula: shares, source: permuted },
  paid: {
    slug: 'paye',
    unit: 'hundredths',
    formula: '|paid ∨ reimbursed, i ∈ C| ÷ |C|',
    source: permuted,
  },
  scales: {
    slug: 'avant-apres',
    unit: 'steps',
    formula: 'Σᵢ mean(afterᵢ − beforeᵢ) ÷ n',
    source: 'Fisher 1935, The design of experiments',
  },
}

const bySlug = new Map(Object.entries(ways).map(([indicator, { slug }]) => [slug, indicator]))

/** The indicator of an address. */
export function findIndicator(slug: string): Indicator | undefined {
  // The names of the record are indicators.
  return bySlug.get(slug) as Indicator | undefined
}

/** A number as it is told: out of a hundred, in days, in rungs or in steps. */
export function writeNumber(value: number, indicator: Indicator, { lang }: Pick<View, 'lang'>): string {
  const { unit } = ways[indicator]
  const told = unit === 'hundredths' ? Math.round(value * 100) : Math.round(value * 10) / 10
  return (told === 0 ? 0 : told).toLocaleString(lang)
}

/** The ends of the line on which a figure is drawn. */
export function endsOf(
  indicator: Indicator,
  { value, high, beside, chance }: Told,
): readonly [number, number] {
  const { unit } = ways[indicator]
  if (unit === 'hundredths') return [0, 1]
  if (unit === 'rungs') return [-7, 7]
  if (unit === 'steps') return [-4, 4]
  return [0, Math.ceil(Math.max(1, value, high, beside ?? 0, chance.high))]
}

/** What its sentence says, in numbers. */
export function argsOf(
  indicator: Indicator,
  told: Told,
  view: Pick<View, 'lang'>,
): Record<string, string | number> {
  const write = (value: number) => writeNumber(value, indicator, view)
  if (indicator === 'rungs' || indicator === 'scales') return argsOfGap(told.value)
  return { value: write(told.value), beside: told.beside === null ? '' : write(told.beside) }
}

/** By how much what is declared stands above what is seen, or what is answered after above before, for the sentence that says so. */
export function argsOfGap(value: number): { side: 'above' | 'below' | 'same'; gap: number } {
  const gap = Math.round(Math.abs(value) * 10) / 10
  return { side: gap === 0 ? 'same' : value > 0 ? 'above' : 'below', gap }
}
