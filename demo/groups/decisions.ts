import { castVote, closeBallot } from '../../src/groups/ballots/ballots.ts'
import type { Method } from '../../src/groups/ballots/methods.ts'
import { appeal } from '../../src/groups/appeals/appeals.ts'
import { closeDecision, planClosing } from '../../src/groups/decisions/close.ts'
import { takePosition } from '../../src/groups/decisions/positions.ts'
import { amend, propose, withdraw, type Proposal } from '../../src/groups/decisions/propose.ts'
import type { Deciding } from '../../src/groups/decisions/subject.ts'
import type { PositionChoice } from '../../src/groups/decisions/tables.ts'
import { sayUnder } from '../../src/groups/decisions/thread.ts'
import { openVote } from '../../src/groups/decisions/vote.ts'
import { joinGroup } from '../../src/groups/members.ts'
import type { Who } from '../cast.ts'
import { makeBallotDue, makeDecisionDue, readMoment, type Moment } from '../time.ts'
import { dateAct, must, type World } from '../world.ts'
import type { GroupKey, Groups } from './index.ts'

interface Scene {
  in: GroupKey | 'steering'
  by: Who
  /** Whom it is about. */
  about?: Who
  at: Moment
  proposal: Pick<Proposal, 'title' | 'text' | 'changes'> & Partial<Proposal>
  answers: readonly Answer[]
  talk?: readonly { by: Who; text: string }[]
  amended?: {
    title: string
    text: string
    changes: string
    data?: Proposal['data']
    answers: readonly Answer[]
  }
  /** How many times its end has come: once to go on, or to pass; twice to end without. */
  ended?: 1 | 2
  withdrawn?: true
  votes?: readonly Vote[]
}

/** A vote on a proposal that found no consent: what each gives to each option, and whether it is over. */
interface Vote {
  by: Who
  method: Method
  secret?: true
  others: readonly string[]
  cast: Partial<Record<Who, readonly number[]>>
  over?: true
}

interface Answer {
  by: Who
  choice: PositionChoice
  reason?: string
  wayOut?: string
}

const scenes: readonly Scene[] = [
  {
    in: 'proofs',
    by: 'nadia',
    at: '2 j 18:30',
    proposal: {
      title: 'Changer de nom : « Preuves en poche » devient « La preuve, c’est vous »',
      text: 'Aux guichets, on nous répond que la preuve c’est eux. Je voudrais que le nom dise le contraire, tout de suite, sur l’affiche.',
      changes: 'Le nom du groupe, partout. Les guides déjà imprimés gardent l’ancien.',
      effect: 'name',
      data: { newName: 'La preuve, c’est vous' },
      days: 7,
    },
    answers: [
      { by: 'marc', choice: 'consent' },
      {
        by: 'adele',
        choice: 'objection',
        reason: '« C’est vous » peut se lire comme un reproche : débrouillez-vous pour prouver.',
        wayOut: 'Garder le mot « poche », que les gens connaissent, et dire qu’on aide.',
      },
    ],
    talk: [
      {
        by: 'adele',
        text: 'Je l’ai lu à voix haute à une dame ce matin. Elle a cru que c’était une menace.',
      },
      { by: 'marc', text: 'Moi « vous » ça me va, mais pas s’il faut l’expliquer à chaque fois.' },
      { by: 'nadia', text: 'D’accord, je le change. On garde la poche.' },
    ],
    amended: {
      title: 'Changer de nom : « Preuves en poche » devient « La preuve en poche »',
      data: { newName: 'La preuve en poche' },
      text: 'Aux guichets, on nous répond que la preuve c’est eux. Le nom garde la poche, que tout le monde connaît, et dit **la** preuve : celle qui compte.',
      changes: 'Le nom du groupe, partout. Les guides déjà imprimés gardent l’ancien.',
      answers: [
        { by: 'marc', choice: 'consent' },
        {
          by: 'fatou',
          choice: 'reservation',
          reason: 'Il faudra refaire l’affiche du lieu, je veux bien aider à la colorier.',
        },
      ],
    },
  },
  {
    in: 'school',
    by: 'theo',
    at: '26 j 20:10',
    proposal: {
      title: 'Deux personnes au tableau, jamais une seule',
      text: 'À chaque essai, une personne de métier et une personne concernée mènent ensemble. Si l’une manque, on reporte.',
      changes: 'Les essais en classe. Il faudra parfois repousser une date.',
      effect: 'text',
      data: {},
      days: 5,
    },
    answers: [
      { by: 'catherine', choice: 'consent' },
      { by: 'nadia', choice: 'consent' },
      { by: 'yohan', choice: 'aside' },
      { by: 'fatou', choice: 'consent' },
      {
        by: 'ines',
        choice: 'reservation',
        reason: 'Pensons à payer les transports de la deuxième personne.',
      },
      { by: 'mourad', choice: 'consent' },
    ],
    ended: 1,
  },
  {
    in: 'counters',
    by: 'kev',
    at: '18 j 22:00',
    proposal: {
      title: 'Mettre de la musique au générique',
      text: 'Trente secondes, faites sur mon téléphone. Pas triste, promis.',
      changes: 'Le film, au début et à la fin.',
      effect: 'text',
      data: {},
      days: 3,
    },
    answers: [
      {
        by: 'samir',
        choice: 'objection',
        reason:
          'On a écrit « pas de musique triste » : à l’écoute, trois personnes sur quatre la trouvent triste.',
        wayOut: 'Le bruit du rideau de fer, que Blessing a enregistré, en boucle.',
      },
      { by: 'blessing', choice: 'talk' },
      { by: 'marc', choice: 'consent' },
    ],
    talk: [{ by: 'samir', text: 'Le rideau de fer, c’est déjà de la musique.' }],
    ended: 2,
    votes: [
      {
        by: 'kev',
        method: 'choice',
        others: ['La musique à la fin seulement'],
        cast: { kev: [1, 0, 0], samir: [0, 0, 1], blessing: [0, 0, 1], marc: [0, 1, 0] },
        over: true,
      },
      {
        by: 'blessing',
        method: 'dots',
        secret: true,
        others: ['Le bruit du rideau de fer', 'Une chanson qu’on écrit ensemble'],
        cast: { kev: [3, 0, 2, 0], samir: [0, 5, 0, 0], marc: [0, 2, 3, 0] },
      },
    ],
  },
  {
    in: 'tables',
    by: 'fatou',
    at: '20 h',
    proposal: {
      title: 'Le dessert d’abord',
      text: 'Mes enfants l’exigent.',
      changes: '',
      effect: 'text',
      data: {},
      days: 3,
    },
    answers: [],
    withdrawn: true,
  },
  {
    in: 'steering',
    by: 'nadia',
    at: '3 j 19:00',
    proposal: {
      title: 'Une réunion sur deux a lieu le soir',
      text: 'Le pilotage se réunit à 14 h. Qui travaille ou garde des enfants n’y vient pas.',
      changes: 'Les réunions du cercle, à partir du mois prochain.',
      effect: 'text',
      data: {},
      days: 7,
    },
    answers: [
      { by: 'ines', choice: 'consent' },
      {
        by: 'josette',
        choice: 'objection',
        reason: 'Le soir, il n’y a plus de bus pour rentrer chez moi.',
        wayOut: 'Finir à 20 h au plus tard, ou que quelqu’un me raccompagne.',
      },
    ],
    talk: [{ by: 'helene', text: 'J’habite à côté de chez Josette, je peux la déposer.' }],
    amended: {
      title: 'Une réunion sur deux a lieu le soir, et finit à 20 h',
      text: 'Le pilotage se réunit à 14 h. Qui travaille ou garde des enfants n’y vient pas. Le soir, on commence à 18 h et on finit à 20 h, l’heure du dernier bus.',
      changes: 'Les réunions du cercle, à partir du mois prochain.',
      answers: [{ by: 'josette', choice: 'consent' }],
    },
  },
  {
    in: 'steering',
    by: 'ines',
    about: 'oiseau',
    at: '1 j 10:00',
    proposal: {
      title: 'Donner la deuxième place des personnes concernées',
      text: 'Nadia y est seule. À deux, on ose mieux dire non.',
      changes: 'Nous serons six. Les réunions ne changent pas.',
      effect: 'seat-given',
      data: { months: 6, seat: null },
      days: 7,
    },
    answers: [{ by: 'nadia', choice: 'consent' }],
    talk: [{ by: 'oiseau', text: 'Je viens si on finit avant le dernier bus.' }],
  },
  {
    in: 'steering',
    by: 'helene',
    at: '12 j 15:00',
    proposal: {
      title: 'Inviter la presse à chaque réunion',
      text: 'Ce qui se dit ici mérite d’être su. Une place serait gardée à un journal, à chaque fois.',
      changes: 'Les réunions du cercle.',
      effect: 'text',
      data: {},
      days: 3,
    },
    answers: [
      {
        by: 'nadia',
        choice: 'objection',
        reason: 'Devant un journaliste, je ne dirai plus rien de chez moi.',
        wayOut: 'Inviter la presse quand une production sort, et seulement là.',
      },
      { by: 'josette', choice: 'consent' },
    ],
    ended: 2,
  },
  {
    in: 'steering',
    by: 'catherine',
    at: '30 j 14:00',
    proposal: {
      title: 'Chaque compte rendu tient sur une page',
      text: 'Une page, des phrases courtes, lue à voix haute à la fin de la réunion.',
      changes: 'Le travail de qui écrit. Tout le monde peut relire.',
      effect: 'text',
      data: {},
      days: 5,
    },
    answers: [
      { by: 'ines', choice: 'consent' },
      { by: 'josette', choice: 'consent' },
      { by: 'nadia', choice: 'consent' },
    ],
    ended: 1,
  },
]

/** Groups and the steering circle decide: what is open, amended after an objection, adopted, not adopted, withdrawn. */
export async function decide(world: World, groups: Groups): Promise<void> {
  for (const scene of scenes) await play(world, groups, scene)
}

async function play(world: World, groups: Groups, scene: Scene): Promise<void> {
  const { lab, as, happened } = world
  const where: Deciding =
    scene.in === 'steering'
      ? { groupId: null, circle: 'steering' }
      : { groupId: groups[scene.in].id, circle: null }
  const { effect = 'text', data = {}, days = 5, ...words } = scene.proposal
  const about = scene.about ? as(scene.about).presentationId : null
  const proposal = { ...words, effect, data, days, about, from: '' }
  const { id, endsAt } = must(await propose(lab.db, as(scene.by), where, proposal, 'fr'))
  happened(id, scene.at)
  await answer(world, where, id, 1, scene.answers)
  for (const { by, text } of scene.talk ?? []) await sayUnder(lab.db, as(by), where, id, { text, lang: 'fr' })
  if (scene.amended) {
    const { answers, ...texts } = scene.amended
    must(await amend(lab.db, as(scene.by), where, id, { data, ...texts, version: 1 }))
    await answer(world, where, id, 2, answers)
  }
  if (scene.withdrawn) await withdraw(lab.db, as(scene.by), where, id)
  for (let time = 0; time < (scene.ended ?? 0); time += 1) {
    await makeDecisionDue(lab.db, id)
    await closeDecision(lab.db, id)
  }
  for (const vote of scene.votes ?? []) await playVote(world, where, id, vote)
  if (scene.ended) await dateWhatCame(world, scene)
  // Its end is moved with the rest of its times.
  else await planClosing(lab.db, id, new Date(endsAt.getTime() - ageOf(world, scene)))
}

async function playVote({ lab: { db }, as }: World, where: Deciding, id: string, vote: Vote): Promise<void> {
  const { by, method, secret = false, others, cast, over } = vote
  const { path } = must(
    await openVote(db, as(by), where, id, { method, others: [...others], secret, days: 5 }),
  )
  const ballot = path.replace('/votes/', '')
  for (const [who, marks] of Object.entries(cast))
    // The keys are those of the cast.
    assertCounted(await castVote(db, as(who as Who), ballot, marks ?? []))
  if (!over) return
  await makeBallotDue(db, ballot)
  await closeBallot(db, ballot)
}

function assertCounted(said: string): void {
  if (said !== 'counted') throw new Error(`the demonstration was refused: ${said}`)
}

function ageOf({ now, lab }: World, { at }: Scene): number {
  return now.getTime() - readMoment(at, now, lab.zone).getTime()
}

async function answer(
  { lab, as }: World,
  where: Deciding,
  id: string,
  version: number,
  answers: readonly Answer[],
): Promise<void> {
  for (const { by, choice, reason = '', wayOut = '' } of answers)
    must(await takePosition(lab.db, as(by), where, id, { choice, reason, wayOut, lang: 'fr', version }))
}

/** A decision that passed wrote itself in the journal of its group, or in the public log. */
async function dateWhatCame(world: World, { in: place, at, ended }: Scene): Promise<void> {
  if (ended !== 1) return
  if (place === 'steering') return dateAct(world, 'groups.decision.log', at)
  const entry = await world.lab.db
    .selectFrom('groups.entry')
    .select('id')
    .where('text', 'like', '**Décidé ensemble%')
    .executeTakeFirstOrThrow()
  world.happened(entry.id, at)
}

/** A group set someone aside, who appeals: people drawn by lot hear it. After `care`, where some said yes to being drawn. */
export async function appealAside(world: World, groups: Groups): Promise<void> {
  const { lab, as, happened } = world
  const where: Deciding = { groupId: groups.counters.id, circle: null }
  await joinGroup(lab.db, as('helene'), groups.counters.id)
  const proposal = {
    title: 'Continuer sans Hélène pour le moment',
    text: 'Les images brutes ont été montrées dans un bureau du Département avant que les personnes filmées aient dit oui. C’est la deuxième fois. On lui en a parlé, elle a dit que cela ne se reproduirait pas.',
    changes: 'Hélène ne voit plus les images. Elle reste la bienvenue aux ateliers du lieu.',
    ...{ effect: 'set-aside', data: {}, about: as('helene').presentationId, days: 7, from: '' },
  }
  const { id } = must(await propose(lab.db, as('samir'), where, proposal, 'fr'))
  happened(id, '14 j 19:00')
  const consent = { choice: 'consent', reason: '', wayOut: '', lang: 'fr' } as const
  for (const by of ['marc', 'blessing', 'anouk'] as const)
    await takePosition(lab.db, as(by), where, id, { ...consent, version: 1 })
  const heard = 'Je croyais bien faire : sans ces images, personne là-haut n’aurait voté l’argent du micro.'
  await sayUnder(lab.db, as('helene'), where, id, { text: heard, lang: 'fr' })
  await makeDecisionDue(lab.db, id)
  await closeDecision(lab.db, id)
  const words =
    'J’ai eu tort de montrer ces images, je l’ai écrit aux personnes filmées. Je demande à revenir sans rien voir du montage : porter les chaises me va.'
  if ((await appeal(lab.db, as('helene'), id, { text: words, lang: 'fr' })) !== 'done')
    throw new Error('the demonstration was refused')
  const { id: appealId } = await lab.db
    .selectFrom('groups.appeal')
    .select('id')
    .where('decision_id', '=', id)
    .executeTakeFirstOrThrow()
  happened(appealId, '2 j 09:00')
  await dateAct(world, 'groups.appeal.log.opened', '2 j 09:00')
}
