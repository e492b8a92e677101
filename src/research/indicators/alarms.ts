import { indicators, type Figures, type Indicator } from './measure.ts'

/** What figures are about: who speaks and is answered, who starts and decides, who is credited and paid. */
export const parts = {
  talk: ['turns', 'words', 'voice', 'centre', 'centre-without', 'reciprocity'],
  decide: ['started', 'proposed', 'uptake', 'unanswered', 'days', 'rungs', 'seats', 'scales'],
  recognise: ['crossings', 'credits', 'paid'],
} as const satisfies Record<string, readonly Indicator[]>
export type Part = keyof typeof parts

/**
 * On which side of chance a figure is a sign that participation is for show. How unequal speech is, and how centred, is none: some people
 * talk more than others wherever people talk, and that says nothing of the weight of institutions.
 */
const signs: Readonly<Record<Indicator, Side | null>> = {
  turns: null,
  words: null,
  voice: 'less',
  centre: null,
  'centre-without': 'less',
  reciprocity: 'less',
  started: 'less',
  proposed: 'less',
  uptake: 'less',
  unanswered: 'more',
  days: 'more',
  rungs: 'more',
  seats: 'less',
  crossings: 'less',
  credits: 'less',
  paid: 'less',
  // A study asks what it wants: less of it may be good news.
  scales: null,
}

export type Side = 'less' | 'more'

/** What one may say of a figure. */
export interface Verdict {
  /** On which side of chance it stands, when chance does not explain it. */
  differs: Side | null
  /** Whether that is the side on which participation is for show. */
  alarm: boolean
}

/** Of a part: a sign that participation is for show, none, or too few people or acts to see one. */
export type PartVerdict = 'alarm' | 'none' | 'few'

/** Of each figure that is told. */
export type Verdicts = Readonly<Partial<Record<Indicator, Verdict>>>

/**
 * Says which figures of a page differ from chance. All that the page shows is judged together (Holm 1979), so that under chance alone at
 * most one page in twenty says of any figure that it differs.
 */
export function judge(figures: Figures): Verdicts {
  const told = indicators.flatMap((indicator) => {
    const figure = figures[indicator]
    return typeof figure === 'string' ? [] : [{ indicator, figure }]
  })
  const ps = adjust(told.map(({ figure }) => figure.p))
  const verdicts = told.map(({ indicator, figure }, at) => {
    const side: Side = figure.value < figure.chance.middle ? 'less' : 'more'
    const differs = (ps[at] ?? 1) < 0.05 ? side : null
    return [indicator, { differs, alarm: differs !== null && differs === signs[indicator] }] as const
  })
  return Object.fromEntries(verdicts)
}

/** What one may say of each part: judged by the figures that tell people concerned from others. */
export function judgeParts(verdicts: Verdicts): Readonly<Record<Part, PartVerdict>> {
  return {
    talk: judgePart('talk', verdicts),
    decide: judgePart('decide', verdicts),
    recognise: judgePart('recognise', verdicts),
  }
}

function judgePart(part: Part, verdicts: Verdicts): PartVerdict {
  const some = parts[part].flatMap((one: Indicator) => (signs[one] === null ? [] : (verdicts[one] ?? [])))
  if (some.length === 0) return 'few'
  return some.some(({ alarm }) => alarm) ? 'alarm' : 'none'
}

/** Holm's step-down adjustment: what p would be if it alone were shown. */
export function adjust(ps: readonly number[]): number[] {
  const adjusted = Array<number>(ps.length).fill(1)
  let most = 0
  for (const [rank, place] of [...ps.keys()].sort((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1)).entries()) {
    most = Math.max(most, Math.min(1, (ps.length - rank) * (ps[place] ?? 1)))
    adjusted[place] = most
  }
  return adjusted
}
