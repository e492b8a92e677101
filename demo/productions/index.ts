import { agreeToBeNamed, nameOneself, nameSomeone } from '../../src/productions/authors/authors.ts'
import { sortNamed } from '../../src/productions/kinds/registry.ts'
import { saveCues } from '../../src/productions/captions/captions.ts'
import type { Cue } from '../../src/productions/captions/cue.ts'
import { adaptProduction } from '../../src/productions/lineage/adapt.ts'
import { publishForm, startForm } from '../../src/productions/making/forms.ts'
import { publishDraft } from '../../src/productions/making/publish.ts'
import { readDraft, readOpenTrials } from '../../src/productions/making/queries.ts'
import { startProduction } from '../../src/productions/making/start.ts'
import { openWriting, saveWhole } from '../../src/productions/making/writing.ts'
import { needForm } from '../../src/productions/needs/forms.ts'
import { sayNeed } from '../../src/productions/needs/needs.ts'
import type { Prepared } from '../../src/productions/parts/files.ts'
import { addToDraft, removePart, type NewPart } from '../../src/productions/parts/parts.ts'
import { readHead } from '../../src/productions/reading/queries.ts'
import { trialForm } from '../../src/productions/trials/forms.ts'
import { findTown } from '../../src/productions/trials/towns.ts'
import { tellTrial } from '../../src/productions/trials/trials.ts'
import type { Who } from '../cast.ts'
import { bring, bringDrawing } from '../files.ts'
import { idAt, type Groups } from '../groups/index.ts'
import { loop, night, play } from '../sound.ts'
import { must, type World } from '../world.ts'
import { bringActivity } from './activity.ts'
import { adaptation } from './adaptation.ts'
import { writeProofCourse } from './course.ts'
import { writeCounterGame } from './counter.ts'
import { needs } from './needs.ts'
import type { Part, Trial, Work } from './work.ts'
import { translate } from './translation.ts'
import { works } from './works.ts'

/** Needs are said, things are made and published, tried, revised, and adapted elsewhere. */
export async function makeThings(world: World, groups: Groups): Promise<void> {
  const needIds = new Map<string, string>()
  for (const need of needs) needIds.set(need.title, await say(world, need))
  const [proofs] = await Promise.all(Object.values(works).map((work) => make(world, groups, work, needIds)))
  await adapt(world, proofs ?? '')
  await translate(world, proofs ?? '')
  await writeCounterGame(world)
  await writeProofCourse(world)
  await bringActivity(world)
}

async function say(world: World, { by, at, ...need }: (typeof needs)[number]): Promise<string> {
  const { lab, as, happened } = world
  const draft = needForm(lab.words).parse({ ...need, lang: by === 'blessing' ? 'en' : 'fr' })
  const id = await idAt(world, await sayNeed(lab.db, as(by), draft))
  happened(id, at)
  return id
}

/** Makes one thing and publishes it, then what followed. Returns its path. */
async function make(
  world: World,
  groups: Groups,
  work: Work,
  needIds: ReadonlyMap<string, string>,
): Promise<string> {
  const { lab, as, happened } = world
  const editionId = await start(world, groups, work, needIds)
  const { path } = must(await publishDraft(lab.db, as(work.by), editionId, publishForm.parse({ later: '1' })))
  const id = await idAt(world, path)
  happened(editionId, work.at)
  happened(id, work.at)
  for (const { name, who, waits } of work.authors ?? []) {
    await nameSomeone(lab.db, as(work.by), id, { name, handle: who ? as(who).handle : '' })
    if (who && !waits) await sayYes(world, who, id)
  }
  for (const trial of work.trials ?? []) await tell(world, path, trial)
  if (work.next) await revise(world, id, work.next)
  return path
}

async function start(
  world: World,
  groups: Groups,
  work: Work,
  needIds: ReadonlyMap<string, string>,
): Promise<string> {
  const { lab, as } = world
  const store = lab.files
  const { prepared: cover, alt } = await bringDrawing(store, work.cover)
  const [first, ...others] = work.parts
  const { draft, prepared } = await bringPart(world, must(first))
  const { kind, title, summary, easy, priority, licence, named } = work
  const whole = startForm(lab.words).parse({
    title,
    summary,
    easy,
    priority,
    licence,
    named,
    coverAlt: alt,
    lang: 'fr',
  })
  const about = {
    kind,
    answers: { ...work.session },
    groupId: work.group ? groups[work.group].id : null,
    needId: work.answers ? (needIds.get(work.answers) ?? null) : null,
    part: draft,
  }
  const id = await startProduction(
    lab.db,
    as(work.by),
    { ...whole, ...about },
    { store, prepared: { ...prepared, cover } },
  )
  for (const part of others) await add(world, work.by, id, part)
  for (const part of work.parts)
    if ('cues' in part && part.cues) await caption(world, work.by, id, part.title, part.cues)
  return id
}

async function bringPart({ lab }: World, part: Part): Promise<{ draft: NewPart; prepared: Prepared }> {
  const draft = { sort: sortNamed(part.sort), partTitle: part.title, partText: part.text, partAlt: '' }
  if (part.sort === 'text') return { draft, prepared: {} }
  if (part.sort === 'moment') {
    const own = { minutes: part.minutes, teacher: part.teacher ?? '', material: '' }
    return { draft: { ...draft, own }, prepared: {} }
  }
  if (part.sort === 'audio')
    return {
      draft,
      prepared: {
        file: await bring(
          lab.files,
          part.cues ? 'generique.wav' : 'repondeur.wav',
          play(part.cues ? night : loop),
        ),
      },
    }
  const { prepared: file, alt } = await bringDrawing(lab.files, part.drawing)
  return { draft: { ...draft, partAlt: alt }, prepared: { file } }
}

async function add(world: World, by: Who, editionId: string, part: Part): Promise<void> {
  const { draft, prepared } = await bringPart(world, part)
  await addToDraft(world.lab.db, world.as(by), editionId, draft, { store: world.lab.files, prepared })
}

/** Writes what is heard in a part of what is being written. */
export async function caption(
  { lab: { db }, as }: World,
  by: Who,
  editionId: string,
  title: string,
  cues: readonly Cue[],
): Promise<void> {
  const part = await db
    .selectFrom('productions.part')
    .select('id')
    .where('edition_id', '=', editionId)
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  must({ saved: await saveCues(db, as(by), { editionId, partId: part.id, saves: 0 }, () => cues) })
}

/** Someone accepts to be named. */
async function sayYes({ lab: { db }, as }: World, who: Who, productionId: string): Promise<void> {
  const asked = await db
    .selectFrom('productions.author')
    .select('id')
    .where('production_id', '=', productionId)
    .where('presentation_id', '=', as(who).presentationId)
    .executeTakeFirstOrThrow()
  await agreeToBeNamed(db, as(who), asked.id)
}

async function tell(world: World, path: string, { by, at, people, ...told }: Trial): Promise<void> {
  const { lab, as, happened } = world
  const production = must(await readHead(lab.db, as(by), slugAt(path)))
  const { town } = await findTown(told.town ?? '')
  const draft = trialForm.parse({ ...told, people: String(people), lang: 'fr' })
  happened(await tellTrial(lab.db, as(by), production, { ...draft, town }), at)
}

/** The next version takes into account every trial told so far. */
async function revise(
  { lab, as, happened, ...world }: World,
  id: string,
  { by, at, changed, adds }: NonNullable<Work['next']>,
): Promise<void> {
  const editionId = must({ id: await openWriting(lab.db, as(by), id) }).id ?? ''
  await add({ lab, as, happened, ...world }, by, editionId, adds)
  const trials = (await readOpenTrials(lab.db, id)).map((trial) => trial.id)
  must(await publishDraft(lab.db, as(by), editionId, publishForm.parse({ changed, trials })))
  happened(editionId, at)
}

async function adapt(world: World, path: string): Promise<void> {
  const { lab, as, happened } = world
  const { by, at, title, why, summary, named, page } = adaptation
  const origin = must(await readHead(lab.db, as(by), slugAt(path)))
  const id = await adaptProduction(lab.db, as(by), origin, { title, why, kind: 'easy', to: '', group: '' })
  const draft = must(await readDraft(lab.db, as(by), id))
  for (const part of draft.parts) await removePart(lab.db, as(by), id, part.id)
  await add(world, by, id, page)
  const { prepared: cover, alt: coverAlt } = await bringDrawing(lab.files, adaptation.cover)
  const whole = { ...draft, summary, easy: '', coverAlt }
  const change = { whole, answers: {}, coverGone: false }
  await saveWhole(lab.db, as(by), draft, change, { store: lab.files, prepared: { cover } })
  const published = must(await publishDraft(lab.db, as(by), id, publishForm.parse({})))
  const productionId = await idAt(world, published.path)
  await nameOneself(lab.db, as(by), productionId, named)
  happened(id, at)
  happened(productionId, at)
}

const slugAt = (path: string) => path.replace('/productions/', '')
