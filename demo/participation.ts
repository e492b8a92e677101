import { castVote, closeBallot } from '../src/groups/ballots/ballots.ts'
import { writeComment } from '../src/research/indicators/comments/comments.ts'
import { newChance, type Chance } from '../src/research/indicators/chance.ts'
import { publishFigures } from '../src/research/indicators/keep.ts'
import { declareRung } from '../src/research/indicators/ladder/declare.ts'
import { gatherRungs } from '../src/research/indicators/ladder/queries.ts'
import { numberOf, rungs, writeLadder } from '../src/research/indicators/ladder/rungs.ts'
import { openLadder } from '../src/research/indicators/ladder/vote.ts'
import { readQuarter, type Quarter } from '../src/research/releases/quarters.ts'
import type { Dataset, Person, Situation, Time } from '../src/research/dataset/shape.ts'
import type { Who } from './cast.ts'
import { idAt } from './groups/index.ts'
import type { Groups } from './groups/index.ts'
import { makeBallotDue, makeLadderOf } from './time.ts'
import { must, type World } from './world.ts'

/** Who agreed that what they do here is counted: many more than the cast, drawn by lot, the same ones each time. */
const crowd: readonly (readonly [situation: Situation, time: Time, count: number])[] = [
  ['concerned', 'own', 11],
  ['concerned', 'reimbursed', 5],
  ['social-worker', 'paid', 6],
  ['trainer', 'paid', 4],
  ['student', 'credit', 6],
  ['citizen', 'own', 6],
]

/** Figures on the last two quarters, and what one group says of its own. */
export async function countPeople(world: World, groups: Groups): Promise<void> {
  const { lab, now, as, happened } = world
  const strand = await idAt(world, '/chantiers/demarches-sans-mur')
  const [before, last] = quartersBefore(now)
  await climb(world, groups.proofs.id, last)
  for (const quarter of [before, last]) {
    const drawn = drawDataset(quarter.name, strand, groups)
    await publishFigures(lab.db, { ...drawn, rungs: await gatherRungs(lab.db, quarter) }, 0.7)
  }
  const path = must(
    await writeComment(lab.db, as('nadia'), {
      quarter: last.name,
      groupId: groups.proofs.id,
      lang: 'fr',
      version: 0,
      text: 'On s’est relus à voix haute, chiffres en main. Le premier qui a parlé, c’est encore Jean-Paul, et on a ri.\n\nCe que la page ne voit pas : le mercredi, tout se dit autour de la table, et rien n’est tapé. On va essayer de faire écrire celles qui parlent, au lieu d’écrire pour elles.',
    }),
  ).path
  happened(path.split('/').at(-1) ?? '', '5 j 18:30')
}

/** The last two quarters that are over, the earlier first. */
function quartersBefore(now: Date): [Quarter, Quarter] {
  const at = (count: number) => must(readQuarter(`${Math.floor(count / 4)}-T${(count % 4) + 1}`))
  const current = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3)
  return [at(current - 2), at(current - 1)]
}

/** Which rung each sees, in secret. */
const seen: readonly (readonly [Who, number])[] = [
  ['nadia', 5],
  ['lila', 4],
  ['amina', 3],
  ['marc', 4],
  ['adele', 4],
  ['fatou', 3],
]

/** Whoever leads the group says that all are partners; they, in secret, that they are asked what they think. */
async function climb({ lab: { db, words }, as }: World, scope: string, quarter: Quarter): Promise<void> {
  await declareRung(db, as('nadia'), scope, numberOf('partenaires'))
  const { path } = must(await openLadder(db, as('lila'), scope, writeLadder(words)))
  const ballot = path.replace('/votes/', '')
  for (const [who, rung] of seen) {
    const marks = rungs.map((_, place) => (place + 1 === rung ? 1 : 0))
    if ((await castVote(db, as(who), ballot, marks)) !== 'counted') throw new Error(`${who} did not vote`)
  }
  await makeBallotDue(db, ballot)
  await closeBallot(db, ballot)
  await makeLadderOf(db, scope, quarter)
}

function drawDataset(quarter: string, strand: string, groups: Groups): Omit<Dataset, 'rungs'> {
  const chance = newChance(`demonstration ${quarter.slice(-2)}`)
  const people = crowd.flatMap(([situation, time, count]) =>
    Array.from({ length: count }, (): Person => ({
      person: `${situation}-${time}-${chance.draw()}`,
      situation,
      time,
    })),
  )
  const staff = people.filter(({ time }) => time === 'paid')
  const others = people.filter(({ time }) => time !== 'paid')
  // A group of eleven, one of three, and others of the same strand.
  const proofs = [...staff.slice(0, 5), ...others.slice(0, 6)]
  const members = [
    ...proofs.map(({ person }) => ({ scope: groups.proofs.id, person })),
    ...others.slice(6, 9).map(({ person }) => ({ scope: groups.yard.id, person })),
    ...[...staff.slice(5), ...others.slice(9, 20)].map(({ person }) => ({ scope: strand, person })),
  ]
  const pick = (some: readonly Person[]) => some[chance.below(some.length)]?.person ?? ''
  // Staff speak twice as often, and start three times as often, as anyone else.
  const talk = (some: readonly Person[]) => pick([...some, ...some.filter(({ time }) => time === 'paid')])
  const act = () => ({
    person: pick([...people, ...staff, ...staff]),
    scope: 'lab',
    week: `${quarter.slice(0, 4)}-W30`,
  })
  return {
    ...{ study: 'demonstration', quarter, people, members },
    scopes: [
      { scope: 'lab', kind: 'lab', within: '' },
      { scope: strand, kind: 'strand', within: '' },
      { scope: groups.proofs.id, kind: 'group', within: strand },
      { scope: groups.yard.id, kind: 'group', within: strand },
    ],
    turns: [
      ...drawTurns(140, 'lab', () => talk(people), chance),
      ...drawTurns(90, groups.proofs.id, () => talk(proofs), chance),
    ],
    initiatives: Array.from({ length: 24 }, () => ({ ...act(), kind: 'need' })),
    proposals: Array.from({ length: 36 }, () => ({
      ...act(),
      outcome: (['adopted', 'amended', 'refused', 'unanswered'] as const)[chance.below(4)] ?? 'open',
      ...{ reasoned: true, days: chance.below(12) },
    })),
    credits: Array.from({ length: 20 }, (_, work) => ({ ...act(), work: `${work}` })),
    seats: Array.from({ length: 12 }, () => ({ person: pick(people), circle: 'care' })),
    crossings: [],
    scales: drawScales(chance),
  }
}

/** What fourteen of them answered to five questions of the study, before and after: some a step higher, some not. */
function drawScales({ below }: Chance): NonNullable<Dataset['scales']> {
  return Array.from({ length: 70 }, (_, at) => {
    const before = 1 + below(4)
    return {
      answerer: `a${at % 14}`,
      question: `q${2 + Math.floor(at / 14)}`,
      before,
      after: Math.min(5, before + below(3)),
    }
  })
}

function drawTurns(count: number, scope: string, speaker: () => string, chance: Chance): Dataset['turns'] {
  const speakers = Array.from({ length: count }, speaker)
  return speakers.map((person, at) => {
    const answers = chance.draw() < 0.6 ? (speakers[chance.below(at + 1)] ?? '') : ''
    const words = 5 + Math.floor(-45 * Math.log(1 - chance.draw()))
    return {
      person,
      scope,
      kind: 'post',
      week: '2026-W30',
      words,
      answers: answers === person ? '' : answers,
    }
  })
}
