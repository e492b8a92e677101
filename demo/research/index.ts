import { answerStudy } from '../../src/research/studies/consent/consent.ts'
import { saySituation } from '../../src/research/studies/consent/situation.ts'
import type { StudyDraft } from '../../src/research/studies/forms.ts'
import { writeNote } from '../../src/research/studies/notebook/notes.ts'
import { addUsualQuestions } from '../../src/research/studies/questions/questions.ts'
import { closeStudy, giveBack, openStudy, prepareStudy } from '../../src/research/studies/study.ts'
import type { Who } from '../cast.ts'
import { dayFrom, type Moment } from '../time.ts'
import type { World } from '../world.ts'
import { answers, mornings, notes, numbers, numbersBack, participation, situations } from './studies.ts'

/** One study asks, one is prepared, one was given back; most said yes to the first, some no, and where they speak from is theirs. Returns the name of the first. */
export async function study(world: World): Promise<string> {
  const { db } = world.lab
  const asking = await open(world, 'yohan', { ...participation, ...days(world, 85) }, '100 j 10:00')
  const over = await open(world, 'nadia', { ...numbers, ...days(world, 50) }, '110 j 15:00')
  await closeStudy(db, world.as('nadia'), over.slug)
  await giveBack(db, world.as('nadia'), over.slug, numbersBack)
  await prepareStudy(db, world.as('lila'), { ...mornings, ...days(world, 120) })
  for (const [who, said] of situations) await saySituation(db, world.as(who).accountId, said)
  for (const [who, said, moment] of answers) {
    const answer = {
      wording: 1,
      takesPart: said === 'both' || said === 'part',
      data: said === 'both' || said === 'data',
      texts: false,
    }
    await answerStudy(db, world.as(who), asking.id, answer)
    world.happened(`${asking.id} ${world.as(who).accountId}`, moment)
  }
  for (const [who, text, moment] of notes) {
    const path = await writeNote(db, world.as(who), asking.slug, { text, lang: 'fr' })
    if (path === null) throw new Error(`the note of ${who} was refused`)
    world.happened(path.slice(-12), moment)
  }
  return asking.slug
}

/** By when the people concerned read the figures, from today as verbs have it: `settle` moves it with the rest. */
function days({ now, lab }: World, analysis: number): Pick<StudyDraft, 'analysisOn' | 'dataUntil'> {
  return {
    analysisOn: dayFrom(now, lab.zone, analysis).toString(),
    dataUntil: dayFrom(now, lab.zone, analysis + 365).toString(),
  }
}

async function open(world: World, who: Who, draft: StudyDraft, moment: Moment) {
  const { db, zone } = world.lab
  const path = await prepareStudy(db, world.as(who), draft)
  const slug = path.slice('/recherche/etudes/'.length)
  await addUsualQuestions(db, world.as(who), slug)
  await openStudy(db, world.as(who), slug, dayFrom(world.now, zone, 0).toString())
  const { id } = await db
    .selectFrom('research.study')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  world.happened(id, moment)
  return { id, slug }
}
