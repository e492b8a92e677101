/** One named world, for the demonstration, the tests and development: people of a lab in Marseille, and what they say, open and make. */
import { sql } from 'kysely'
// Every kind, task and subscriber registers itself with its module.
import '../src/app.tsx'
import { StartError } from '../src/platform/embedded-home.ts'
import { runDueJobs } from '../src/platform/jobs.ts'
import type { Lab } from '../src/platform/lab.ts'
import { care } from './care.ts'
import type { Who } from './cast.ts'
import { faces } from './drawings/index.ts'
import { bringSvg } from './files.ts'
import { appealAside, decide } from './groups/decisions.ts'
import { endGroups, openGroups } from './groups/index.ts'
import { faceInstitutions } from './institutions/index.ts'
import { writeKnowledge } from './knowledge/index.ts'
import { countPeople } from './participation.ts'
import { fillCircles, openAccounts, showThemselves, takeOtherName } from './people.ts'
import { makeThings } from './productions/index.ts'
import { study } from './research/index.ts'
import { releaseStudy } from './research/releases.ts'
import { settle } from './time.ts'
import { leaveUnfinished } from './unfinished.ts'
import { tellUses } from './uses/index.ts'
import { openPlace } from './venue.ts'
import { speak } from './voices/index.ts'
import { addWords } from './words.ts'
import { newWorld } from './world.ts'
import { proposeWorkshops } from './workshops/index.ts'

export { examples } from './examples.ts'
export { choosePhrases, describeGuests, guests } from './guests.ts'

/**
 * Fills the lab with the whole world, dated around now, through the verbs that pages use. `phrases` are passphrases for those one may sign in
 * as. False when the world is there already: nothing is changed. Throws when an earlier try stopped half-way.
 */
export async function fillDemo(lab: Lab, phrases: ReadonlyMap<Who, string> = new Map()): Promise<boolean> {
  if (!(await take(lab, 'world'))) {
    if (!(await isWhole(lab)))
      throw new StartError('Le monde de démonstration n’est pas entier : recommencez avec un DATA_DIR vide.')
    return false
  }
  const now = new Date()
  const world = newWorld(lab, now, await openAccounts(lab, phrases))
  await Promise.all([
    showThemselves(world, await drawFaces(lab)),
    fillCircles(world),
    addWords(world),
    openPlace(world),
  ])
  const chat = await takeOtherName(world)
  const [groups] = await Promise.all([openGroups(world), speak(world, chat)])
  await Promise.all([proposeWorkshops(world, groups), makeThings(world, groups), writeKnowledge(world)])
  await faceInstitutions(world, groups)
  await decide(world, groups)
  await countPeople(world, groups)
  await Promise.all([endGroups(world, groups), care(world), leaveUnfinished(world, groups), tellUses(world)])
  const participation = await study(world)
  await appealAside(world, groups)
  // What follows facts happens before times are moved: it would wake the group that sleeps.
  await runDueJobs(lab)
  await settle(lab.db, now, world.moments, world.moves)
  await releaseStudy(world, participation)
  // What a release is followed by, its figures, is there when the lab opens.
  await runDueJobs(lab)
  await take(lab, 'whole')
  return true
}

/** Takes a name, which is spent for ever: `world` as it begins, since it opens once in a lab, and `whole` when all of it is there. */
async function take({ db }: Lab, name: 'world' | 'whole'): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into platform.spent_slug (space, slug) values ('demo', ${name}) on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

async function isWhole({ db }: Lab): Promise<boolean> {
  const { rows } = await sql`select from platform.spent_slug where space = 'demo' and slug = 'whole'`.execute(
    db,
  )
  return rows.length > 0
}

async function drawFaces({ files: store }: Lab) {
  const drawn = Object.entries(faces).map(async ([who, { svg, alt }]) => {
    // Faces are named after the cast.
    return [who as Who, { store, prepared: await bringSvg(store, who, svg), alt }] as const
  })
  return new Map(await Promise.all(drawn))
}
