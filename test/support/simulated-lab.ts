import type { Dataset, Person, Proposal, Situation } from '../../src/research/dataset/shape.ts'
import { newChance, type Chance } from '../../src/research/indicators/chance.ts'

/** How a simulated lab goes, of which the truth is therefore known. */
export interface Truth {
  concerned: number
  staff: number
  others: number
  turns: number
  initiatives: number
  proposals: number
  /** How much more often someone of the staff speaks, and is answered, than anyone else. */
  staffTalk: number
  /** How much more often someone of the staff starts something, proposes, sits, is credited. */
  staffDecide: number
  /** How often what people concerned propose is taken up, and what others propose. */
  uptake: readonly [concerned: number, others: number]
  /** How much people differ in how talkative they are, whoever they are: the deviation of a log-normal. */
  talkative: number
}

const fair: Truth = {
  ...{ concerned: 25, staff: 15, others: 20, turns: 600, initiatives: 40, proposals: 80 },
  ...{ staffTalk: 1, staffDecide: 1, uptake: [0.5, 0.5], talkative: 0 },
}

/** Labs with known truth: what each is, and what one should find. */
export const truths = {
  horizontal: fair,
  uneven: { ...fair, talkative: 1 },
  artefact: { ...fair, staffTalk: 6, staffDecide: 8, uptake: [0.15, 0.75], talkative: 0.5 },
  talkOnly: { ...fair, staffDecide: 8, uptake: [0.15, 0.75], talkative: 0.5 },
  seven: {
    ...fair,
    concerned: 3,
    staff: 3,
    others: 1,
    turns: 80,
    initiatives: 5,
    proposals: 8,
    staffTalk: 6,
  },
} as const satisfies Record<string, Truth>

/** One lab of this truth: the same for the same seed. */
export function simulateLab(truth: Truth, seed: number): Dataset {
  const chance = newChance(`lab ${seed}`)
  const people = drawPeople(truth, chance)
  const isStaff = ({ situation }: Person) => situation === 'social-worker'
  const talk = newLottery(
    people.map(
      (one) => (isStaff(one) ? truth.staffTalk : 1) * Math.exp(truth.talkative * drawNormal(chance)),
    ),
  )
  const decide = newLottery(people.map((one) => (isStaff(one) ? truth.staffDecide : 1)))
  const pick = (lottery: Lottery) => people[lottery(chance)]?.person ?? ''
  const acts = (count: number) =>
    Array.from({ length: count }, () => ({ person: pick(decide), scope: 'lab', week: '2026-W45' }))
  const kinds = ['lived', 'practice', 'instituted'] as const
  const kind = () => kinds[chance.below(3)] ?? 'lived'
  return {
    ...{ study: 'simulated', quarter: '2026-T4', people },
    scopes: [{ scope: 'lab', kind: 'lab', within: '' }],
    members: people.map(({ person }) => ({ scope: 'lab', person })),
    turns: drawTurns(truth.turns, () => pick(talk), chance),
    initiatives: acts(truth.initiatives).map((act) => ({ ...act, kind: 'group' })),
    proposals: acts(truth.proposals).map((act) => ({
      ...act,
      ...drawOutcome(truth, people, act.person, chance),
    })),
    credits: acts(truth.initiatives).map(({ person, scope }, work) => ({ person, scope, work: `${work}` })),
    seats: acts(truth.initiatives / 2).map(({ person }) => ({ person, circle: 'care' })),
    crossings: acts(truth.initiatives).map(({ person, scope }) => ({
      person,
      scope,
      from: kind(),
      to: kind(),
    })),
    // Some put it below, some above what is declared.
    rungs: [{ scope: 'lab', declared: 5, perceived: drawVotes(people.length, chance).join('|') }],
  }
}

function drawPeople({ concerned, staff, others }: Truth, chance: Chance): Person[] {
  const situations: Situation[] = [
    ...Array<Situation>(concerned).fill('concerned'),
    ...Array<Situation>(staff).fill('social-worker'),
    ...Array<Situation>(others).fill('citizen'),
  ]
  return situations.map((situation, at) => ({
    person: `p${at}`,
    situation,
    time: chance.draw() < 0.4 ? 'reimbursed' : 'own',
  }))
}

function drawTurns(count: number, speaker: () => string, chance: Chance): Dataset['turns'] {
  const turns = Array.from({ length: count }, (_, at) => ({
    person: speaker(),
    ...{ scope: 'lab', kind: 'answer', week: `2026-W${40 + (at % 12)}` },
    words: 1 + Math.floor(-40 * Math.log(1 - chance.draw())),
  }))
  return turns.map((turn) => {
    const answered = chance.draw() < 0.6 ? (turns[chance.below(count)]?.person ?? '') : ''
    return { ...turn, answers: answered === turn.person ? '' : answered }
  })
}

function drawOutcome(
  { uptake }: Truth,
  people: readonly Person[],
  person: string,
  chance: Chance,
): Pick<Proposal, 'outcome' | 'reasoned' | 'days'> {
  const concerned = people.find((one) => one.person === person)?.situation === 'concerned'
  if (chance.draw() < uptake[concerned ? 0 : 1])
    return { outcome: 'adopted', reasoned: true, days: chance.below(14) }
  if (chance.draw() < 0.5) return { outcome: 'unanswered', reasoned: false, days: '' }
  return { outcome: 'refused', reasoned: true, days: chance.below(14) }
}

function drawVotes(voters: number, chance: Chance): number[] {
  const votes = Array<number>(8).fill(0)
  for (let voter = 0; voter < voters; voter += 1) {
    const rung = 3 + chance.below(3)
    votes[rung] = (votes[rung] ?? 0) + 1
  }
  return votes
}

type Lottery = (chance: Chance) => number

/** Draws places, each as often as its weight. */
function newLottery(weights: readonly number[]): Lottery {
  let total = 0
  const steps = weights.map((weight) => (total += weight))
  return ({ draw }) => {
    const at = draw() * total
    return steps.findIndex((step) => at < step)
  }
}

function drawNormal({ draw }: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}
