import { applyChange } from '../../src/groups/changes/apply.ts'
import { announceStop, markProduced } from '../../src/groups/ending.ts'
import { groupForm } from '../../src/groups/forms.ts'
import { openGroup, type OpenedGroup } from '../../src/groups/groups.ts'
import { writeEntry } from '../../src/groups/journal/journal.ts'
import { agreePledge, coverNeed, offerMeans, sayNeed } from '../../src/groups/means/means.ts'
import { joinGroup } from '../../src/groups/members.ts'
import { nameRole, takeRole } from '../../src/groups/roles/roles.ts'
import { openStrand } from '../../src/groups/strands/strands.ts'
import { keepLine, proposeLine } from '../../src/groups/strands/line/line.ts'
import { bringDrawing } from '../files.ts'
import type { Who } from '../cast.ts'
import { makeDue, type Moment } from '../time.ts'
import { must, type World } from '../world.ts'
import { awake } from './awake.ts'
import { others } from './others.ts'
import type { Entry, GroupStory } from './story.ts'

const stories = { ...awake, ...others }

export type GroupKey = keyof typeof stories
export type Groups = Readonly<Record<GroupKey, OpenedGroup>>

interface StrandLine {
  by: Who
  text: string
  kept?: boolean
}

interface Strand {
  by: Who
  at: Moment
  name: string
  purpose: string
  lines?: readonly StrandLine[]
}

const strands: readonly Strand[] = [
  {
    by: 'nadia',
    at: '90 j 10:00',
    name: 'Démarches sans mur',
    lines: [
      {
        by: 'samir',
        kept: true,
        text: 'Nous ne demandons pas des démarches plus simples : nous demandons **qu’une personne réponde**. Ce chantier fabrique des preuves et des outils avec celles et ceux que les guichets fermés laissent dehors. Il refuse ce qui remplace quelqu’un par un écran.',
      },
      {
        by: 'josette',
        text: 'Et si on disait aussi ce qui marche ? Il y a des guichets où l’on vous écoute : allons les filmer, et demandons pourquoi pas les autres.',
      },
    ],
    purpose:
      'Un droit qu’on ne peut demander qu’en ligne, est-ce encore un droit ? Les groupes de ce chantier montrent ce qui bloque, gardent des preuves, et fabriquent ce qui manque.',
  },
  {
    by: 'catherine',
    at: '89 j 10:00',
    name: 'L’école de demain',
    purpose:
      'Former à accompagner, avec les personnes accompagnées. Ce chantier rassemble les groupes qui inventent des façons d’apprendre, les essaient et les refont.',
  },
  {
    by: 'dalil',
    at: '86 j 10:00',
    name: 'Tenir le lien',
    purpose:
      'Quand on est loin, malade, enfermé ou debout à trois heures du matin : comment rester relié, et à qui ? Ce chantier part de ce que les gens font déjà.',
  },
]

/** Groups open, gather people, roles and means, write what they do, and end or not. */
export async function openGroups(world: World): Promise<Groups> {
  const slugs = await openStrands(world)
  const opened = await Promise.all(
    Object.entries(stories).map(async ([key, story]) => [key, await tell(world, story, slugs)] as const),
  )
  // The keys are those of the stories.
  return Object.fromEntries(opened) as Groups
}

async function openStrands(world: World): Promise<readonly string[]> {
  const paths: string[] = []
  for (const { by, at, lines = [], ...draft } of strands) {
    const { path } = await openStrand(world.lab.db, world.as(by), draft, 'fr')
    world.happened(await idAt(world, path), at)
    const strand = { id: await idAt(world, path), name: draft.name, path }
    for (const line of lines) await writeLine(world, strand, line, at)
    paths.push(path.replace('/chantiers/', ''))
  }
  return paths
}

/** Someone proposes a text for the line of a strand, and the steering circle may keep it. */
async function writeLine(
  { lab: { db }, as, happened }: World,
  strand: { id: string; name: string; path: string },
  { by, text, kept = false }: StrandLine,
  at: Moment,
): Promise<void> {
  const id = await proposeLine(db, as(by), strand, { text, lang: 'fr' })
  happened(id, at)
  if (kept) must(await keepLine(db, as('nadia'), strand.id, id))
}

/** The id of what stands at an address. */
export async function idAt({ lab }: World, path: string): Promise<string> {
  const thing = await lab.db
    .selectFrom('platform.thing')
    .select('id')
    .where('path', '=', path)
    .executeTakeFirstOrThrow()
  return thing.id
}

async function tell(world: World, story: GroupStory, strandSlugs: readonly string[]): Promise<OpenedGroup> {
  const { lab, as, happened, moved } = world
  const { name, purpose, promise, priority, pole = '', peersFor = '', peersOut = '' } = story
  const strand = story.strand === undefined ? '' : (strandSlugs[story.strand] ?? '')
  const draft = groupForm(lab.words).parse({
    name,
    purpose,
    promise,
    priority,
    pole,
    strand,
    peersFor,
    peersOut,
  })
  const group = await openGroup(lab.db, as(story.by), draft, 'fr')
  happened(group.id, story.at)
  moved(group.id, story.moved)
  for (const who of story.members) await joinGroup(lab.db, as(who), group.id, { concerned: true })
  await shareRoles(world, group, story)
  await gatherMeans(world, group, story)
  for (const entry of story.journal ?? []) await write(world, group, entry)
  return group
}

async function shareRoles(
  { lab: { db }, as }: World,
  group: OpenedGroup,
  { by, roles = [] }: GroupStory,
): Promise<void> {
  for (const { word = null, name = '', details, held } of roles) {
    await nameRole(db, as(by), group.id, { word, name, details })
    if (!held) continue
    const role = await db
      .selectFrom('groups.role')
      .select('id')
      .where('group_id', '=', group.id)
      .where('details', '=', details)
      .executeTakeFirstOrThrow()
    await takeRole(db, as(held), group.id, role.id, 6)
  }
}

async function gatherMeans(
  { lab: { db }, as }: World,
  group: OpenedGroup,
  { by, needs = [], offers = [] }: GroupStory,
): Promise<void> {
  for (const { word, details } of needs) await sayNeed(db, as(by), group.id, { word, details })
  const said = await db
    .selectFrom('groups.need')
    .select(['id', 'word'])
    .where('group_id', '=', group.id)
    .execute()
  const needFor = (word: string) => said.find((need) => need.word === word)?.id ?? null
  for (const { by: who, word, details } of offers)
    await offerMeans(db, as(who), group.id, { word, details, needId: needFor(word) })
  const pledges = await db
    .selectFrom('groups.pledge')
    .select(['id', 'details'])
    .where('group_id', '=', group.id)
    .execute()
  for (const { details } of offers.filter((offer) => offer.agreed)) {
    const pledge = must(pledges.find((one) => one.details === details))
    await agreePledge(db, as(by), group.id, pledge.id)
  }
  for (const { word } of needs.filter((need) => need.covered))
    await coverNeed(db, as(by), group.id, needFor(word) ?? '')
}

async function write({ lab, as, happened }: World, group: OpenedGroup, entry: Entry): Promise<void> {
  const pictures = entry.drawing ? [await bringDrawing(lab.files, entry.drawing)] : []
  const files = pictures.map(({ prepared: file, alt }) => ({ file, alt }))
  const draft = { text: entry.text, lang: 'fr', forMembers: entry.forMembers ?? false }
  const id = await writeEntry(lab.db, as(entry.by), group.id, draft, { store: lab.files, pictures: files })
  if (id === null) throw new Error(`the demonstration was refused: ${entry.by} is not in ${group.name}`)
  happened(id, entry.at)
}

/** Some groups end, when everything else is there: one has produced, one stops and says what it learned. */
export async function endGroups(world: World, groups: Groups): Promise<void> {
  const { db } = world.lab
  for (const [key, story] of Object.entries(stories) as [GroupKey, GroupStory][]) {
    const { id } = groups[key]
    if (story.produced) await markProduced(db, world.as(story.produced), id)
    if (story.stopped) await stop(world, id, story.stopped)
  }
}

/** What was announced is due at once in this world, where 72 hours have passed. */
async function stop(
  { lab: { db }, as, happened }: World,
  id: string,
  { by, learned, at }: Stop,
): Promise<void> {
  await announceStop(db, as(by), id, learned)
  await applyChange(db, await makeDue(db, id))
  const entry = await db
    .selectFrom('groups.entry')
    .select('id')
    .where('group_id', '=', id)
    .where('learned', '=', true)
    .executeTakeFirstOrThrow()
  happened(entry.id, at)
}

type Stop = NonNullable<GroupStory['stopped']>
