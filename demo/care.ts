import { contestHiding } from '../src/care/contests/contests.ts'
import { answerReport, hideThing } from '../src/care/watch/decide.ts'
import { tellTeam } from '../src/care/reports/reports.ts'
import { publishVoice } from '../src/conversation/posts/say.ts'
import { writeSettings } from '../src/people/mine/settings.ts'
import type { Who } from './cast.ts'
import { bringDrawing } from './files.ts'
import { dateAct, must, type World } from './world.ts'

/** Those who may be drawn by lot to hear someone who contests, and whether they are here on their own time. */
const volunteers: readonly (readonly [Who, boolean])[] = [
  ['nadia', true],
  ['fatou', true],
  ['ines', false],
]

/** Care at work: a report that waits, one that was answered, something hidden with its reasons, and its author who contests. */
export async function care(world: World): Promise<void> {
  const { lab, as } = world
  for (const [who, ownTime] of volunteers)
    await writeSettings(lab.db, as(who).accountId, { ownTime, lotVolunteer: true })
  await wait(world)
  await answer(world)
  await hide(world)
}

async function findVoice({ lab }: World, opening: string): Promise<string> {
  const row = await lab.db
    .selectFrom('platform.thing')
    .select('id')
    .where('kind', '=', 'post')
    .where('title', 'like', `${opening}%`)
    .executeTakeFirstOrThrow()
  return row.id
}

async function findReport({ lab }: World, thingId: string): Promise<string> {
  const report = await lab.db
    .selectFrom('care.report')
    .select('id')
    .where('thing_id', '=', thingId)
    .executeTakeFirstOrThrow()
  return report.id
}

async function wait(world: World): Promise<void> {
  const thingId = await findVoice(world, 'Trois heures douze')
  const words =
    'Je ne connais pas cette personne. Elle ne dort pas depuis plusieurs nuits, on le lit d’une parole à l’autre. Est-ce que quelqu’un qui sait faire peut lui écrire ?'
  must({ code: await tellTeam(world.lab.db, null, { thingId, trouble: 'other', words, contact: '' }) })
  world.happened(await findReport(world, thingId), '5 h')
}

async function answer(world: World): Promise<void> {
  const { lab, as, happened } = world
  const thingId = await findVoice(world, 'La borne de la mairie')
  const words = 'On se moque des personnes âgées dans cette parole.'
  await tellTeam(lab.db, as('sacha'), { thingId, trouble: 'hate', words, contact: '' })
  const reportId = await findReport(world, thingId)
  const said =
    'Merci d’avoir prévenu. C’est la personne de soixante-quatorze ans qui raconte elle-même, et elle en rit la première. La parole reste. Si quelque chose vous gêne encore, écrivez-nous, ou venez en parler avec elle : elle fait le café le mercredi.'
  await answerReport(lab.db, as('dalil'), reportId, said)
  happened(reportId, '4 j 09:15')
  await dateAct(world, 'care.log.kept', '4 j 09:15')
}

async function hide(world: World): Promise<void> {
  const { lab, as, happened } = world
  const text =
    'Au guichet B, la dame s’appelle comme sur son badge, et son numéro direct est sur la vitre. Je vous le donne : notez-le, appelez, dites que c’est de ma part.'
  const words = { text, warning: '', transcript: '', lang: 'fr', audience: 'open', audienceId: null } as const
  const brought = { store: lab.files, files: [await bringDrawing(lab.files, 'counter')], silent: '' }
  const draft = { ...words, priority: 'droits-en-ligne' }
  const id = await lab.db.transaction().execute((tx) => publishVoice(tx, as('kev'), draft, brought))
  happened(id, '6 j 16:00')
  const facts =
    'La parole invite à appeler, en nombre, une personne qui travaille au guichet et qui n’a rien demandé. Sans le nom ni le numéro, elle peut revenir.'
  await hideThing(lab.db, as('dalil'), id, { rule: 'privacy', facts, answer: 'Merci, la parole est cachée.' })
  const contest =
    'Je voulais que ça réponde enfin. Mais je peux le redire sans la dame. Lisez ma nouvelle version et dites-moi.'
  await contestHiding(lab.db, as('kev'), id, contest)
  const decided = await lab.db
    .selectFrom('care.decision as d')
    .innerJoin('care.contest as c', 'c.decision_id', 'd.id')
    .select(['d.id as decision', 'c.id as contest'])
    .executeTakeFirstOrThrow()
  happened(decided.decision, '5 j 18:30')
  await dateAct(world, 'care.log.hidden', '5 j 18:30')
  happened(decided.contest, '2 j 20:10')
  await dateAct(world, 'care.log.contested', '2 j 20:10')
}
